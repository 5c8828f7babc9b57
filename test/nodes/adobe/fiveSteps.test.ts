import { AdobeSandbox } from '../../support/adobe';
import { fiveSteps, walk, ways } from '../../support/fiveSteps';
import { checkRequest, isDescribed } from '../../contracts/adobe/check';

const adobe = new AdobeSandbox();
beforeEach(() => {
	adobe.sandbox.adobe.settings.updateMs = 20;
});

describe('the five steps of the tutorial', () => {
	it.each(Object.entries(ways))('lead from nothing to a valid dataflow: %s', async (_, way) => {
		const [validated] = await walk(fiveSteps(adobe, way));
		expect(validated.json).toMatchObject({
			valid: true,
			missing: [],
			unexpected: [],
			different: [],
			ids: {
				connectionSpecId: expect.any(String),
				connectionId: expect.any(String),
				sourceConnectionId: expect.any(String),
				targetConnectionId: expect.any(String),
				flowSpecId: expect.any(String),
				dataflowId: expect.any(String),
			},
		});
	});

	it.each(Object.entries(ways))(
		"make only requests that Adobe's OpenAPI documents describe: %s",
		async (_, way) => {
			await walk(fiveSteps(adobe, way));
			const violations = adobe.requests
				.filter(isDescribed)
				.flatMap((request) =>
					checkRequest(request).map(
						(violation) => `${request.method} ${request.path}: ${violation}`,
					),
				);
			expect(violations).toEqual([]);
		},
	);

	it.each(Object.entries(ways))('make everything once when run twice: %s', async (_, way) => {
		await walk(fiveSteps(adobe, way));
		const requests = adobe.requests.length;
		await walk(fiveSteps(adobe, way));
		const writes = adobe.requests.slice(requests).filter(({ method }) => method !== 'GET');
		expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
	});
});
