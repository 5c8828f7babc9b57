import { Connections, byId, said } from './support';

const tests = new Connections();

const fieldsOfGet = [
	'id',
	'uid',
	'title',
	'datasource_name',
	'status',
	'created_at',
	'updated_at',
	'accounts_number',
	'enabled_for_extraction_accounts_number',
	'accounts_status',
	'update_accounts_last_successed',
	'update_accounts_was_successfull',
];
const fieldsOfUpdate = [
	'id',
	'destination',
	'title',
	'updated_at',
	'status',
	'error_text',
	'is_editable',
	'create_load_for_new_tables',
];

describe('Connection: Get', () => {
	it.each(['all', 'asDocumented'] as const)(
		'gives every field of the documents when answers have %s',
		async (connectionFields) => {
			tests.improvado.settings.connectionFields = connectionFields;
			const { id, place } = tests.there();
			const { jsons, hints } = await tests.operate('get', place);
			expect(Object.keys(jsons[0])).toEqual(
				expect.arrayContaining([...fieldsOfGet, ...fieldsOfUpdate, 'message', 'working', 'ids']),
			);
			expect(jsons).toMatchObject([
				{ id, working: true, ids: { improvadoDestination: 'bigquery', connectionId: String(id) } },
			]);
			expect(hints).toEqual([]);
			expect(tests.calls).toHaveLength(connectionFields === 'all' ? 1 : 2);
		},
	);

	it('tells why one does not work, though only the list knows', async () => {
		tests.improvado.settings.connectionFields = 'asDocumented';
		tests.there('Another one');
		const { place } = tests.there('Reports', 'bigquery', { key: 'wrong' });
		const { jsons } = await tests.operate('get', place);
		expect(jsons[0].message).toBe(
			"Connection 'Reports' does not work, and nothing is loaded to it: Authentication failed: check user and password. Reauthorize it with parameters that the destination accepts.",
		);
	});

	it('hints at accounts', async () => {
		const { id, place } = tests.there();
		tests.improvado.changeConnection(id, { enabledAccounts: 0 });
		const { jsons, hints } = await tests.operate('get', place);
		expect(jsons[0].accountHint).toMatch(/^No account of this connection is selected/);
		expect(hints).toHaveLength(1);
	});

	it('takes destination and connection from the item, and hands on what else it brings', async () => {
		const { id } = tests.there('Files', 's3');
		const ids = { improvadoDestination: 's3', connectionId: id, loadId: 7 };
		const { jsons } = await tests.operate('get', {}, { items: [{ json: { ids } }] });
		expect(jsons).toMatchObject([
			{ id, ids: { improvadoDestination: 's3', connectionId: String(id), loadId: '7' } },
		]);
	});
});

describe('Connection: Get Many', () => {
	const many = (count: number) => Array.from({ length: count }, (_, at) => `Sales ${at + 1}`);

	it('returns all over several pages, or up to the limit', async () => {
		tests.improvado.addConnections('bigquery', many(230));
		const destination = byId('bigquery');
		const all = await tests.operate('getAll', { destination, returnAll: true });
		expect(all.jsons).toHaveLength(230);
		expect(tests.calls).toHaveLength(3);
		const some = await tests.operate('getAll', { destination, limit: 120 });
		expect(some.jsons.map(({ title }) => title)).toEqual(many(120));
		expect((await tests.operate('getAll', { destination })).jsons).toHaveLength(50);
		expect(tests.calls).toHaveLength(3 + 2 + 1);
	});

	it('filters by status and title, on all pages', async () => {
		tests.improvado.addConnections('bigquery', many(100));
		tests.improvado.addConnections('bigquery', ['Costs', 'Sales last'], { key: 'wrong' });
		const titles = async (filters: object) => {
			const parameters = { destination: byId('bigquery'), filters: { ...filters } };
			const { jsons } = await tests.operate('getAll', parameters);
			return jsons.map(({ title }) => title);
		};
		expect(await titles({ status: 'error' })).toEqual(['Costs', 'Sales last']);
		expect(await titles({ status: 'error', titleContains: 'SALES' })).toEqual(['Sales last']);
		expect(await titles({ titleContains: 'sales 99' })).toEqual(['Sales 99']);
		expect(await titles({ status: 'initializing' })).toEqual([]);
	});

	it('gives each its sentence and its ids, and one hint for all', async () => {
		const { id } = tests.there('First');
		const other = tests.there('Second', 'bigquery', { key: 'wrong' });
		for (const each of [id, other.id]) {
			tests.improvado.changeConnection(each, { enabledAccounts: 0 });
		}
		const { jsons, hints } = await tests.operate('getAll', { destination: byId('bigquery') });
		expect(jsons.map(({ working }) => working)).toEqual([true, false]);
		expect(jsons[1]).toMatchObject({
			message: expect.stringContaining('Authentication failed'),
			accountHint: expect.any(String),
			ids: { improvadoDestination: 'bigquery', connectionId: String(other.id) },
		});
		expect(hints).toEqual([
			expect.stringMatching(/^Connections without a selected account: 'First', 'Second'\. No/),
		]);
	});
});

