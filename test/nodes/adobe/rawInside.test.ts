import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { AdobeSandbox } from '../../support/adobe';
import { everythingOf, watchLog } from './canaries';
import { legacy, nodes, prepared, use, type NodeName } from './everyOperation';

const adobe = new AdobeSandbox();
const secret = 'sandbox-adobe-client-secret';
/** A name that happens to hold what is secret. */
const name = `prod-${secret}`;
const shown = 'prod-***';

let json: IDataObject;
beforeEach(async () => {
	adobe.sandbox.adobe.settings.updateMs = 0;
	json = await prepared(adobe, legacy);
});

const run = async (
	node: NodeName,
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	storage?: IDataObject,
) => {
	const lines: unknown[] = [];
	const each = { node, resource, operation, variant: '', parameters, storage };
	const result = await use(adobe, each, json, { prepare: watchLog(lines) });
	return { ...result, text: everythingOf(result, lines) };
};

/** Whether the secret came out, but for the panel's own values, which n8n shows with an error. */
const leaks = ({ text }: { text: string }) => text.includes(secret);

type Kind = [
	node: NodeName,
	resource: string,
	collection: 'connections' | 'sourceConnections' | 'targetConnections' | 'flows',
	parameters: INodeParameters,
	storage?: IDataObject,
];

describe.each<Kind>([
	['destinationConnection', 'connection', 'connections', {}, legacy.storage],
	['destinationConnection', 'sourceConnection', 'sourceConnections', {}],
	['targetConnection', 'targetConnection', 'targetConnections', legacy.target],
	['dataflow', 'dataflow', 'flows', {}],
])('%s: a %s whose name holds a secret', (node, resource, collection, parameters, storage) => {
	const named = () =>
		adobe.sandbox.adobe[collection]().filter((each) => String(each['name']).startsWith('prod-'));
	const create = async (more: INodeParameters = {}) =>
		await run(node, resource, 'create', { name, ...parameters, ...more }, storage);

	it('is made once, under its real name, and leaves masked', async () => {
		const first = await create();
		expect(first.jsons).toMatchObject([{ created: true, name: shown }]);
		const second = await create();
		expect(second.jsons).toMatchObject([{ created: false, id: first.jsons[0].id, name: shown }]);
		expect(named().map((each) => each['name'])).toEqual([name]);
		expect([leaks(first), leaks(second)]).toEqual([false, false]);
		const listed = await run(node, resource, 'getAll', { returnAll: true });
		expect(listed.jsons.some((each) => each.name === shown)).toBe(true);
		expect(leaks(listed)).toBe(false);
	});

	it('is compared by its real settings, and the refusal does not show them', async () => {
		const description = `by ${secret}`;
		const first = await create({ description });
		expect(first.jsons[0].id).toBeDefined();
		expect((await create({ description })).jsons).toMatchObject([{ created: false }]);
		const refused = await create({ ifExists: 'fail' });
		expect(refused.error?.message).toMatch(/^There already is a .* 'prod-\*\*\*'$/);
		expect(named()).toHaveLength(1);
	});
});

it.each([
	['destinationConnection', 'connection', 'connections'],
	['targetConnection', 'targetConnection', 'targetConnections'],
	['dataflow', 'dataflow', 'flows'],
] as const)('%s: an update writes real values, and once', async (node, resource, collection) => {
	const updateFields = { name, description: `by ${secret}` };
	const first = await run(node, resource, 'update', { updateFields });
	expect(first.jsons).toMatchObject([{ changed: true, name: shown, description: 'by ***' }]);
	expect(adobe.sandbox.adobe[collection]()).toContainEqual(expect.objectContaining(updateFields));
	const second = await run(node, resource, 'update', {
		updateFields: { description: updateFields.description },
	});
	expect(second.jsons).toMatchObject([{ changed: false, name: shown }]);
	expect(adobe.sandbox.adobe[collection]()).toContainEqual(expect.objectContaining(updateFields));
	expect([leaks(first), leaks(second)]).toEqual([false, false]);
});

it('lists of the editor show names without secrets, and choose by real ids', async () => {
	const { jsons } = await run('dataflow', 'dataflow', 'create', { name });
	const { results } = await adobe.search(nodes.dataflow, 'searchDataflows', {
		filter: 'prod-sand',
	});
	expect(results).toEqual([{ name: shown, value: jsons[0].id }]);
	const fields = { filter: 'prod-', parameters: {} };
	adobe.sandbox.faults.add({ method: 'GET', status: 400, body: { message: `No ${secret}` } });
	await expect(adobe.search(nodes.dataflow, 'searchDataflows', fields)).rejects.toThrow(
		/No \*\*\*$/,
	);
});
