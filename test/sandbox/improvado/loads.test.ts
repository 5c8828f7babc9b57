import { ImprovadoCaller } from './client';

const caller = new ImprovadoCaller();

async function create(more: Record<string, unknown> = {}) {
	const [{ id }] = caller.sandbox.improvado.addConnections('bigquery', ['Reports']);
	return await caller.call('POST', '/loads', {
		data_table_id: 501,
		destination_connection_id: id,
		destination_table: 'facebook_ads',
		run_policy: 'daily',
		load_historical_data: false,
		...more,
	});
}

it('is created on an active connection', async () => {
	const { status, json } = await create();
	expect([status, json]).toEqual([
		201,
		{
			id: expect.any(Number),
			data_table: { id: 501, title: 'Facebook Ads by day' },
			destination_table: 'facebook_ads',
			run_policy: 'daily',
			status: 'Active',
			last_update: '2026-11-23T10:00:00.000Z',
			error_text: null,
			uploaded_rows_count: 0,
		},
	]);
	expect(caller.sandbox.improvado.loads()).toEqual([json]);
});

it.each([
	['data_table_id', 9, 'Object does not exist.'],
	['destination_connection_id', 9, 'Object does not exist.'],
	['destination_table', ' ', 'This field may not be blank.'],
	['run_policy', undefined, 'This field is required.'],
])('is refused with a wrong %s', async (field, value, text) => {
	const { status, json } = await create({ [field]: value });
	expect([status, json]).toEqual([400, { details: { [field]: [text] } }]);
});

it('is refused on a connection that is not active', async () => {
	const { id } = await caller.connect();
	const { status, json } = await create({ destination_connection_id: id });
	expect([status, Object.keys(json.details as object)]).toEqual([
		400,
		['destination_connection_id'],
	]);
});

it('is paused, resumed, run, changed and deleted', async () => {
	const { json } = await create();
	const path = `/loads/${json.id}`;
	const put = async (action: string, body?: unknown) => {
		const answer = await caller.call('PUT', `${path}${action}`, body);
		return answer.status === 200 ? answer.json.status : answer.json.details;
	};
	expect(await put('/pause')).toBe('Paused');
	expect(await put('/run')).toBe('The load is paused');
	expect(await put('/unpause')).toBe('Active');
	expect(await put('/run')).toBe('Running');
	caller.wait(300);
	expect((await caller.get(path)).json).toMatchObject({
		status: 'Active',
		uploaded_rows_count: 250,
	});
	expect(await put('', { run_policy: 'hourly' })).toBe('Active');
	expect((await caller.get(path)).json.run_policy).toBe('hourly');
	expect((await caller.call('DELETE', path)).status).toBe(204);
	expect((await caller.get(path)).status).toBe(404);
});

it('is found by data table, connection and destination', async () => {
	await create();
	const found = async (query: string) => (await caller.get(`/loads?${query}`)).json.count;
	expect(await found('data_table_id=501&destination_name=bigquery')).toBe(1);
	expect(await found('data_table_id=502')).toBe(0);
	expect(await found('destination_connection_id=1')).toBe(0);
	expect(await found('destination_name=s3')).toBe(0);
});

it('comes from a data table', async () => {
	const { json } = await caller.get('/data-tables');
	expect(json.results.map(({ id }: { id: number }) => id)).toEqual([501, 502, 503]);
	expect((await caller.get('/data-tables/502')).json).toEqual(json.results[1]);
	expect((await caller.get('/data-tables/9')).status).toBe(404);
});
