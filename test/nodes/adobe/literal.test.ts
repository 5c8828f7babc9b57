import { flowSpecs } from '../../../sandbox/adobe/catalogue/flowSpecs.ts';
import { AdobeSandbox, type AdobeRun } from '../../support/adobe';
import { fiveSteps, walk, ways } from '../../support/fiveSteps';
import { LiteralFlowService } from '../../support/literalFlowService';

const adobe = new AdobeSandbox();
let literal: LiteralFlowService;
beforeEach(async () => {
	const names = flowSpecs.map(({ id, name }) => ({ id, name }));
	literal = await LiteralFlowService.start(() => adobe.sandbox.url, names);
});
afterEach(async () => await literal.close());

const there = {
	run: async (...[node, run]: Parameters<AdobeSandbox['run']>) =>
		await adobe.run(node, { ...run, account: { platformUrl: literal.url } } as AdobeRun),
};
const tutorial = Object.entries(ways).filter(([, { destination }]) =>
	/Campaign|Eloqua|Responsys|Salesforce/.test(destination),
);

describe('a Flow Service that answers as the tutorial prints it, and no more', () => {
	it.each(tutorial)('is led from nothing to a valid dataflow: %s', async (_, way) => {
		const [validated] = await walk(fiveSteps(there, way));
		expect(validated.json).toMatchObject({
			valid: true,
			missing: [],
			unexpected: [],
			different: [],
		});
		expect(literal.requests.filter((request) => !request.startsWith('GET'))).toEqual([
			'POST /sourceConnections',
			'POST /connections',
			'POST /targetConnections',
			'POST /flows',
			expect.stringMatching(/^PATCH \/flows\//),
		]);
	});

	it('makes everything once when the steps run twice', async () => {
		const [[, way]] = tutorial;
		await walk(fiveSteps(there, way));
		const before = literal.requests.length;
		await walk(fiveSteps(there, way));
		const again = literal.requests.slice(before).filter((request) => !request.startsWith('GET'));
		expect(again).toEqual([]);
	});
});
