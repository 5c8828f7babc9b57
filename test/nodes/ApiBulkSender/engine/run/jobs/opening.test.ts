import { http, ok, people, run } from '../../harness';
import { done, jobApi, later, running } from './jobApi';

const seconds = (...times: number[]) => times.map((time) => time * 1000);

describe('the first answer', () => {
	it('that refuses, waits, fails or is too much is what it is without jobs', async () => {
		const api = jobApi({
			opens: (_, nth) => [http(429), http(503), http(413)][nth - 1],
		});
		const { result, fates } = await run(people(2), { ...later, splitCodes: '413' }, api.answers);
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(api.posts.map(({ ids }) => ids)).toEqual([
			['1', '2'],
			['1', '2'],
			['1', '2'],
			['1'],
			['2'],
		]);
		expect(result.requests).toMatchObject({ sent: 5, retried: 1, yielded: 1, polled: 2 });
	});

	it('that names no job stops the run, and its records are unclear', async () => {
		const { result, fates } = await run(people(6), later, () => ok({ queued: true }));
		expect(fates).toEqual(['unclear', 'unclear', 'stopped', 'stopped', 'stopped', 'stopped']);
		expect(result.stop?.kind).toBe('setting');
		expect(result.settlements[0].reason).toBe(
			'The answer has no job at \'Job ID Path\': it says {"queued":true}',
		);
	});

	it('that names no job later on, or with Stop When Unclear off, costs its own batch', async () => {
		const api = jobApi({ opens: (_, nth) => (nth === 2 ? ok('') : undefined) });
		const { fates } = await run(people(6), later, api.answers);
		expect(fates.filter((fate) => fate === 'unclear')).toHaveLength(2);
		expect(fates.filter((fate) => fate === 'succeeded')).toHaveLength(4);
		const off = jobApi({ opens: (_, nth) => (nth === 1 ? ok('') : undefined) });
		const settings = { ...later, stopWhenUnclear: false };
		expect((await run(people(4), settings, off.answers)).fates).toEqual([
			'unclear',
			'unclear',
			'succeeded',
			'succeeded',
		]);
	});

	it('travels alone until its job has been judged', async () => {
		const api = jobApi({ looks: (job) => (job.looks < 2 ? running : done(job)) });
		await run(people(6), later, api.answers);
		expect(api.posts.map(({ at }) => at)).toEqual([0, ...seconds(10, 10)]);
	});

	it('may say when to ask first', async () => {
		const api = jobApi({
			opens: ({ ids }) => {
				api.jobs.push({ id: 'j1', ids, openedAt: 0, looks: 0, fetches: 0 });
				return http(202, { job: 'j1' }, { 'retry-after': '12' });
			},
		});
		await run(people(2), later, api.answers);
		expect(api.polls.map(({ at }) => at)).toEqual(seconds(12));
	});
});

describe('the id of a job', () => {
	const byLocation = { ...later, jobIdPath: 'header:Location', jobStatusEndpoint: '{id}' };
	const opening = (location: string) => http(202, '', { location });
	const askedAt = async (location: string, overrides = {}, baseUrl = 'https://api.test/v1/') => {
		const asked: string[] = [];
		const answers = ({ method, url }: { method: string; url: string }) => {
			if (method !== 'GET') return opening(location);
			asked.push(url);
			return ok({ state: 'done', results: [{}, {}] });
		};
		const { result } = await run(people(2), { ...byLocation, ...overrides }, { answers, baseUrl });
		return { asked, result };
	};

	it.each([
		['https://api.test/v1/jobs/7?x=1', 'https://api.test/v1/jobs/7?x=1'],
		['/v1/jobs/7', 'https://api.test/v1/jobs/7'],
		['7', 'https://api.test/v1/7'],
		['a/../b', 'https://api.test/v1/a%2F..%2Fb'],
	])('%s in a header leads to %s', async (location, url) => {
		const { asked, result } = await askedAt(location);
		expect(asked).toEqual([url]);
		expect(result.records.succeeded).toBe(2);
	});

	it('is the last segment of an address where the endpoint says more', async () => {
		const jobStatusEndpoint = '/jobs/{id}/status';
		const { asked } = await askedAt('https://api.test/v1/imports/a%20b', { jobStatusEndpoint });
		expect(asked).toEqual(['https://api.test/v1/jobs/a%20b/status']);
	});

	it.each(['https://elsewhere.test/jobs/7', 'http://api.test/v1/jobs/7', '//elsewhere.test/7'])(
		'%s, at another origin, is never asked for',
		async (location) => {
			const { asked, result } = await askedAt(location);
			expect(asked).toEqual([]);
			expect(result.records.unclear).toBe(2);
			expect(result.settlements[0].reason).toMatch(/The job is at another address/);
		},
	);

	it.each(['..', '.'])('%s is no id', async (location) => {
		const { asked, result } = await askedAt(location);
		expect(asked).toEqual([]);
		expect(result.settlements[0].reason).toMatch(/cannot stand in an address/);
	});

	it('with digits that JavaScript would round is asked for as it came', async () => {
		const asked: string[] = [];
		await run(people(2), later, ({ method, url }) => {
			if (method !== 'GET') return http(202, '{"job": 12345678901234567890}');
			asked.push(url);
			return ok({ state: 'done', results: [{}, {}] });
		});
		expect(asked).toEqual(['https://api.test/jobs/12345678901234567890']);
	});
});
