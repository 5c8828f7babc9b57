import { http, lost, ok, people, run } from '../../harness';
import { done, jobApi, later, running } from './jobApi';

const seconds = (...times: number[]) => times.map((time) => time * 1000);

describe('an answer that comes later', () => {
	it('is judged by the status of the job, once it is done', async () => {
		const api = jobApi({
			looks: (job) =>
				job.looks < 3
					? running
					: done(job, (id) => (id === '2' ? { code: 'E1', message: 'no' } : { id })),
		});
		const { result, fates } = await run(people(2), later, api.answers);
		expect(fates).toEqual(['succeeded', 'rejected']);
		expect(result.settlements[1]).toMatchObject({
			httpStatus: 200,
			attempts: 1,
			batch: 1,
			parsed: { status_code: 'E1', error_message: 'no' },
		});
		expect(api.polls.map(({ at }) => at)).toEqual(seconds(5, 10, 15));
		expect(api.polls[0]).toMatchObject({
			method: 'GET',
			url: 'https://api.test/jobs/j1',
			body: undefined,
		});
	});

	it('counts its looks apart, and only where answers come later', async () => {
		const api = jobApi({ looks: (job) => (job.looks < 3 ? running : done(job)) });
		const { result } = await run(people(4), later, api.answers);
		expect(result.requests).toEqual({ sent: 2, retried: 0, yielded: 0, polled: 6 });
		const atOnce = await run(people(4), { groupingLimit: 2 });
		expect(atOnce.result.requests).toEqual({ sent: 2, retried: 0, yielded: 0 });
	});

	it('is asked for with the headers of the batch, but without those of its body', async () => {
		const api = jobApi();
		const headers = [
			{ name: 'Revision', value: '7' },
			{ name: 'Content-Type', value: 'application/vnd.api+json' },
		];
		await run(
			people(2),
			{ ...later, idempotencyKeyHeader: 'Idempotency-Key' },
			api.world({ headers }),
		);
		expect(Object.keys(api.polls[0].headers).sort()).toEqual(['accept', 'revision', 'user-agent']);
	});

	it('is asked for with the login that belongs to the address', async () => {
		const api = jobApi();
		const login = { query: { name: 'key', value: 's&cret' } };
		await run(people(2), later, api.world({ login }));
		expect(api.polls[0].url).toBe('https://api.test/jobs/j1?key=s%26cret');
	});

	it('is refused with a login that belongs to the body, since a look has none', async () => {
		const api = jobApi();
		const world = api.world({ login: { bodyField: { name: 'key', value: 'secret' } } });
		const settings = { ...later, requestSplitPath: '$.docs[*]' };
		await expect(run(people(2), settings, world)).rejects.toThrow(
			'The credential\'s "key" belongs to the top of the body, but what asks for a job has none',
		);
		expect(api.posts).toEqual([]);
	});

	it('that has more parts to come again sends those, as a batch that is a job of its own', async () => {
		const api = jobApi({
			looks: (job) => done(job, (id) => (id === '1' && job.id === 'j1' ? { code: '503' } : {})),
		});
		const { result, fates } = await run(people(2), later, api.answers);
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(api.posts.map(({ ids }) => ids)).toEqual([['1', '2'], ['1']]);
		expect(result.settlements.map(({ attempts }) => attempts)).toEqual([2, 1]);
		expect(result.requests).toMatchObject({ sent: 2, retried: 1, polled: 2 });
	});

	it('may say of the whole request, by a status that is true or false', async () => {
		const api = jobApi({ looks: (job) => ok({ state: job.looks > 1, count: 2 }) });
		const whole = { jobDoneValues: 'true', responseReports: 'wholeRequest' as const };
		const { fates } = await run(people(2), { ...later, ...whole }, api.answers);
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(api.polls).toHaveLength(2);
	});
});

describe('a job that fails', () => {
	it('is rejected with what the Parse Path Map finds', async () => {
		const api = jobApi({ looks: () => ok({ state: 'failed', code: 'E9', message: 'bad list' }) });
		const { result, fates } = await run(people(2), later, api.answers);
		expect(fates).toEqual(['rejected', 'rejected']);
		expect(result.settlements[0]).toMatchObject({
			reason: 'The job "j1" failed: E9: bad list',
			parsed: { status_code: 'E9', error_message: 'bad list' },
		});
	});

	it('is rejected with what the answer says by itself', async () => {
		const api = jobApi({ looks: () => ok({ state: 'FAILED', error: { detail: 'quota' } }) });
		const { result } = await run(people(2), later, api.answers);
		expect(result.settlements[0].reason).toBe('The job "j1" failed: quota');
	});

	it('stops the run when its code is among Stop Codes', async () => {
		const api = jobApi({ looks: () => ok({ state: 'failed', code: 'E9' }) });
		const { result } = await run(people(4), { ...later, stopCodes: 'E9' }, api.answers);
		expect(result.stop?.kind).toBe('stopCode');
		expect(result.records).toMatchObject({ failed: 2, unsent: 2 });
	});

	it('does not settle an earlier attempt of which nobody knows', async () => {
		const api = jobApi({
			opens: (_, nth) => (nth === 1 ? lost('timeout') : undefined),
			looks: () => ok({ state: 'failed', message: 'system trouble' }),
		});
		const settings = { ...later, retryNetworkErrors: true };
		expect((await run(people(2), settings, api.answers)).fates).toEqual(['unclear', 'unclear']);
	});
});

