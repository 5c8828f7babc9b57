import { byId, facebookAds, Loads, said } from './support';

const tests = new Loads();
const posts = () => tests.requests.filter(({ method }) => method === 'POST');

describe('Load: Create', () => {
	it('joins a data table to a table of an active connection', async () => {
		const connection = tests.connection();
		const { jsons, error } = await tests.create(connection, { loadHistoricalData: true });
		expect(error).toBeUndefined();
		expect(posts().map(({ body }) => body)).toEqual([
			{
				data_table_id: facebookAds,
				destination_connection_id: connection,
				destination_table: 'facebook_ads',
				run_policy: 'daily',
				load_historical_data: true,
			},
		]);
		const { id } = jsons[0];
		expect(jsons).toEqual([
			{
				id,
				data_table: { id: facebookAds, title: 'Facebook Ads by day' },
				destination_table: 'facebook_ads',
				run_policy: 'daily',
				status: 'Active',
				last_update: expect.any(String),
				error_text: null,
				uploaded_rows_count: 0,
				message: "The load into 'facebook_ads' has the status 'Active'.",
				created: true,
				ids: {
					improvadoDestination: 'bigquery',
					connectionId: String(connection),
					loadId: String(id),
				},
			},
		]);
	});

	it('takes destination and connection from the item', async () => {
		const ids = { improvadoDestination: 'bigquery', connectionId: tests.connection() };
		const { jsons } = await tests.create(
			0,
			{ destination: byId(''), connection: byId('') },
			{ items: [{ json: { ids } }] },
		);
		expect(jsons).toMatchObject([
			{ created: true, ids: { connectionId: String(ids.connectionId) } },
		]);
	});

	it.each([
		['an object as JSON', '{ "every": "day" }', { every: 'day' }],
		['an object of an expression', '={{ ({ every: "day" }) }}', { every: 'day' }],
		['a text', ' hourly ', 'hourly'],
	])('takes as run policy %s', async (_, runPolicy, sent) => {
		const id = await tests.load({ runPolicy });
		expect(tests.stored(id).run_policy).toEqual(sent);
	});

	it('leaves an empty run policy to Improvado', async () => {
		const result = await tests.create(tests.connection(), { runPolicy: '' });
		expect(posts()[0].body).not.toHaveProperty('run_policy');
		expect(said(result)).toContain('Improvado refused it: run_policy: This field is required.');
	});

	it.each([
		[{ dataTable: byId('') }, 'No data table is chosen'],
		[{ connection: byId('') }, 'No connection is chosen'],
		[{ destinationTable: ' ' }, "'Destination Table' is empty"],
		[{ runPolicy: '{ "every": }' }, "'Run Policy' is not valid JSON"],
		[{ runPolicy: '={{ ({}) }} daily' }, "'Run Policy' holds '[object Object]'"],
	])('refuses %j before any call', async (parameters, sentence) => {
		expect(said(await tests.create(1, parameters))).toContain(sentence);
		expect(tests.calls).toEqual([]);
	});

	it('hints at accounts in the item and in the editor', async () => {
		const connection = tests.connection();
		tests.improvado.changeConnection(connection, { enabledAccounts: 0 });
		const { jsons, hints } = await tests.create(connection);
		expect(jsons[0].accountHint).toMatch(/Select at least one in Improvado/);
		expect(hints).toEqual([jsons[0].accountHint]);
	});
});

