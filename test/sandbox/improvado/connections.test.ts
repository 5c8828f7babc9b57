import { ImprovadoCaller } from './client';

const caller = new ImprovadoCaller();
const path = '/destinations/bigquery/connections';

const ofGet = [
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
const ofUpdate = [
	'id',
	'destination',
	'title',
	'updated_at',
	'status',
	'error_text',
	'is_editable',
	'create_load_for_new_tables',
];

describe('a connection', () => {
	it('is initializing at first, then active', async () => {
		const { id, status } = await caller.connect();
		expect(status).toBe('Initializing');
		caller.wait(149);
		expect((await caller.get(`${path}/${id}`)).json.status).toBe('Initializing');
		caller.wait(1);
		expect((await caller.get(`${path}/${id}`)).json).toMatchObject({
			status: 'Active',
			error_text: null,
			updated_at: '2026-11-23T10:00:00.150Z',
		});
	});

	it('comes to an error when a secret is wrong, and out of it with others', async () => {
		const { id } = await caller.connect({ conenctions_params: { login: { key: 'a wrong key' } } });
		caller.wait(150);
		expect((await caller.get(`${path}/${id}`)).json).toMatchObject({
			status: 'Error',
			error_text: expect.any(String),
		});
		const body = { title: 'Reports 2', connection_params: { login: { key: 'right' } } };
		expect((await caller.call('PUT', `${path}/${id}`, body)).json).toMatchObject({
			title: 'Reports 2',
			status: 'Initializing',
		});
		caller.wait(150);
		expect((await caller.get(`${path}/${id}`)).json).toMatchObject({
			status: 'Active',
			error_text: null,
		});
	});

	it('has every field of the documents, or those of each page', async () => {
		const { id } = await caller.connect();
		const keys = async () => {
			const { json: get } = await caller.get(`${path}/${id}`);
			const { json: patch } = await caller.call('PATCH', `${path}/${id}`, {
				create_load_for_new_tables: false,
			});
			return [get, patch].map((json) => Object.keys(json as object).sort());
		};
		const all = [...new Set([...ofGet, ...ofUpdate])].sort();
		expect(await keys()).toEqual([all, all]);
		caller.sandbox.improvado.settings.connectionFields = 'asDocumented';
		expect(await keys()).toEqual([ofGet.toSorted(), ofUpdate.toSorted()]);
	});

	it('is checked again on demand, which takes a while', async () => {
		const [{ id }] = caller.sandbox.improvado.addConnections('bigquery', ['Old']);
		const { json: before } = await caller.get(`${path}/${id}`);
		caller.sandbox.improvado.settings.recheckMs = 2000;
		caller.wait(1000);
		expect((await caller.call('PUT', `${path}/${id}/recheck`)).json.status).toBe('Initializing');
		caller.wait(2000);
		const { json: after } = await caller.get(`${path}/${id}`);
		expect([before.status, after.status]).toEqual(['Active', 'Active']);
		expect(after.updated_at > before.updated_at).toBe(true);
	});

	it('belongs to one destination', async () => {
		const { id } = await caller.connect();
		expect((await caller.get(`/destinations/s3/connections/${id}`)).status).toBe(404);
		expect((await caller.get('/destinations/s3/connections')).json.count).toBe(0);
		expect((await caller.get(path)).json.count).toBe(1);
		expect((await caller.get('/destinations/nowhere/connections')).status).toBe(404);
	});

	it('never shows its parameters; the control does', async () => {
		await caller.connect();
		expect((await caller.get(path)).text).not.toContain('secret-key');
		expect(caller.sandbox.improvado.connections()).toMatchObject([
			{ parameters: { project: 'reports', key: 'secret-key' } },
		]);
	});
});

describe('create, reauthorize and update', () => {
	const create = async (body: unknown) => {
		const { status, json } = await caller.call('POST', path, body);
		return [status, json.details];
	};
	const required = ['This field is required.'];

	it('name the fields that are wrong', async () => {
		expect(await create({})).toEqual([
			400,
			{ title: required, destination_name: required, conenctions_params: required },
		]);
		const wrong = {
			title: ' ',
			create_load_for_new_tables: 'yes',
			destination_name: 's3',
			conenctions_params: {},
		};
		const [status, details] = await create(wrong);
		expect([status, Object.keys(details as object).sort()]).toEqual([
			400,
			Object.keys(wrong).sort(),
		]);
		expect(await create('text')).toEqual([400, 'The request body must be a JSON object']);
	});

	it.each([
		['asDocumented', 'conenctions_params', 'connection_params'],
		['conenctions_params', 'conenctions_params', 'conenctions_params'],
		['connection_params', 'connection_params', 'connection_params'],
	] as const)('take the parameters under the key that is set: %s', async (setting, post, put) => {
		const [{ id }] = caller.sandbox.improvado.addConnections('bigquery', ['Old']);
		caller.sandbox.improvado.settings.paramsKey = setting;
		for (const key of ['conenctions_params', 'connection_params']) {
			const body = { title: 'New', destination_name: 'bigquery', [key]: { key: 'k' } };
			expect((await caller.call('POST', path, body)).status).toBe(key === post ? 201 : 400);
			const answered = await caller.call('PUT', `${path}/${id}`, body);
			expect(answered.status).toBe(key === put ? 200 : 400);
		}
	});

	it('change only create_load_for_new_tables with PATCH', async () => {
		const { id } = await caller.connect();
		const changed = { create_load_for_new_tables: false };
		const { json } = await caller.call('PATCH', `${path}/${id}`, changed);
		expect(json.create_load_for_new_tables).toBe(false);
		const refused = await caller.call('PATCH', `${path}/${id}`, { ...changed, title: 'X' });
		expect([refused.status, refused.json.details]).toEqual([
			400,
			{ title: ['This field cannot be updated.'] },
		]);
	});
});
