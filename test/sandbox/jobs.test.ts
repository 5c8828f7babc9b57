import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { bad, good, send } from './client.ts';
import type { Loose } from './client.ts';

describe('job APIs', () => {
	let sandbox: Sandbox;
	let now = 0;
	const post = (path: string, body: unknown) => send(sandbox, `/open/jobs${path}`, { body });
	const get = (path: string) => send(sandbox, `/open/jobs${path}`, { method: 'GET' });
	const importOf = async (...records: unknown[]) => {
		const { status, headers } = await post('/imports', records);
		const id = headers.get('location')?.split('/').at(-1) ?? '';
		return { status, headers, id };
	};

	beforeAll(async () => {
		sandbox = await startSandbox({ now: () => now });
	});
	beforeEach(() => {
		sandbox.reset();
		now = 0;
		Object.assign(sandbox.jobs.settings, { queuedMs: 10, runsMs: 20, mostOpen: 2 });
	});
	afterAll(() => sandbox.close());

	it('/imports names the job in a header, and says how far it is', async () => {
		const { status, headers, id } = await importOf(good(1), bad(2));
		expect(status).toBe(202);
		expect(headers.get('location')).toBe(`/open/jobs/imports/${id}`);
		const states: string[] = [];
		for (now of [0, 10, 29, 30]) states.push((await get(`/imports/${id}`)).json.status);
		expect(states).toEqual(['queued', 'running', 'running', 'done']);
		expect((await get(`/imports/${id}`)).json).not.toHaveProperty('results');
		expect((await get(`/imports/${id}?inside=1`)).json.results).toHaveLength(2);
		expect(sandbox.accepted('imports')).toEqual([good(1)]);
	});

	it('/imports/:id/results are there once it is done, in three forms', async () => {
		const { id } = await importOf(good(1), bad('a,b'));
		expect((await get(`/imports/${id}/results`)).status).toBe(404);
		now = 30;
		const json = await get(`/imports/${id}/results`);
		expect(json.json[1]).toMatchObject({ id: 'a,b', code: 'invalid_email' });
		const lines = await get(`/imports/${id}/results?format=ndjson`);
		expect(lines.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
		expect(
			lines.text
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line)),
		).toEqual(json.json);
		const csv = await get(`/imports/${id}/results?format=csv`);
		expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
		expect(csv.text).toMatch(/^id,code,message\r\n1,,\r\n"a,b",invalid_email,/);
	});

	it('takes no more jobs than may be open', async () => {
		const statuses: number[] = [];
		for (let count = 0; count < 3; count++) statuses.push((await importOf(good(count))).status);
		expect(statuses).toEqual([202, 202, 429]);
		expect(sandbox.jobs.open).toBe(2);
		now = 30;
		expect((await importOf(good(3))).status).toBe(202);
		expect(sandbox.accepted('imports')).toEqual([good(0), good(1), good(3)]);
	});

	it('lets a job fail or be forgotten on order', async () => {
		sandbox.jobs.settings.endings.push('failed', 'forgotten');
		const failing = await importOf(good(1));
		const forgotten = await importOf(good(2));
		expect((await get(`/imports/${forgotten.id}`)).status).toBe(200);
		now = 30;
		expect((await get(`/imports/${failing.id}`)).json).toMatchObject({
			status: 'failed',
			error: { code: 'IMPORT_FAILED' },
		});
		expect((await get(`/imports/${forgotten.id}`)).status).toBe(404);
		expect(sandbox.accepted('imports')).toEqual([good(2)]);
	});

	it('are apart: a job is known to its own API only', async () => {
		const { id } = await importOf(good(1));
		expect((await get(`/tasks/${id}`)).status).toBe(404);
	});

	it('/users/create_or_update_many answers like Zendesk', async () => {
		const opened = await post('/users/create_or_update_many', {
			users: [{ external_id: 'u1', email: 'a@example.com' }, { email: 'nowhere' }],
		});
		expect(opened.json.job_status).toMatchObject({ status: 'queued', total: 2, results: null });
		now = 30;
		const { json } = await get(`/job_statuses/${opened.json.job_status.id}`);
		expect(json.job_status.status).toBe('completed');
		expect(json.job_status.results).toEqual([
			{ index: 0, id: 'u1', action: 'create', status: 'Created', success: true },
			{ index: 1, success: false, error: 'invalid_email', details: expect.any(String) },
		]);
		const many = Array.from({ length: 101 }, (_, at) => good(at));
		expect((await post('/users/create_or_update_many', { users: many })).status).toBe(400);
	});

	it('/profile-bulk-import-jobs answers like Klaviyo', async () => {
		const type = 'profile-bulk-import-job';
		const profiles = {
			data: [good(1), bad(2)].map((attributes) => ({ type: 'profile', attributes })),
		};
		const path = '/profile-bulk-import-jobs';
		const { status, json } = await post(path, { data: { type, attributes: { profiles } } });
		expect(status).toBe(202);
		expect(json.data).toMatchObject({ type, attributes: { status: 'queued', total_count: 2 } });
		now = 30;
		const shown = await get(`${path}/${json.data.id}`);
		expect(shown.json.data.attributes).toMatchObject({ status: 'complete', failed_count: 1 });
		const errors = await get(`${path}/${json.data.id}/import-errors`);
		expect(errors.json.data.map(({ attributes }: Loose) => attributes.source.pointer)).toEqual([
			'/data/attributes/profiles/data/1',
		]);
		expect((await post(path, { data: { attributes: { profiles } } })).status).toBe(400);
	});

	it('/marketing/contacts answers like SendGrid', async () => {
		const put = { method: 'PUT', body: { contacts: [good(1), bad(2)] } };
		const { status, json } = await send(sandbox, '/open/jobs/marketing/contacts', put);
		expect(status).toBe(202);
		const path = `/marketing/contacts/imports/${json.job_id}`;
		expect((await get(path)).json).toEqual({ id: json.job_id, status: 'pending' });
		now = 30;
		const { results, status: state } = (await get(path)).json;
		expect(state).toBe('errored');
		expect(results).toMatchObject({ requested_count: 2, created_count: 1, errored_count: 1 });
		expect((await get(`${path}/errors.csv`)).text).toMatch(
			/^email,error_code,error\nnowhere,invalid_email,/,
		);
	});

	it('/indexes/:uid/documents answers like Meilisearch', async () => {
		const { status, json } = await post('/indexes/films/documents', [good(1)]);
		expect(status).toBe(202);
		expect(json).toMatchObject({ indexUid: 'films', status: 'enqueued' });
		now = 30;
		expect((await get(`/tasks/${json.taskUid}`)).json).toMatchObject({
			status: 'succeeded',
			details: { receivedDocuments: 1, indexedDocuments: 1 },
			error: null,
		});
		const refused = await post('/indexes/films/documents', [good(3), bad(2)]);
		now = 60;
		expect((await get(`/tasks/${refused.json.taskUid}`)).json).toMatchObject({
			status: 'failed',
			error: { code: 'invalid_email' },
		});
		expect(sandbox.accepted('documents')).toEqual([good(1)]);
	});
});
