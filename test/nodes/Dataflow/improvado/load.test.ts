import type { ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import { runLoad } from '../../../../nodes/shared/improvado/loads/runLoad';
import { rejection, Scripted } from '../../shared/improvado/scripted';
import { byId, Loads, said } from './support';

const tests = new Loads();

describe('Load: Get', () => {
	it('gives it with its sentence and hands its id on', async () => {
		const id = await tests.load();
		const ids = { improvadoDestination: 'bigquery', connectionId: '5', loadId: id };
		const { jsons } = await tests.operate('get', {}, { items: [{ json: { ids } }] });
		expect(jsons).toEqual([
			{
				...tests.stored(id),
				message: "The load into 'facebook_ads' has the status 'Active'.",
				ids: { ...ids, loadId: String(id) },
			},
		]);
	});

	it('tells why it does not work', async () => {
		const body = { id: 5, status: 'Error', error_text: 'Table is locked.' };
		tests.sandbox.faults.add({ status: 200, body });
		const { jsons } = await tests.operate('get', { load: byId(5) });
		expect(jsons[0].message).toBe("Load '5' has the status 'Error': Table is locked.");
	});

	it('says what is missing', async () => {
		const result = await tests.operate('get');
		expect(said(result)).toContain('No load is chosen');
		expect(said(result)).toContain('let the node Dataflow come before this one');
	});
});

describe('Load: Get Many', () => {
	const list = async (parameters: object) => {
		const { jsons, error } = await tests.operate('getAll', { ...parameters });
		expect(error).toBeUndefined();
		return jsons.map(({ id }) => id);
	};

	it('filters by data table, connection, destination and status', async () => {
		const connection = tests.connection();
		const first = await tests.load({}, connection);
		const second = await tests.load({ dataTable: byId(502) }, connection);
		const other = await tests.load({ destination: byId('s3') }, tests.connection({}, 's3'));
		await tests.operate('pause', { load: byId(second) });
		expect(await list({})).toEqual([first, second, other]);
		expect(await list({ filters: { dataTable: byId(502) } })).toEqual([second]);
		expect(await list({ filters: { connectionId: String(connection) } })).toEqual([first, second]);
		expect(await list({ filters: { destination: byId('s3') } })).toEqual([other]);
		expect(await list({ filters: { status: 'paused' } })).toEqual([second]);
		expect(await list({ filters: { status: 'active', dataTable: byId(501) } })).toEqual([
			first,
			other,
		]);
	});

	it('returns all over several pages, or up to the limit', async () => {
		const results = (from: number) =>
			Array.from({ length: 100 }, (_, at) => ({ id: from + at, status: 'Active' }));
		const pages = () => {
			for (const [at, next] of [[1, 'p2'] as const, [101, 'p3'] as const, [201, null] as const]) {
				const fault = { path: '/api/v3/loads', status: 200 };
				tests.sandbox.faults.add({ ...fault, body: { count: 300, next, results: results(at) } });
			}
		};
		pages();
		expect(await list({ returnAll: true })).toHaveLength(300);
		tests.sandbox.faults.clear();
		pages();
		expect(await list({ limit: 101 })).toHaveLength(101);
		tests.sandbox.faults.clear();
		pages();
		expect(await list({})).toHaveLength(50);
		expect(tests.requests).toHaveLength(3 + 2 + 1);
	});
});

describe('Load: Run', () => {
	it('starts a run and shows it', async () => {
		tests.improvado.settings.runMs = 60_000;
		const id = await tests.load();
		const { jsons } = await tests.operate('run', { load: byId(id) });
		expect(jsons).toMatchObject([
			{
				id,
				status: 'Running',
				message: "The load into 'facebook_ads' has the status 'Running'.",
				ids: { loadId: String(id) },
			},
		]);
		expect(tests.changes.at(-1)).toBe(`PUT /loads/${id}/run`);
	});

	it('is not repeated when its answer got lost: the load shows that it ran', async () => {
		const id = await tests.load();
		tests.sandbox.faults.add({ method: 'PUT', resetAfterProcessing: true });
		const { jsons, error } = await tests.operate('run', { load: byId(id) });
		expect(error).toBeUndefined();
		expect(jsons).toMatchObject([{ id, uploaded_rows_count: 250 }]);
		expect(tests.changes.filter((call) => call.endsWith('/run'))).toHaveLength(1);
	});

	it.each([0, 502])(
		'looks five times after %s and then says that it did not start',
		async (status) => {
			const load = { body: { id: 7, status: 'Active', last_update: '10:00' } };
			const script = new Scripted([load, { status, text: 'socket hang up' }, load]);
			const problem = await rejection<ApiProblem>(runLoad(script.client, '7'));
			expect(problem.message).toContain('Could not run the load: ');
			expect(problem.description).toBe(
				"Its status is still 'Active' and it has not been updated since, so it has probably not started. Look at it in Improvado before you run it again.",
			);
			expect(script.methods).toEqual(['GET', 'PUT', 'GET', 'GET', 'GET', 'GET', 'GET']);
			expect(script.lines).toEqual([expect.stringContaining('looking whether it runs')]);
		},
	);

	it.each([{ status: 'Running' }, { last_update: '10:05' }])('sees it by %j', async (moved) => {
		const load = { id: 7, status: 'Active', last_update: '10:00' };
		const now = { ...load, ...moved };
		const script = new Scripted([{ body: load }, { status: 504 }, { body: load }, { body: now }]);
		expect(await runLoad(script.client, '7')).toEqual(now);
		expect(script.slept).toEqual([3000, 3000]);
	});

	it('does not look for a run that was refused', async () => {
		const refused = { status: 400, body: { details: 'The load is paused' } };
		const script = new Scripted([{ body: { id: 7, status: 'Paused' } }, refused]);
		const problem = await rejection<ApiProblem>(runLoad(script.client, '7'));
		expect(problem.message).toBe(
			'Could not run the load: Improvado refused it: The load is paused',
		);
		expect(script.methods).toEqual(['GET', 'PUT']);
	});

	it('of a paused load is what Improvado refuses', async () => {
		const id = await tests.load();
		await tests.operate('pause', { load: byId(id) });
		expect(said(await tests.operate('run', { load: byId(id) }))).toContain(
			'Could not run the load: Improvado refused it: The load is paused',
		);
	});
});

describe('Load: Pause, Resume, Delete', () => {
	it('pauses and resumes, also when an answer got lost', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const id = await tests.load();
		const load = byId(id);
		expect((await tests.operate('pause', { load })).jsons).toMatchObject([{ status: 'Paused' }]);
		expect(tests.stored(id).status).toBe('Paused');
		tests.sandbox.faults.add({ method: 'PUT', resetAfterProcessing: true });
		expect((await tests.operate('resume', { load })).jsons).toMatchObject([{ status: 'Active' }]);
		expect(tests.changes.slice(-3)).toEqual([
			`PUT /loads/${id}/pause`,
			`PUT /loads/${id}/unpause`,
			`PUT /loads/${id}/unpause`,
		]);
	});

	it('deletes it and hands its ids on', async () => {
		const id = await tests.load();
		const ids = { improvadoDestination: 'bigquery', connectionId: '5', loadId: String(id) };
		const { jsons } = await tests.operate('delete', {}, { items: [{ json: { ids } }] });
		expect(jsons).toEqual([{ deleted: true, id: String(id), ids }]);
		expect(tests.improvado.loads()).toEqual([]);
	});

	it('does not delete that of the item when an expression for another yields nothing', async () => {
		const id = await tests.load();
		const load = byId('={{ $json.misspelled }}');
		const items = [{ json: { ids: { loadId: String(id) } } }];
		expect(said(await tests.operate('delete', { load }, { items }))).toContain(
			"The expression in 'Load' yields nothing",
		);
		expect(tests.stored(id)).toBeDefined();
	});

	it('deletes it when the answer got lost; what never was is said', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const load = byId(await tests.load());
		tests.sandbox.faults.add({ method: 'DELETE', resetAfterProcessing: true });
		expect((await tests.operate('delete', { load })).jsons).toMatchObject([{ deleted: true }]);
		expect(said(await tests.operate('delete', { load }))).toContain(
			"Could not delete the load: Improvado finds no load '",
		);
	});
});
