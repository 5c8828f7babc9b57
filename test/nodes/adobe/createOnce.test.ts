import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { AdobeSandbox } from '../../support/adobe';
import { skipPauses } from '../../support/pauses';
import { legacy, prepared, use, type NodeName, type Use } from './everyOperation';

const SIGN_IN = '<html><title>Sign in</title></html>';

const adobe = new AdobeSandbox();
let json: IDataObject;
beforeEach(async () => {
	adobe.sandbox.adobe.settings.updateMs = 0;
	skipPauses();
	json = await prepared(adobe, legacy);
});
afterEach(() => jest.restoreAllMocks());

interface Kind {
	node: NodeName;
	resource: string;
	collection: 'connections' | 'sourceConnections' | 'targetConnections' | 'flows';
	noun: string;
	parameters: INodeParameters;
	/** The same name with other settings, and what is told of them. */
	other: INodeParameters;
	differences: RegExp;
	/** Makes it itself what differs, where parameters cannot. */
	storage?: IDataObject;
}

const kinds: Kind[] = [
	{
		node: 'destinationConnection',
		resource: 'connection',
		collection: 'connections',
		noun: 'connection',
		parameters: { name: 'One' },
		other: { name: 'One', description: 'Another note' },
		differences: /Description is empty there and 'Another note' here/,
		storage: legacy.storage,
	},
	{
		node: 'destinationConnection',
		resource: 'sourceConnection',
		collection: 'sourceConnections',
		noun: 'source connection',
		parameters: { name: 'One' },
		other: { name: 'One', description: 'Another note' },
		differences: /Description is empty there and 'Another note' here/,
	},
	{
		node: 'targetConnection',
		resource: 'targetConnection',
		collection: 'targetConnections',
		noun: 'target connection',
		parameters: { name: 'One', ...legacy.target },
		other: { name: 'One', ...legacy.target, path: 'elsewhere' },
		differences: /Path is 'exports\/newsletter' there and 'elsewhere' here/,
	},
	{
		node: 'dataflow',
		resource: 'dataflow',
		collection: 'flows',
		noun: 'dataflow',
		parameters: { name: 'One' },
		other: { name: 'One', options: { flowSpecId: '71471eba-b620-49e4-90fd-23f1fa0174d8' } },
		differences: /Flow Spec ID is '[\w-]+' there and '71471eba[\w-]+' here/,
	},
];

describe.each(kinds)('a $noun', (kind) => {
	const { node, resource, collection, noun, storage } = kind;
	const create = async (parameters: INodeParameters = kind.parameters) => {
		const each: Use = { node, resource, operation: 'create', variant: '', parameters, storage };
		return await use(adobe, each, json);
	};
	const named = () => adobe.sandbox.adobe[collection]().filter(({ name }) => name === 'One');
	const path = `/data/foundation/flowservice/${collection}`;
	const posts = () =>
		adobe.requests.filter((request) => request.method === 'POST' && request.path === path).length;

	it('is reused, made another time, or refused', async () => {
		const [{ id }] = (await create()).jsons;
		expect((await create()).jsons).toMatchObject([{ id, created: false }]);
		expect(named()).toHaveLength(1);
		const another = await create({ ...kind.parameters, ifExists: 'createAnother' });
		expect(another.jsons).toMatchObject([{ created: true }]);
		expect(another.jsons[0].id).not.toBe(id);
		expect(named()).toHaveLength(2);
		const refused = await create({ ...kind.parameters, ifExists: 'fail' });
		expect(refused.error?.message).toBe(`There already is a ${noun} 'One'`);
		expect(named()).toHaveLength(2);
	});

	it('with other settings is refused, and they are listed', async () => {
		await create();
		const { error } = await create(kind.other);
		expect(error?.message).toBe(`There already is a ${noun} 'One' with other settings`);
		expect(error?.description).toMatch(kind.differences);
		expect(named()).toHaveLength(1);
	});

	it.each([
		['the connection broke', { resetAfterProcessing: true }],
		['a gateway gave up', { applyThenStatus: 504 }],
		['the answer was cut off', { truncate: true }],
		['a sign-in page came in between', { applyThenStatus: { status: 200, body: SIGN_IN } }],
		['the answer says nothing', { applyThenStatus: { status: 201, body: {} } }],
	])('that was made although %s is made once', async (_, fault) => {
		adobe.sandbox.faults.add({ method: 'POST', path, ...fault });
		const before = posts();
		const { jsons, error } = await create();
		expect(error).toBeUndefined();
		expect(jsons).toMatchObject([{ created: true }]);
		expect(named()).toHaveLength(1);
		expect(posts() - before).toBe(1);
	});

	it('that was not made is made after looks', async () => {
		adobe.sandbox.faults.add({ method: 'POST', path, status: 503 });
		const from = adobe.requests.length;
		const { jsons } = await create();
		expect(jsons).toMatchObject([{ created: true }]);
		expect(named()).toHaveLength(1);
		const calls = adobe.requests
			.slice(from)
			.filter((request) => request.path === path)
			.map(({ method }) => method);
		const looks = Array.from({ length: 5 }, () => 'GET');
		expect(calls).toEqual(['GET', 'POST', ...looks, 'POST', 'GET']);
	});

	it.each([
		['no answer comes', { reset: true }],
		['a sign-in page is in between', { status: 200, body: SIGN_IN }],
	])('is pending when %s again and again, and no id is handed on', async (_, fault) => {
		adobe.sandbox.faults.add({ method: 'POST', path, ...fault, times: 'always' });
		const before = posts();
		const { jsons, error } = await create();
		expect(error).toBeUndefined();
		expect(jsons).toEqual([
			{ pending: true, message: expect.stringContaining(`Could not create the ${noun}: `) },
		]);
		expect(posts() - before).toBe(2);
		adobe.sandbox.faults.clear();
		expect((await create()).jsons).toMatchObject([{ created: true }]);
		expect(named()).toHaveLength(1);
	});

	it('that two executions make at once is one for both, and the younger twin is told of', async () => {
		const both = await Promise.all([create(), create()]);
		const made = named();
		const [first, second] = both.map(({ jsons }) => jsons[0]);
		expect(first.id).toBe(second.id);
		const hints = both.flatMap(({ hints: shown }) => shown);
		const twins = made.filter(({ id }) => id !== first.id).map(({ id }) => id);
		expect(both.flatMap(({ jsons }) => (jsons[0].twinIds as string[]) ?? [])).toEqual(
			expect.arrayContaining(twins),
		);
		for (const twin of twins) expect(hints.join()).toContain(twin);
	});
});
