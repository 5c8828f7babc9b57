import { improvadoProblem } from '../../../sandbox/server.ts';
import { ImprovadoCaller } from './client';

const caller = new ImprovadoCaller();
const minutes = (count: number) => count * 60_000;

describe('the token', () => {
	it('is issued for Basic authentication and a workspace', async () => {
		const { status, json } = await caller.askToken();
		expect([status, json]).toEqual([200, { token: expect.any(String) }]);
		expect((await caller.askToken({ workspace_id: 4711 })).status).toBe(200);
	});

	it.each([
		['a wrong password', { workspace_id: '4711' }, 'x', 401, 'Invalid username/password'],
		['no workspace', {}, undefined, 400, { workspace_id: ['This field is required.'] }],
		['another workspace', { workspace_id: '1' }, undefined, 404, 'Workspace not found'],
	])('is refused for %s', async (_what, body, password, status, details) => {
		const reply = await caller.askToken(body, password);
		expect([reply.status, reply.json]).toEqual([status, { details }]);
	});

	it('ends 30 minutes after its last use', async () => {
		for (let use = 0; use < 3; use++) {
			caller.wait(minutes(29));
			expect((await caller.get('/destinations')).status).toBe(200);
		}
		caller.wait(minutes(30));
		const { status, json } = await caller.get('/destinations');
		expect([status, json]).toEqual([401, { details: 'Invalid or expired token' }]);
	});

	it('must be there and right', async () => {
		for (const token of ['', 'x']) {
			const { status, json } = await caller.call('GET', '/destinations', undefined, token);
			expect([status, json]).toEqual([401, { details: 'Invalid or expired token' }]);
		}
	});

	it('can be revoked by a fault', async () => {
		caller.sandbox.faults.add({ tokenRevoked: true });
		expect((await caller.get('/destinations')).status).toBe(401);
		expect((await caller.get('/destinations')).status).toBe(401);
	});
});

describe('refusals', () => {
	it('have details', async () => {
		const { settings } = caller.sandbox.improvado;
		settings.loadsEnabled = false;
		const off = await caller.get('/loads');
		expect([off.status, off.json.details]).toEqual([403, expect.stringContaining('loads')]);
		const gone = await caller.get('/destinations/bigquery/connections/1');
		expect([gone.status, gone.json.details]).toEqual([404, 'Destination connection 1 not found']);
		const broken = await caller.call('POST', '/loads', 'no object');
		expect([broken.status, broken.json]).toEqual([403, off.json]);
	});

	it('can be ordered, also as pages', async () => {
		const { faults } = caller.sandbox;
		faults.add({ ...improvadoProblem.tooMany(), retryAfter: 7 }, { status: 502, html: true });
		const limited = await caller.get('/destinations');
		expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
		expect(limited.json).toEqual({ details: 'Request was throttled' });
		const page = await caller.get('/destinations');
		expect([page.status, page.text]).toEqual([502, expect.stringContaining('<html>')]);
	});
});

describe('lists', () => {
	it('have pages, ordered by id', async () => {
		const { json: first } = await caller.get('/destinations?page_size=5');
		expect(first).toMatchObject({ count: 12, previous: null });
		expect(first.next).toBe(`${caller.sandbox.url}/api/v3/destinations?page_size=5&page=2`);
		const { json: last } = await caller.get('/destinations?page_size=5&page=3');
		expect(last.next).toBeNull();
		expect(last.previous).toContain('page=2');
		const ids = [...first.results, ...last.results].map(({ id }: { id: number }) => id);
		expect(ids).toEqual([1, 2, 3, 4, 5, 11, 12]);
	});

	it('have 100 on a page unless asked otherwise', async () => {
		caller.sandbox.improvado.addDestinations(Array.from({ length: 100 }, (_, at) => `D ${at}`));
		const { json } = await caller.get('/destinations');
		expect([json.count, json.results.length]).toEqual([112, 100]);
	});

	it.each([
		['?page=9', 404],
		['?page=x', 404],
		['?page_size=x', 400],
	])('refuse %s', async (query, status) => {
		expect((await caller.get(`/destinations${query}`)).status).toBe(status);
	});
});
