import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

import { ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import { InputError } from '../../../../nodes/shared/inputError';
import { guarded } from '../../../../nodes/shared/operations/guarded';
import type { Operation } from '../../../../nodes/shared/operations/operation';
import { runOperation } from '../../../../nodes/shared/operations/runOperation';
import { runInEngine, type EngineRun } from '../../../support/engine';

const refused = new ApiProblem('Refused', 'Look it up.', 400, { code: 'X-1', requestId: 'r-1' });
const texts = { name: 'n', action: 'a', description: 'd', properties: [] };

const operations: Record<string, Operation<string>> = {
	one: {
		...texts,
		execute: async ({ api, item, parameters }) => {
			const { fails } = parameters.collection('options');
			if (fails === 'input') throw new InputError('Name', "'Name' is empty", 'Fill it in');
			if (fails === 'api') throw refused;
			if (fails === 'bug') throw new TypeError('x is undefined');
			return { api, item, name: parameters.text('name') };
		},
	},
	several: {
		...texts,
		execute: async ({ item }) => Array.from({ length: item }, (_, part) => ({ item, part })),
	},
	batch: {
		...texts,
		executeAll: async ({ api, context }) => [
			{ json: { api, count: context.getInputData().length }, from: [0, 2] },
			{ json: { rest: true }, from: [1] },
		],
	},
};

function nodeOf(open: (context: IExecuteFunctions) => Promise<string>): INodeType {
	return {
		description: {
			displayName: 'Tested',
			name: 'tested',
			group: ['output'],
			version: 1,
			description: 'Tested',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: ['resource', 'operation', 'name', 'options'].map((name) => ({
				displayName: name,
				name,
				type: 'string' as const,
				default: '',
			})),
		},
		async execute() {
			return await guarded(this, async () => {
				const resource = { name: 'R', value: 'r', default: 'one', operations };
				return await runOperation(this, [resource], await open(this));
			});
		},
	};
}

const items = [{ json: { at: 'a' } }, { json: { at: 'b' } }, { json: { at: 'c' } }];

const run = async (
	parameters: IDataObject,
	node: EngineRun['node'] = {},
	open: () => Promise<string> = async () => 'api',
) =>
	await runInEngine({
		nodeType: nodeOf(open),
		parameters: { resource: 'r', operation: 'one', options: {}, ...parameters } as never,
		credentials: {},
		items,
		node,
		probe: "={{ $('Source').item.json.at }}",
	});

const failing = (kind: string) => ({
	options: { fails: `={{ $itemIndex === 1 ? '${kind}' : '' }}` },
});

/** All items of all outputs, in the order of the input items. */
const allOf = ({ outputs }: Awaited<ReturnType<typeof run>>) =>
	outputs.flatMap((output) => output ?? []);

describe('an operation', () => {
	it('runs for each item with its own values, and its output is linked to it', async () => {
		const result = await run({ name: '={{ $json.at }}' });
		expect(result.outputs[0]!.map(({ json }) => json)).toEqual([
			{ api: 'api', item: 0, name: 'a' },
			{ api: 'api', item: 1, name: 'b' },
			{ api: 'api', item: 2, name: 'c' },
		]);
		expect(result.probed[0]).toEqual(['a', 'b', 'c']);
	});

	it('may give several outputs for one item, or none', async () => {
		const result = await run({ operation: 'several' });
		expect(result.outputs[0]!.map(({ json }) => json)).toEqual([
			{ item: 1, part: 0 },
			{ item: 2, part: 0 },
			{ item: 2, part: 1 },
		]);
		expect(result.probed[0]).toEqual(['b', 'c', 'c']);
	});

	it('may run once for all items, and says which ones an output came of', async () => {
		const result = await run({ operation: 'batch' });
		expect(result.outputs[0]).toMatchObject([
			{ json: { api: 'api', count: 3 }, pairedItem: [{ item: 0 }, { item: 2 }] },
			{ json: { rest: true }, pairedItem: [{ item: 1 }] },
		]);
	});

	it.each([
		['input', "'Name' is empty", 'Fill it in'],
		['api', 'Refused', 'Look it up.'],
		['bug', 'x is undefined', undefined],
	])('that throws stops the node and names the item (%s)', async (kind, message, description) => {
		const { error } = await run(failing(kind));
		expect(error).toMatchObject({ message, context: { itemIndex: 1 } });
		if (description) expect(error?.description).toBe(description);
	});
});

const modes = ['continueRegularOutput', 'continueErrorOutput'] as const;

describe.each(modes)('Continue On Fail, %s', (onError) => {
	const errorOutput = onError === 'continueErrorOutput' ? 1 : 0;

	it.each(['input', 'api', 'bug'])('lets one item fail alone (%s)', async (kind) => {
		const result = await run(failing(kind), { onError });
		expect(result.error).toBeUndefined();
		expect(allOf(result)).toHaveLength(3);
		const failed = result.outputs[errorOutput]!.filter(({ json }) => 'error' in json);
		expect(failed).toMatchObject([{ pairedItem: [{ item: 1 }] }]);
		expect(
			result.outputs[0]!.map(({ json }) => json.item).filter((item) => item !== undefined),
		).toEqual([0, 2]);
	});

	it('keeps message, description, code and request id', async () => {
		const result = await run(failing('api'), { onError });
		const failed = result.outputs[errorOutput]!.find(({ json }) => 'error' in json);
		expect(failed!.json).toMatchObject({
			error: 'Refused',
			details: { description: 'Look it up.', httpStatus: 400, code: 'X-1', requestId: 'r-1' },
		});
	});

	it.each([
		['a wrong credential', {}, new InputError('Client ID', "'Client ID' is empty", 'Fill it in')],
		['an unknown operation', { operation: 'fly' }, undefined],
	])(
		'lets every item fail with %s, and none leave as if it had succeeded',
		async (_, values, thrown) => {
			const result = await run(values, { onError }, async () => {
				if (thrown) throw thrown;
				return 'api';
			});
			expect(result.error).toBeUndefined();
			const failed = result.outputs[errorOutput]!;
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
			const message = thrown?.message ?? "This node has no operation 'fly' for 'r'";
			for (const { json } of failed) expect(json.error).toBe(message);
			expect(allOf(result)).toHaveLength(3);
		},
	);
});

it('without Continue On Fail what concerns all items stops the node with its sentence', async () => {
	const { error } = await run({}, {}, async () => {
		throw new InputError('Client ID', "'Client ID' is empty", 'Fill it in');
	});
	expect(error).toMatchObject({ message: "'Client ID' is empty", description: 'Fill it in' });
});
