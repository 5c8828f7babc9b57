import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { byId, itemWith, node, nothingChosen, Targets } from './targets';

const adobe = new Targets();
const TARGETS = '/data/foundation/flowservice/targetConnections';

async function s3Target(name = 'Files') {
	const connectionId = await adobe.connection('S3');
	const id = await adobe.target('S3', connectionId, name);
	return { connectionId, id, ids: idsOf(connectionId, id) };
}

const idsOf = (connectionId: string, targetConnectionId: string) => ({
	connectionSpecId: specIds.s3,
	connectionId,
	targetConnectionId,
});

describe('Get', () => {
	it('gives the target connection with its ids', async () => {
		const { id, ids } = await s3Target();
		const [json] = await adobe.done('get', { targetConnection: byId(id) });
		expect(json).toMatchObject({ id, name: 'Files', params: { bucketName: 'exports' }, ids });
	});

	it('takes the id from the item, and hands the others on', async () => {
		const { id, ids } = await s3Target();
		const items = [itemWith({ targetConnectionId: id, flowSpecId: 'spec', connectionId: 'old' })];
		const [json] = await adobe.done('get', { targetConnection: nothingChosen }, { items });
		expect(json.ids).toEqual({ ...ids, flowSpecId: 'spec' });
	});

	it('takes the id of an expression', async () => {
		const { id } = await s3Target();
		const parameters = { targetConnection: '={{ $json.target }}' };
		const [json] = await adobe.done('get', parameters, { items: [{ json: { target: id } }] });
		expect(json.id).toBe(id);
	});

	it('says so when there is none', async () => {
		const { message, description } = await adobe.refusal('get', { targetConnection: byId('x') });
		expect(message).toBe(
			"Could not read the target connection: Adobe finds no target connection 'x' in sandbox 'prod'",
		);
		expect(description).toMatch(/'Sandbox Name'.*'View Destinations'.*HTTP 404.*request ID/);
	});
});

describe('Get Many', () => {
	const many = 130;
	let connections: string[];

	beforeEach(async () => {
		connections = [await adobe.connection('S3'), await adobe.connection('Campaign over SFTP')];
		for (let at = 1; at <= many; at++) {
			await adobe.target('S3', connections[0], `${at % 2 ? 'Odd' : 'Even'} ${at}`);
		}
		await adobe.target('Campaign over SFTP', connections[1], 'Odd one of Campaign');
	}, 60_000);

	const listed = () => adobe.nodeRequests.filter(({ path }) => path === TARGETS);

	it('returns all of them, page by page', async () => {
		const jsons = await adobe.done('getAll', { returnAll: true });
		expect(new Set(jsons.map(({ id }) => id)).size).toBe(many + 1);
		expect(listed()).toHaveLength(2);
		expect(jsons[0]).toMatchObject({ name: 'Odd one of Campaign' });
		expect(jsons[1].ids).toEqual(idsOf(connections[0], String(jsons[1].id)));
	});

	it('returns 50 unless another limit is set, and asks for no more', async () => {
		expect(await adobe.done('getAll', {})).toHaveLength(50);
		expect(await adobe.done('getAll', { limit: 105 })).toHaveLength(105);
		expect(listed().map(({ url }) => new URL(url, 'http://x').searchParams.get('limit'))).toEqual([
			'50',
			'100',
			'5',
		]);
	});

	it('returns those of a connection', async () => {
		const filters = { connection: byId(connections[1]) };
		const jsons = await adobe.done('getAll', { returnAll: true, filters });
		expect(jsons.map(({ name }) => name)).toEqual(['Odd one of Campaign']);
		expect(listed()).toHaveLength(1);
	});

	it('does not take the connection from the item', async () => {
		const items = [itemWith({ connectionId: connections[1] })];
		expect(await adobe.done('getAll', { returnAll: true }, { items })).toHaveLength(many + 1);
	});

	it('returns those whose name contains a text, also from later pages', async () => {
		const filters = { nameContains: ' oDD ' };
		const odd = await adobe.done('getAll', { returnAll: true, filters });
		expect(odd).toHaveLength(many / 2 + 1);
		const limited = await adobe.done('getAll', { limit: 60, filters });
		expect(limited).toHaveLength(60);
		expect(limited.every(({ name }) => String(name).startsWith('Odd'))).toBe(true);
		expect(listed()).toHaveLength(4);
	});

	it('gives one list for every item, each paired with it', async () => {
		const items = [{ json: { part: 'Campaign' } }, { json: { part: 'Even 12' } }];
		const filters = { nameContains: '={{ $json.part }}' };
		const result = await adobe.execute('getAll', { returnAll: true, filters }, { items });
		const newestFirst = [128, 126, 124, 122, 120, 12].map((at) => `Even ${at}`);
		expect(result.items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['Odd one of Campaign', [{ item: 0 }]],
			...newestFirst.map((name) => [name, [{ item: 1 }]]),
		]);
	});
});

describe('Delete', () => {
	it('deletes it and keeps all ids, so that a teardown can go on', async () => {
		const { id, connectionId } = await s3Target();
		const items = [itemWith({ targetConnectionId: id, connectionId, sourceConnectionId: 's' })];
		const [json] = await adobe.done('delete', { targetConnection: nothingChosen }, { items });
		expect(json).toEqual({
			deleted: true,
			id,
			ids: { targetConnectionId: id, connectionId, sourceConnectionId: 's' },
		});
		expect(adobe.stored).toEqual([]);
	});

	it('names the one that was chosen, whatever the item brings', async () => {
		const { id } = await s3Target();
		const items = [itemWith({ targetConnectionId: 'another' })];
		const [json] = await adobe.done('delete', { targetConnection: byId(id) }, { items });
		expect(json).toEqual({ deleted: true, id, ids: { targetConnectionId: id } });
	});

	it('says in which order to delete when a dataflow uses it', async () => {
		const { id } = await s3Target();
		adobe.sandbox.faults.add({
			method: 'DELETE',
			status: 400,
			body: {
				type: 'https://ns.adobe.com/aep/errors/FLOW-1418-400',
				report: { 'detailed-message': 'still used', 'request-id': 'request-7' },
			},
		});
		expect(await adobe.refusal('delete', { targetConnection: byId(id) })).toEqual({
			message: `Could not delete the target connection: the target connection '${id}' is still in use`,
			description:
				"Adobe says: still used. Delete in this order: dataflow, target connection, source connection, connection. (HTTP 400, Adobe's code FLOW-1418-400, request ID request-7)",
		});
	});

	it('counts as done when the answer got lost', async () => {
		const { id } = await s3Target();
		adobe.sandbox.faults.add({ method: 'DELETE', resetAfterProcessing: true });
		const [json] = await adobe.done('delete', { targetConnection: byId(id) });
		expect(json.deleted).toBe(true);
	});
});

describe('lists of the panel', () => {
	it('find target connections of the chosen connection by a part of their name', async () => {
		const { connectionId, id } = await s3Target('Newsletter');
		await s3Target('Newsletter of others');
		const parameters = { connection: byId(connectionId) };
		const options = { filter: 'news', parameters };
		const { results } = await adobe.search(node, 'searchTargetConnections', options);
		expect(results).toEqual([{ name: 'Newsletter', value: id }]);
	});

	it('find connections', async () => {
		const { connectionId } = await s3Target();
		const { results } = await adobe.search(node, 'searchConnections', { filter: 'to s3' });
		expect(results).toEqual([{ name: 'To S3', value: connectionId }]);
	});
});
