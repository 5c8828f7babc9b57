import type { IDataObject } from 'n8n-workflow';

import { AdobeSandbox, type AdobeRun } from '../../support/adobe';
import { legacy, nodes, prepared, use, type Use } from './everyOperation';

const adobe = new AdobeSandbox();
beforeEach(() => {
	adobe.sandbox.adobe.settings.updateMs = 0;
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

const read = (node: Use['node'], resource: string, operation: string): Use => ({
	node,
	resource,
	operation,
	variant: '',
	parameters: {},
});
/** One operation of each node that takes its id from the item. */
const reads: Use[] = [
	read('destinationConnection', 'connection', 'get'),
	read('targetConnection', 'targetConnection', 'get'),
	read('dataflow', 'dataflow', 'get'),
	read('activateAudience', 'audience', 'getAll'),
	{
		...read('activateAudience', 'audience', 'remove'),
		parameters: { takenFrom: 'items' },
	},
];

const anyIds = { connectionId: 'c', targetConnectionId: 't', dataflowId: 'f' };

const wrong: Array<[what: string, more: Partial<AdobeRun>, message: RegExp]> = [
	['a wrong secret', { account: { clientSecret: 'not-the-secret' } }, /^Adobe refused 'Client ID'/],
	['an incomplete credential', { account: { clientId: '' } }, /'Client ID' is empty/],
	['no credential', { node: { credentials: {} } }, /[Cc]redential/],
	['an unknown operation', {}, /no operation 'fly'/],
];

describe.each(reads)('$node $operation', (each) => {
	describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)('%s', (onError) => {
		const output = onError === 'continueErrorOutput' ? 1 : 0;

		it.each(wrong)('%s lets every item fail', async (what, more, message) => {
			const json = { audienceId: 'a', ids: anyIds };
			const chosen = what === 'an unknown operation' ? { ...each, operation: 'fly' } : each;
			const result = await use(adobe, chosen, json, {
				...more,
				items: [{ json }, { json }],
				node: { ...more.node, onError },
			});
			expect(result.error).toBeUndefined();
			const failed = result.outputs[output] ?? [];
			expect(failed).toHaveLength(2);
			for (const [item, { json: told, pairedItem }] of failed.entries()) {
				expect(told.error).toMatch(message);
				expect([pairedItem].flat()).toEqual([{ item }]);
			}
			if (output === 1) expect(result.outputs[0] ?? []).toEqual([]);
		});

		it('a wrong item fails alone', async () => {
			const { ids } = (await prepared(adobe, legacy)) as { ids: IDataObject };
			const brought = { ids, audienceId: adobe.sandbox.adobe.audiences()[0].id };
			const result = await use(
				adobe,
				each,
				{},
				{
					items: [{ json: { audienceId: 'a' } }, { json: brought }],
					node: { onError },
				},
			);
			expect(result.error).toBeUndefined();
			const failed = (result.outputs[output] ?? []).filter(({ json }) => json.error);
			expect(failed).toHaveLength(1);
			expect(failed[0].json.error).toMatch(/^No .* is chosen$/);
			expect([failed[0].pairedItem].flat()).toEqual([{ item: 0 }]);
		});
	});

	it.each(wrong)('without it %s stops the node with its sentence', async (what, more, message) => {
		const chosen = what === 'an unknown operation' ? { ...each, operation: 'fly' } : each;
		const { error, outputs } = await use(adobe, chosen, { audienceId: 'a', ids: anyIds }, more);
		expect(error?.message).toMatch(message);
		expect(outputs).toEqual([]);
	});
});

it('every node is here', () => {
	expect(new Set(reads.map(({ node }) => node))).toEqual(new Set(Object.keys(nodes)));
});
