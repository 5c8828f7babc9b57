import { inspect } from 'node:util';

import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

import { ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import { InputError } from '../../../../nodes/shared/inputError';
import { guarded } from '../../../../nodes/shared/operations/guarded';
import { failedJson, toNodeError } from '../../../../nodes/shared/operations/problems';
import { Pending } from '../../../../nodes/shared/pending';
import type { Operation } from '../../../../nodes/shared/operations/operation';
import { runOperation } from '../../../../nodes/shared/operations/runOperation';
import { runInEngine, type EngineRun } from '../../../support/engine';

const refused = new ApiProblem('Refused', 'Look it up.', 400, { code: 'X-1', requestId: 'r-1' });
const texts = { name: 'n', action: 'a', description: 'd', properties: [] };

/** An account whose only secret is "s3cr3t". */
const account = {
	name: 'api',
	masked: <T>(value: T): T =>
		value === undefined
			? value
			: (JSON.parse(JSON.stringify(value).replaceAll('s3cr3t', '***')) as T),
};
type Account = typeof account;

const operations: Record<string, Operation<Account>> = {
	one: {
		...texts,
		execute: async ({ api, item, parameters }) => {
			const { fails } = parameters.collection('options');
			if (fails === 'input') throw new InputError('Name', "'Name' is empty", 'Fill it in');
			if (fails === 'api') throw refused;
			if (fails === 'bug') throw new TypeError('x is undefined');
			return { api: api.name, item, name: parameters.text('name') };
		},
	},
	several: {
		...texts,
		execute: async ({ item }) => Array.from({ length: item }, (_, part) => ({ item, part })),
	},
	batch: {
		...texts,
		executeAll: async ({ api, context }) => [
			{ json: { api: api.name, count: context.getInputData().length }, from: [0, 2] },
			{ json: { rest: true }, from: [1] },
		],
	},
	leak: {
		...texts,
		execute: async ({ context, item }) => {
			const message = `hint s3cr3t ${item}`;
			context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
			context.logger.info('log s3cr3t', { meta: 's3cr3t' });
			context.logger.warn('warn s3cr3t');
			return { note: 'item s3cr3t', ids: { connectionId: 's3cr3t' } };
		},
	},
	leakAll: {
		...texts,
		executeAll: async ({ context }) => {
			const thrown = new InputError('Name', 'said s3cr3t', 'do s3cr3t');
			if (context.continueOnFail()) return [{ json: failedJson(thrown), from: [0, 1, 2] }];
			throw toNodeError(context, Object.assign(thrown, { cause: new Error('s3cr3t') }), 1);
		},
	},
	leakError: {
		...texts,
		execute: async () => {
			throw new ApiProblem('said s3cr3t', 'do s3cr3t', 400, {
				code: 's3cr3t',
				requestId: 's3cr3t',
			});
		},
	},
	wait: {
		...texts,
		execute: async ({ item }) => {
			if (item === 1) throw new Pending('Nobody knows of s3cr3t', 'Look later');
			return item === 2 ? [{ twinHint: 'twice s3cr3t' }, { item }] : { item };
		},
	},
};

function nodeOf(open: (context: IExecuteFunctions) => Promise<Account>): INodeType {
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
	open: () => Promise<Account> = async () => account,
	prepare?: EngineRun['prepare'],
) =>
	await runInEngine({
		nodeType: nodeOf(open),
		parameters: { resource: 'r', operation: 'one', options: {}, ...parameters } as never,
		credentials: {},
		items,
		node,
		prepare,
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

describe('a secret leaves', () => {
	const leaving = async (operation: string, onError?: 'continueRegularOutput') => {
		const lines: unknown[] = [];
		const result = await run({ operation }, { onError }, undefined, ({ logger }) => {
			const { internalLogger } = logger as unknown as { internalLogger: { log: unknown } };
			internalLogger.log = (...line: unknown[]) => lines.push(line);
		});
		const { error, outputs, hints, run: data } = result;
		const whole = inspect(error, { depth: 12, maxStringLength: null, showHidden: true });
		const text = `${JSON.stringify([outputs, hints, data, lines])}\n${whole}\n${error?.stack ?? ''}`;
		return { result, lines, text };
	};

	it('by no item, no hint and no line of the log; ids stay', async () => {
		const { result, lines, text } = await leaving('leak');
		expect(result.outputs[0]![0].json).toEqual({
			note: 'item ***',
			ids: { connectionId: 's3cr3t' },
		});
		expect(result.hints).toEqual(['hint *** 0', 'hint *** 1', 'hint *** 2']);
		expect(JSON.stringify(lines)).toContain('log ***');
		expect(JSON.stringify(lines)).toContain('warn ***');
		expect(text.replaceAll('"connectionId":"s3cr3t"', '')).not.toContain('s3cr3t');
	});

	it.each(['leakError', 'leakAll'])(
		'by no error, nor by what hangs on it (%s)',
		async (operation) => {
			for (const onError of [undefined, 'continueRegularOutput'] as const) {
				const { result, text } = await leaving(operation, onError);
				expect(text).toContain('said ***');
				expect(text).toContain('do ***');
				expect(text).not.toContain('s3cr3t');
				if (!onError) expect(result.error).toMatchObject({ message: 'said ***' });
			}
		},
	);
});

it('what nobody knows yet is pending, and hands on no ids; twins are shown', async () => {
	const result = await run({ operation: 'wait' });
	expect(result.error).toBeUndefined();
	expect(result.outputs[0]!.map(({ json }) => json)).toEqual([
		{ item: 0 },
		{ pending: true, message: 'Nobody knows of ***. Look later.' },
		{ twinHint: 'twice ***' },
		{ item: 2 },
	]);
	expect(result.probed[0]).toEqual(['a', 'b', 'c', 'c']);
	expect(result.hints).toEqual(['twice ***']);
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
				return account;
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