describe('Connection: Update', () => {
	it('changes create_load_for_new_tables and nothing else', async () => {
		const { id, place } = tests.there();
		const { jsons } = await tests.operate('update', { ...place, createLoadForNewTables: true });
		expect(tests.stored(id).createLoadForNewTables).toBe(true);
		expect(tests.changes).toEqual([`PATCH /destinations/bigquery/connections/${id}`]);
		const { body } = tests.requests.find(({ method }) => method === 'PATCH')!;
		expect(body).toEqual({ create_load_for_new_tables: true });
		expect(jsons).toMatchObject([{ id, create_load_for_new_tables: true, working: true }]);
		await tests.operate('update', { ...place, createLoadForNewTables: false });
		expect(tests.stored(id).createLoadForNewTables).toBe(false);
	});
});

describe('Connection: Reauthorize', () => {
	it('stores title and parameters, waits for the check and keeps the title if asked', async () => {
		const { id, place } = tests.there('Old', 'bigquery', { key: 'wrong' });
		tests.improvado.settings.recheckMs = 400;
		const parameters = { ...place, title: 'New', connectionParameters: '{ "database": "d" }' };
		const secrets = { key: 'right' };
		const { jsons } = await tests.operate('reauthorize', parameters, { secrets });
		expect(tests.stored(id)).toMatchObject({
			title: 'New',
			parameters: { database: 'd', key: 'right' },
		});
		expect(jsons).toMatchObject([{ id, status: 'Active', title: 'New', pending: false }]);
		const { body } = tests.requests.find(({ method }) => method === 'PUT')!;
		expect(body).toEqual({ title: 'New', connection_params: { database: 'd', key: 'right' } });

		await tests.operate('reauthorize', { ...place, title: '' }, { secrets: { key: 'wrong' } });
		expect(tests.stored(id)).toMatchObject({ title: 'New', status: 'Error' });
	});

	it('is sent again when its answer got lost', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const { id, place } = tests.there();
		tests.sandbox.faults.add({ method: 'PUT', resetAfterProcessing: true });
		const { error } = await tests.operate('reauthorize', place, { secrets: { key: 'x' } });
		expect(error).toBeUndefined();
		expect(tests.stored(id).parameters).toEqual({ key: 'x' });
	});

	it('does nothing without parameters', async () => {
		const { place } = tests.there();
		expect(said(await tests.operate('reauthorize', place))).toContain(
			'There is nothing to reauthorize with',
		);
		expect(tests.calls).toEqual([]);
	});
});

describe('Connection: Check Status', () => {
	it('starts the check and waits for what comes out', async () => {
		tests.improvado.settings.recheckMs = 700;
		const { id, place } = tests.there('Reports', 'bigquery', { key: 'fine' });
		tests.improvado.changeConnection(id, { parameters: { key: 'wrong by now' } });
		const { jsons } = await tests.operate('checkStatus', place);
		expect(tests.changes).toEqual([`PUT /destinations/bigquery/connections/${id}/recheck`]);
		expect(jsons).toMatchObject([
			{
				id,
				status: 'Error',
				error_text: expect.any(String),
				working: false,
				pending: false,
				message: expect.stringContaining('Authentication failed'),
				ids: { improvadoDestination: 'bigquery', connectionId: String(id) },
			},
		]);
	});

	it('reports the last status as pending at the end of the longest wait', async () => {
		tests.improvado.settings.recheckMs = 60_000;
		const { place } = tests.there();
		const started = Date.now();
		const { jsons } = await tests.operate('checkStatus', { ...place, maximumWait: 1 });
		expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
		expect(jsons).toMatchObject([
			{
				status: 'Initializing',
				working: false,
				pending: true,
				message: expect.stringContaining("so far its status is 'Initializing'"),
			},
		]);
	});

	it('knows the reason though only the list tells it', async () => {
		tests.improvado.settings.connectionFields = 'asDocumented';
		const { place } = tests.there('Reports', 'bigquery', { key: 'wrong' });
		const { jsons } = await tests.operate('checkStatus', place);
		expect(jsons[0].error_text).toBe('Authentication failed: check user and password');
	});
});

describe('Destination: Get Many', () => {
	const list = async (parameters: object = {}) =>
		await tests.operate('getAll', { resource: 'destination', ...parameters });

	it('lists them and hands their names on', async () => {
		const { jsons, error } = await list();
		expect(error).toBeUndefined();
		expect(jsons).toHaveLength(12);
		expect(jsons[2]).toEqual({
			id: 3,
			name: 'bigquery',
			title: 'Google BigQuery',
			ids: { improvadoDestination: 'bigquery' },
		});
	});

	it('filters by name and title, returns all or up to the limit', async () => {
		tests.improvado.addDestinations(Array.from({ length: 100 }, (_, at) => `Own ${at}`));
		const names = async (parameters: object) =>
			(await list(parameters)).jsons.map(({ name }) => name);
		expect(await names({ filters: { nameContains: 'AZURE' } })).toEqual([
			'azure_blob',
			'azure_synapse',
		]);
		expect(await names({ filters: { nameContains: 'own_99' } })).toEqual(['own_99']);
		expect(await names({ filters: { nameContains: 'blob storage' } })).toEqual(['azure_blob']);
		expect(await names({ returnAll: true })).toHaveLength(112);
		expect(await names({ limit: 3 })).toHaveLength(3);
	});
});
