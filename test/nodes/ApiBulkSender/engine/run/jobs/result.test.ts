import { http, lost, ok, people, run } from '../../harness';
import { done, jobApi, later, running } from './jobApi';

describe('the token', () => {
	it('is renewed after a 401 to a look, which is repeated at once', async () => {
		const api = jobApi({ looks: (job) => (job.looks === 1 ? http(401) : done(job)) });
		const tokens = [{ name: 'one' }, { name: 'two' }];
		const { fates } = await run(people(2), later, api.world({ tokens }));
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(api.polls.map(({ at, headers }) => [at, headers.authorization])).toEqual([
			[5000, 'one'],
			[5000, 'two'],
		]);
		expect(api.posts).toHaveLength(1);
	});

	it('that is refused for good stops the run, and the job is unclear', async () => {
		const api = jobApi({ looks: () => http(401) });
		const tokens = [{ name: 'one' }, { name: 'two' }];
		const { result, fates } = await run(people(4), later, api.world({ tokens }));
		expect(fates).toEqual(['unclear', 'unclear', 'stopped', 'stopped']);
		expect(result.stop?.kind).toBe('refused');
		expect(result.settlements[0].reason).toContain('The job "j1"');
	});

	it('that one job refuses for good stops the run, though others accept it', async () => {
		const api = jobApi({ looks: (job) => (job.id === 'j2' ? http(401) : done(job)) });
		const tokens = ['one', 'two', 'three', 'four'].map((name) => ({ name }));
		const settings = { ...later, concurrency: 1 };
		const { result } = await run(people(6), settings, api.world({ tokens }));
		expect(result.stop?.kind).toBe('refused');
		expect(api.jobs[1].looks).toBe(2);
		expect(result.records).toMatchObject({ succeeded: 4, unclear: 2 });
	});

	it('that ends while a job is awaited is renewed before the next look', async () => {
		const api = jobApi({ looks: (job) => (job.looks < 3 ? running : done(job)) });
		const tokens = [
			{ name: 'one', expiresAt: 7000 },
			{ name: 'two', expiresAt: 12_000 },
			{ name: 'three' },
		];
		const { fates } = await run(people(2), later, api.world({ tokens }));
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(api.polls.map(({ headers }) => headers.authorization)).toEqual(['one', 'two', 'three']);
	});
});

describe('a result at an address of its own', () => {
	const settings = { ...later, jobResultEndpoint: '/jobs/{id}/result', responseSplitPath: '' };
	const finished = () => ok({ state: 'done' });

	it('is fetched once the job is done, and judged', async () => {
		const api = jobApi({
			looks: finished,
			result: ({ ids }) => ok(ids.map((id) => (id === '2' ? { code: 'E1' } : {}))),
		});
		const { result, fates } = await run(people(2), settings, api.answers);
		expect(fates).toEqual(['succeeded', 'rejected']);
		expect(api.polls.map(({ url }) => url)).toEqual([
			'https://api.test/jobs/j1',
			'https://api.test/jobs/j1/result',
		]);
		expect(result.requests).toMatchObject({ sent: 1, polled: 2 });
	});

	const failedOnly = {
		...settings,
		responseReports: 'failedRecordsOnly' as const,
		responseSplitPath: '$.bad[*]',
		matchBy: 'key' as const,
		requestKeyPath: '$.id',
		responseKeyPath: '$.id',
	};

	it.each<[string, object, string[], string[]]>([
		[
			'as many as its status counts',
			{ data: { counts: { failed_count: 1 } } },
			['2'],
			['succeeded', 'rejected'],
		],
		[
			'fewer than its status counts',
			{ data: { counts: { failed_count: 2 } } },
			['2'],
			['unclear', 'rejected'],
		],
		['none, though its status counts some', { failed: 1 }, [], ['unclear', 'unclear']],
		[
			'none, as its status says',
			{ failed: 0, errors: [], total: 2 },
			[],
			['succeeded', 'succeeded'],
		],
	])('may name %s', async (_, status, bad, expected) => {
		const api = jobApi({
			looks: () => ok({ state: 'done', ...status }),
			result: () => ok({ bad: bad.map((id) => ({ id, code: 'E1' })) }),
		});
		const { result, fates } = await run(people(2), failedOnly, api.answers);
		expect(fates).toEqual(expected);
		if (bad.length > 0 && expected[0] === 'unclear') {
			expect(result.settlements[0].reason).toMatch(
				/^The status of the job tells of 2 failed records \("failed_count"\), its result of 1/,
			);
		}
	});

	it('may be lines of JSON', async () => {
		const lines = '{"code":"E1"}\n{}\n';
		const api = jobApi({
			looks: finished,
			result: () => http(200, lines, { 'content-type': 'application/x-ndjson' }),
		});
		expect((await run(people(2), settings, api.answers)).fates).toEqual(['rejected', 'succeeded']);
	});

	it.each([
		['by its content type', 'text/csv; charset=utf-8'],
		['by what it looks like', 'application/octet-stream'],
	])('may be a table, known %s', async (_, type) => {
		const table = 'code;message\n;\nE1;"no, not this"\n';
		const api = jobApi({
			looks: finished,
			result: () => http(200, table, { 'content-type': type }),
		});
		const { result, fates } = await run(people(2), settings, api.answers);
		expect(fates).toEqual(['succeeded', 'rejected']);
		expect(result.settlements[1].parsed).toMatchObject({ error_message: 'no, not this' });
	});

	it('that is a table which does not fit itself is unclear', async () => {
		const api = jobApi({
			looks: finished,
			result: () => http(200, 'id,code\n1,,\n', { 'content-type': 'text/csv' }),
		});
		const { result, fates } = await run(people(2), settings, api.answers);
		expect(fates).toEqual(['unclear', 'unclear']);
		expect(result.settlements[0].reason).toBe(
			'The answer is a table that cannot be read: line 2 has 3 cells, its first line 2',
		);
	});

	it('of several lines that is no table is no proof', async () => {
		const api = jobApi({ looks: finished, result: () => http(200, 'All is well,\nsee you') });
		expect((await run(people(2), settings, api.answers)).fates).toEqual(['unclear', 'unclear']);
	});

	it('is asked for again after trouble, and while it is not there yet', async () => {
		const troubles = [http(500), lost('reset'), http(202), http(429)];
		const api = jobApi({
			looks: finished,
			result: ({ ids, fetches }) => troubles[fetches - 1] ?? ok(ids.map(() => ({}))),
		});
		const { result, fates } = await run(people(2), settings, api.answers);
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(result.requests).toEqual({ sent: 1, retried: 0, yielded: 0, polled: 6 });
		expect(api.jobs[0].looks).toBe(1);
	});

	it.each([
		[1, 'succeeded'],
		[9, 'unclear'],
	])('that comes cut off %d times is fetched again, but not for ever', async (times, fate) => {
		const api = jobApi({
			looks: finished,
			result: ({ ids, fetches }) =>
				fetches <= times ? http(200, '[{}, {') : ok(ids.map(() => ({}))),
		});
		const { fates } = await run(people(2), settings, api.answers);
		expect(fates).toEqual([fate, fate]);
		expect(api.jobs[0].fetches).toBe(Math.min(times, 3) + 1);
	});

	it('that is not there is unclear, and names its field', async () => {
		const api = jobApi({ looks: finished, result: () => http(404) });
		const { result, fates } = await run(people(2), settings, api.answers);
		expect(fates).toEqual(['unclear', 'unclear']);
		expect(result.stop?.reason).toContain("'Job Result Endpoint'");
	});
});
