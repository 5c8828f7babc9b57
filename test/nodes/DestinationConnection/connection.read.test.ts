import { byId, byName, Destinations, said, storageOf, storages } from './support';

const adobe = new Destinations();
const s3 = '4fce964d-3f37-408f-9778-e597338a21ee';
const unknown = '11111111-2222-4333-8444-555555555555';

describe('Connection: Get', () => {
	it('gives it as Adobe does, its credential masked', async () => {
		const id = await adobe.connected();
		const { jsons } = await adobe.operate('connection', 'get', { connection: byId(id) });
		expect(jsons).toEqual([
			expect.objectContaining({
				id,
				name: 'Exports',
				state: 'enabled',
				auth: {
					specName: 'Access Key',
					params: { authorizedDate: '***', s3AccessKey: '***', s3SecretKey: '***' },
				},
				ids: { connectionSpecId: s3, connectionId: id },
			}),
		]);
	});

	it('takes the ID of the item that comes in and hands its other ids on', async () => {
		const connectionId = await adobe.connected();
		const items = [{ json: { ids: { connectionId, dataflowId: 'flow-1' } } }];
		const { jsons } = await adobe.operate('connection', 'get', {}, { items });
		expect(jsons[0].ids).toEqual({ connectionSpecId: s3, connectionId, dataflowId: 'flow-1' });
	});

	it('says so when nothing is chosen', async () => {
		expect(said(await adobe.operate('connection', 'get'))).toContain('No connection is chosen');
	});

	it('names the ID and the sandbox when there is none', async () => {
		const text = said(await adobe.operate('connection', 'get', { connection: byId(unknown) }));
		expect(text).toContain(`Adobe finds no connection '${unknown}' in sandbox 'prod'`);
	});
});

describe('Connection: Get Many', () => {
	const list = async (parameters = {}) => {
		const { jsons, error } = await adobe.operate('connection', 'getAll', parameters);
		expect(error).toBeUndefined();
		return jsons;
	};
	const names = async (parameters = {}) => (await list(parameters)).map(({ name }) => name);

	it('Limit and Return All over several pages', async () => {
		const items = Array.from({ length: 103 }, (_, at) => ({ json: { name: `C${at}` } }));
		await adobe.connect({ name: '={{ $json.name }}' }, { items });
		expect(await list()).toHaveLength(50);
		expect(await list({ limit: 3 })).toHaveLength(3);
		const all = await list({ returnAll: true });
		expect(new Set(all.map(({ id }) => id)).size).toBe(103);
		expect(all[0].ids).toEqual({ connectionSpecId: s3, connectionId: all[0].id });
		expect(JSON.stringify(all)).not.toContain(storages.s3AccessKey.accessId);
		const late = { filters: { nameContains: 'c0' }, limit: 1 };
		expect(await names(late)).toEqual(['C0']);
	});

	it('leaves out what leads to no destination, unless told otherwise', async () => {
		await adobe.operate('sourceConnection', 'create', { createBaseConnection: true });
		await adobe.connected();
		expect(await names()).toEqual(['Exports']);
		const all = await names({ options: { includeSources: true } });
		expect(all).toEqual(['Exports', 'Base connection to Experience Platform']);
	});

	it('filters by destination, name and state', async () => {
		await adobe.connected();
		await adobe.connected({ name: 'Older', destination: byName('Amazon S3 (legacy)') });
		const destination = byName('Amazon S3 (legacy)');
		expect(await names({ filters: { destination } })).toEqual(['Older']);
		expect(await names({ filters: { destination: byId(s3) } })).toEqual(['Exports']);
		expect(await names({ filters: { nameContains: 'OLD' } })).toEqual(['Older']);
		expect(await names({ filters: { state: 'disabled' } })).toEqual([]);
		expect(await names({ filters: { state: 'enabled' } })).toEqual(['Older', 'Exports']);
	});
});

describe('Connection: Check Status', () => {
	const check = async (connectionId: string) =>
		await adobe.operate('connection', 'checkStatus', { connection: byId(connectionId) });

	it('says that it works', async () => {
		const id = await adobe.connected();
		expect((await check(id)).jsons).toEqual([
			{
				connectionId: id,
				name: 'Exports',
				state: 'enabled',
				working: true,
				message: "The connection 'Exports' works",
				ids: { connectionSpecId: s3, connectionId: id },
			},
		]);
	});

	it('says that it does not, without failing', async () => {
		const storage = storageOf('sftpPassword', { password: 'wrong password' });
		const id = await adobe.connected({ destination: byName('SFTP (current)') }, { storage });
		const { jsons, error } = await check(id);
		expect(error).toBeUndefined();
		expect(jsons).toMatchObject([{ working: false, connectionId: id }]);
		expect(jsons[0].message).toContain("The connection 'Exports' does not work");
	});

	it('says neither when the answer does not', async () => {
		const id = await adobe.connected();
		for (const body of [{}, { result: 'maybe' }, []]) {
			const path = `/data/foundation/flowservice/connections/${id}/test`;
			adobe.sandbox.faults.add({ path, status: 200, body });
			expect(said(await check(id))).toContain(
				'Could not check the connection: the answer does not say whether it works (HTTP 200)',
			);
		}
	});
});

describe('Connection: Delete', () => {
	it('deletes it and keeps all ids, so that a teardown can go on', async () => {
		const connectionId = await adobe.connected();
		const ids = { connectionSpecId: s3, connectionId, sourceConnectionId: 'source-1' };
		const items = [{ json: { ids } }];
		const { jsons } = await adobe.operate('connection', 'delete', {}, { items });
		expect(jsons).toEqual([{ deleted: true, id: connectionId, ids }]);
		expect(adobe.stored(connectionId)).toBeUndefined();
	});

	it('says in which order when it is still in use', async () => {
		await adobe.operate('sourceConnection', 'create', { createBaseConnection: true });
		const [{ id }] = adobe.sandbox.adobe.connections();
		const text = said(await adobe.operate('connection', 'delete', { connection: byId(id) }));
		expect(text).toContain(`the connection '${id}' is still in use`);
		expect(text).toContain('Delete in this order');
	});
});