describe('a job of which nothing is heard', () => {
	/** The first job is judged, so that what follows is no matter of settings. */
	const after = (looks: Parameters<typeof jobApi>[0]) =>
		jobApi({
			...looks,
			looks: (job, request) =>
				job.id === 'j1' ? done(job) : (looks?.looks?.(job, request) ?? running),
		});

	it('that outlasts the wait is unclear, with its id and its last status', async () => {
		const api = after({ looks: () => running });
		const settings = { ...later, jobLongestWait: 12 };
		const { result, fates } = await run(people(4), settings, api.answers);
		expect(fates).toEqual(['succeeded', 'succeeded', 'unclear', 'unclear']);
		expect(result.settlements[2].reason).toBe(
			'The job "j2" had not ended within \'Job Longest Wait\'. Its last status is "running"',
		);
		expect(result.stop).toBeUndefined();
		// The last look is at the very end of the wait.
		expect(api.polls.slice(1).map(({ at }) => at - api.jobs[1].openedAt)).toEqual(
			seconds(5, 10, 12),
		);
	});

	it.each([
		['429', http(429)],
		['503', http(503)],
		['500', http(500)],
		['a page of a proxy', http(200, '<html>wait</html>')],
		['a reset', lost('reset')],
		['a time-out', lost('timeout')],
		['nobody there', lost('unreachable')],
	])('is asked for again after %s, and nothing is sent again', async (_, trouble) => {
		const api = after({ looks: (job) => (job.looks < 4 ? trouble : done(job)) });
		const { result, fates } = await run(people(4), { ...later, maxRetries: 0 }, api.answers);
		expect(new Set(fates)).toEqual(new Set(['succeeded']));
		expect(api.posts).toHaveLength(2);
		expect(result.requests).toEqual({ sent: 2, retried: 0, yielded: 0, polled: 5 });
		expect(result.settlements[2].attempts).toBe(1);
	});

	it('is asked for more and more seldom while nothing is heard, and as before once it is', async () => {
		const troubles = [http(503), http(503), running, http(503)];
		const api = after({ looks: (job) => troubles[job.looks - 1] ?? done(job) });
		const settings = { ...later, baseDelay: 20_000, maxDelay: 1e6 };
		await run(people(4), settings, api.answers);
		const times = api.polls.slice(1).map(({ at }) => at - api.jobs[1].openedAt);
		expect(times).toEqual(seconds(5, 15, 35, 40, 50));
	});

	it('is given up after trouble that outlasts the wait', async () => {
		const api = after({ looks: () => http(503, 'down') });
		const settings = { ...later, jobLongestWait: 60 };
		const { result } = await run(people(4), settings, api.answers);
		expect(result.settlements[2]).toMatchObject({ cause: 'unclear', httpStatus: 503 });
		expect(result.settlements[2].reason).toMatch(/^The job "j2" had not ended .* HTTP 503: down$/);
	});

	it('is given up at once when the destination asks to wait for longer', async () => {
		const api = after({ looks: () => http(429, '', { 'retry-after': '9999' }) });
		const { result, took } = await run(people(4), later, api.answers);
		expect(result.records.unclear).toBe(2);
		expect(took).toBeLessThan(20_000);
	});

	it('and that the destination has forgotten is unclear, with its id', async () => {
		const api = after({ looks: () => http(404, 'gone') });
		const { result } = await run(people(4), later, api.answers);
		expect(result.settlements[2]).toMatchObject({
			cause: 'unclear',
			httpStatus: 404,
			reason: 'The job "j2" is not known to the destination (HTTP 404)',
		});
	});

	it('does not wait shorter than Retry-After says', async () => {
		const api = after({
			looks: (job) =>
				job.looks === 1 ? http(200, { state: 'running' }, { 'retry-after': '20' }) : done(job),
		});
		await run(people(4), later, api.answers);
		expect(api.polls.slice(1).map(({ at }) => at - api.jobs[1].openedAt)).toEqual(seconds(5, 25));
	});

	it.each([
		['an unknown address', http(404), 'Job Status Endpoint'],
		['a status that is not there', ok({ progress: 7 }), 'Job Status Path'],
		['a status that never changes', ok({ state: 'complete' }), 'Job Done Values'],
	])('as the first one stops the run: %s', async (_, look, field) => {
		const api = jobApi({ looks: () => look });
		const { result, fates } = await run(people(4), { ...later, jobLongestWait: 20 }, api.answers);
		expect(fates).toEqual(['unclear', 'unclear', 'stopped', 'stopped']);
		expect(result.stop).toMatchObject({ kind: 'setting', reason: expect.stringContaining(field) });
		expect(result.settlements[0].reason).toContain('The job "j1"');
	});
});
