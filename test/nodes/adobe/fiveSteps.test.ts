import { AdobeSandbox } from '../../support/adobe';
import { fiveSteps, walk, ways } from '../../support/fiveSteps';
import { checkRequest, isDescribed } from '../../contracts/adobe/check';

const adobe = new AdobeSandbox();
beforeEach(() => {
	adobe.sandbox.adobe.settings.updateMs = 20;
});

/** What is wrong with the requests so far by Adobe's OpenAPI documents. */
function violations(): string[] {
	return adobe.requests
		.filter(isDescribed)
		.flatMap((request) =>
			checkRequest(request).map((violation) => `${request.method} ${request.path}: ${violation}`),
		);
}

describe('the five steps of the tutorial', () => {
	it.each(Object.entries(ways))(
		"lead from nothing to a valid dataflow by requests that Adobe's documents describe, and make nothing when run again: %s",
		async (_, way) => {
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

			const requests = adobe.requests.length;
			await walk(fiveSteps(adobe, way));
			const writes = adobe.requests.slice(requests).filter(({ method }) => method !== 'GET');
			expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
			expect(violations()).toEqual([]);
		},
	);
});