describe('a connection that is not active', () => {
	it('in error is refused before the call, with its reason', async () => {
		const connection = tests.connection({ key: 'wrong' });
		const result = await tests.create(connection);
		expect(result.error?.message).toBe(
			"Improvado loads to active connections only. Connection 'Reports' does not work, and nothing is loaded to it: Authentication failed: check user and password. Reauthorize it with parameters that the destination accepts.",
		);
		expect(result.error?.description).toContain('Destination Connection > Reauthorize');
		expect(tests.changes).toEqual([]);
	});

	it('that is being checked is refused before the call', async () => {
		const connection = tests.connection();
		const later = Date.now() + 60_000;
		tests.improvado.changeConnection(connection, { status: 'Initializing', checkedAt: later });
		const result = await tests.create(connection);
		expect(said(result)).toContain('is still being checked by Improvado');
		expect(result.error?.description).toContain('Check Status come before this node');
		expect(tests.changes).toEqual([]);
	});

	it('with a word that nobody documents is left to Improvado', async () => {
		const connection = tests.connection();
		tests.improvado.changeConnection(connection, { status: 'Ready' as 'Active' });
		await tests.create(connection);
		expect(posts()).toHaveLength(1);
	});
});

describe('If It Already Exists', () => {
	it('Reuse takes the one of the same table, connection and destination table', async () => {
		const connection = tests.connection();
		const id = await tests.load({}, connection);
		const before = posts().length;
		const { jsons } = await tests.create(connection);
		expect(jsons).toMatchObject([{ id, created: false, ids: { loadId: String(id) } }]);
		expect(posts()).toHaveLength(before);
	});

	it.each([
		['table', { destinationTable: 'other' }],
		['data table', { dataTable: byId(502) }],
	])('another %s is another load', async (_, other) => {
		const connection = tests.connection();
		const id = await tests.load({}, connection);
		const { jsons } = await tests.create(connection, other);
		expect(jsons).toMatchObject([{ created: true }]);
		expect(jsons[0].id).not.toBe(id);
	});

	it('another connection is another load', async () => {
		await tests.load();
		const { jsons } = await tests.create(tests.connection());
		expect(jsons).toMatchObject([{ created: true }]);
	});

	it('Reuse refuses one with another run policy and names it', async () => {
		const connection = tests.connection();
		await tests.load({}, connection);
		const result = await tests.create(connection, { runPolicy: 'weekly' });
		expect(said(result)).toContain("into 'facebook_ads' with other settings");
		expect(said(result)).toContain("Run Policy is 'daily' there and 'weekly' here");
		expect(tests.improvado.loads()).toHaveLength(1);
	});

	it('Reuse compares no run policy that is not given, here or there', async () => {
		const connection = tests.connection();
		const id = await tests.load({}, connection);
		const open = await tests.create(connection, { runPolicy: '' });
		expect(open.jsons).toMatchObject([{ id, created: false }]);
		const results = [{ id, destination_table: 'facebook_ads' }];
		tests.sandbox.faults.add({ path: '/api/v3/loads', status: 200, body: { results } });
		const { jsons } = await tests.create(connection, { runPolicy: 'weekly' });
		expect(jsons).toMatchObject([{ id, created: false }]);
	});

	it('Create Another makes a second one, Fail stops', async () => {
		const connection = tests.connection();
		await tests.load({}, connection);
		const failed = await tests.create(connection, { ifExists: 'fail' });
		expect(said(failed)).toContain(
			"There already is a load of this data table into 'facebook_ads' | It is left as it is",
		);
		expect(tests.improvado.loads()).toHaveLength(1);
		const { jsons } = await tests.create(connection, { ifExists: 'createAnother' });
		expect(jsons).toMatchObject([{ created: true }]);
		expect(tests.improvado.loads()).toHaveLength(2);
	});

	it.each([
		['cut off', { resetAfterProcessing: true }],
		['a gateway that gives up', { applyThenStatus: 504 }],
		['without an ID', { applyThenStatus: { status: 201, body: {} } }],
	])('an answer that is lost (%s) makes no second one', async (_, fault) => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const connection = tests.connection();
		tests.sandbox.faults.add({ method: 'POST', path: '/api/v3/loads', ...fault });
		const { jsons, error } = await tests.create(connection, { ifExists: 'createAnother' });
		expect(error).toBeUndefined();
		expect(tests.improvado.loads()).toMatchObject([{ id: jsons[0].id }]);
	});
});
