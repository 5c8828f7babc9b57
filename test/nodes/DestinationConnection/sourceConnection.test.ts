import { byId, Destinations, said } from './support';

const adobe = new Destinations();
const profileStore = '8a9c3494-9708-43d7-ae3f-cda01e5030e1';
const path = '/data/foundation/flowservice/sourceConnections';

const create = async (parameters = {}, run = {}) =>
	await adobe.operate('sourceConnection', 'create', parameters, run);
const stored = () => adobe.sandbox.adobe.sourceConnections();

describe('Source Connection: Create', () => {
	it('connects to the Profile Store, and hands on the ids that came', async () => {
		const ids = { connectionSpecId: 'spec-1', connectionId: 'connection-1' };
		const { jsons } = await create({}, { items: [{ json: { ids } }] });
		const [{ id }] = stored();
		expect(jsons).toMatchObject([
			{
				id,
				name: 'Experience Platform Profile Store',
				created: true,
				ids: { ...ids, sourceConnectionId: id },
			},
		]);
		expect(adobe.lastRequest('POST', '/sourceConnections')!.body).toEqual({
			name: 'Experience Platform Profile Store',
			connectionSpec: { id: profileStore, version: '1.0' },
		});
		expect(adobe.sandbox.adobe.connections()).toEqual([]);
	});

	it('with the base connection of the tutorial', async () => {
		const { jsons } = await create({ createBaseConnection: true, description: 'Ours' });
		const [base] = adobe.sandbox.adobe.connections();
		expect(base).toMatchObject({
			name: 'Base connection to Experience Platform',
			connectionSpec: { id: profileStore },
		});
		expect(adobe.lastRequest('POST', '/sourceConnections')!.body).toEqual({
			name: 'Experience Platform Profile Store',
			description: 'Ours',
			connectionSpec: { id: profileStore, version: '1.0' },
			baseConnectionId: base.id,
			data: { format: 'CSV', schema: null },
			params: {},
		});
		expect(jsons[0].ids).toEqual({ sourceConnectionId: jsons[0].id });
	});

	it('with a description of the base connection, which is compared', async () => {
		const parameters = { createBaseConnection: true, baseConnectionDescription: ' Theirs ' };
		await create(parameters);
		const [base] = adobe.sandbox.adobe.connections();
		expect(base).toMatchObject({ description: 'Theirs' });
		expect(adobe.lastRequest('POST', '/connections')!.body).toEqual({
			name: 'Base connection to Experience Platform',
			description: 'Theirs',
			connectionSpec: { id: profileStore, version: '1.0' },
		});
		expect((await create(parameters)).jsons).toMatchObject([{ created: false }]);
		const text = said(await create({ ...parameters, baseConnectionDescription: 'Ours' }));
		expect(text).toContain("Base Connection Description is 'Theirs' there and 'Ours' here");
		expect((await create({ createBaseConnection: true })).jsons).toMatchObject([
			{ created: false },
		]);
	});

	it('run twice, both are made once', async () => {
		const first = await create({ createBaseConnection: true });
		const second = await create({ createBaseConnection: true });
		expect(second.jsons).toMatchObject([{ id: first.jsons[0].id, created: false }]);
		expect(adobe.sandbox.adobe.connections()).toHaveLength(1);
		expect(stored()).toHaveLength(1);
	});

	it('Create Another and Fail', async () => {
		await create();
		expect((await create({ ifExists: 'createAnother' })).jsons).toMatchObject([{ created: true }]);
		expect(stored()).toHaveLength(2);
		const text = said(await create({ ifExists: 'fail' }));
		expect(text).toContain("There already is a source connection 'Experience Platform Profile");
		expect(stored()).toHaveLength(2);
	});

	it('Fail is not about the base connection', async () => {
		await create({ createBaseConnection: true });
		const parameters = { createBaseConnection: true, ifExists: 'fail', name: 'Second' };
		expect((await create(parameters)).jsons).toMatchObject([{ created: true }]);
		expect(adobe.sandbox.adobe.connections()).toHaveLength(1);
	});

	it('one with other settings is not reused', async () => {
		await create({ description: 'Winter' });
		const text = said(await create({ description: 'Summer', createBaseConnection: true }));
		expect(text).toContain('with other settings');
		expect(text).toContain("Description is 'Winter' there and 'Summer' here");
		expect(text).toContain('the base connection is empty there');
	});

	it('a lost answer makes no second one', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		adobe.sandbox.faults.add({ method: 'POST', path, resetAfterProcessing: true });
		const { jsons } = await create();
		jest.restoreAllMocks();
		expect(jsons).toMatchObject([{ created: true }]);
		expect(stored()).toHaveLength(1);
	});
});

describe('Source Connection: Get, Get Many, Delete', () => {
	it('gets one', async () => {
		const [{ id }] = (await create()).jsons;
		const sourceConnection = byId(id as string);
		const { jsons } = await adobe.operate('sourceConnection', 'get', { sourceConnection });
		expect(jsons).toMatchObject([{ id, ids: { sourceConnectionId: id } }]);
		expect(said(await adobe.operate('sourceConnection', 'get'))).toContain(
			'No source connection is chosen',
		);
	});

	it('gets many over several pages, by name, and lists them in the panel', async () => {
		const items = Array.from({ length: 103 }, (_, at) => ({ json: { name: `S${at}` } }));
		await create({ name: '={{ $json.name }}' }, { items });
		const list = async (parameters: object) =>
			(await adobe.operate('sourceConnection', 'getAll', { ...parameters })).jsons;
		expect(await list({ returnAll: true })).toHaveLength(103);
		expect(await list({})).toHaveLength(50);
		const [found] = await list({ filters: { nameContains: 's101' } });
		expect(found).toMatchObject({ name: 'S101', ids: { sourceConnectionId: found.id } });
		const { results } = await adobe.list('searchSourceConnections', 's101');
		expect(results).toEqual([{ name: 'S101', value: found.id }]);
	});

	it('deletes one and keeps all ids', async () => {
		const [{ id }] = (await create()).jsons;
		const ids = { connectionId: 'connection-1', sourceConnectionId: id as string };
		const items = [{ json: { ids } }];
		const { jsons } = await adobe.operate('sourceConnection', 'delete', {}, { items });
		expect(jsons).toEqual([{ deleted: true, id, ids }]);
		expect(stored()).toEqual([]);
	});
});
