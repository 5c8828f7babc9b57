import { http, late, ok, people, run } from '../../harness';
import { done, jobApi, later, running } from './jobApi';

const seconds = (...times: number[]) => times.map((time) => time * 1000);

describe('jobs that are open', () => {
	it('hold no place: further batches start meanwhile', async () => {
		const api = jobApi({
			looks: (job) => (job.id !== 'j1' && job.looks < 5 ? running : done(job)),
		});
		await run(people(12), { ...later, concurrency: 1 }, api.answers);
		expect(api.posts.map(({ at }) => at)).toEqual([0, ...seconds(5, 5, 5, 5, 5)]);
	});

	it('are never more than Most Open Jobs, those that are being opened included', async () => {
		let open = 0;
		let most = 0;
		const api = jobApi({
			opens: () => {
				most = Math.max(most, ++open);
				return undefined;
			},
			looks: (job) => {
				if (job.looks < 3) return running;
				open--;
				return done(job);
			},
		});
		const answers = (request: Parameters<typeof api.answers>[0]) =>
			request.method === 'GET' ? api.answers(request) : late(300, api.answers(request));
		const settings = { ...later, mostOpenJobs: 3 };
		const { result } = await run(people(24), settings, { answers });
		expect(result.records.succeeded).toBe(24);
		expect(most).toBe(3);
	});

	it('are asked for within the rate limit', async () => {
		const api = jobApi({ looks: (job) => (job.looks < 3 ? running : done(job)) });
		const pace = { requestsPerPeriod: 2, period: 10, periodUnit: 'seconds' as const };
		const { sent } = await run(people(12), { ...later, ...pace }, api.answers);
		const times = sent.map(({ at }) => at);
		for (let at = 2; at < times.length; at++) {
			expect(times[at] - times[at - 2]).toBeGreaterThanOrEqual(10_000);
		}
		expect(api.polls.length).toBeGreaterThan(6);
	});

	it('let all requests wait when a look meets the rate limit', async () => {
		const api = jobApi({
			looks: (job) =>
				job.id === 'j2' && job.looks === 1 ? http(429, '', { 'retry-after': '30' }) : done(job),
		});
		const { result, sent } = await run(people(12), { ...later, concurrency: 1 }, api.answers);
		expect(result.records.succeeded).toBe(12);
		const refused = sent.find(({ method, url }) => method === 'GET' && url.endsWith('j2'));
		const next = sent[refused?.number ?? 0];
		expect(next.at - (refused?.at ?? 0)).toBe(30_000);
	});

	it('keep the next record with the same key of Serialize By waiting', async () => {
		const api = jobApi({ looks: (job) => (job.looks < 3 ? running : done(job)) });
		const records = [
			{ id: '1', s: 'a' },
			{ id: '2', s: 'b' },
			{ id: '3', s: 'a' },
			{ id: '4', s: 'c' },
		];
		const { fates } = await run(records, { ...later, serializeBy: '$.s' }, api.answers);
		expect(new Set(fates)).toEqual(new Set(['succeeded']));
		const of = (id: string) => api.jobs.find(({ ids }) => ids.includes(id));
		expect((of('3')?.openedAt ?? 0) - (of('1')?.openedAt ?? 0)).toBe(15_000);
	});

	it('are unclear with their ids when the run is cancelled, at once', async () => {
		const api = jobApi({ looks: (job) => (job.id === 'j1' ? done(job) : running) });
		const { result, fates, took } = await run(people(6), later, api.world({ cancelAt: 17_000 }));
		expect(fates).toEqual(['succeeded', 'succeeded', 'unclear', 'unclear', 'unclear', 'unclear']);
		expect(result.settlements[2].reason).toBe(
			'The job "j2" was open when the run stopped (The execution was cancelled): look at the destination',
		);
		expect(took).toBe(17_000);
	});

	it('are unclear when the run is stopped by others', async () => {
		const api = jobApi({
			looks: (job) =>
				job.id === 'j1' ? done(job) : job.id === 'j2' ? ok({ state: 'failed' }) : running,
		});
		const { result } = await run(people(6), { ...later, stopAfterFailures: 2 }, api.answers);
		expect(result.records).toMatchObject({ succeeded: 2, failed: 4, unclear: 2 });
		expect(result.settlements[4].reason).toMatch(/The job "j3" was open when the run stopped/);
	});

	it('are followed to their end where the records cannot be read any further', async () => {
		const api = jobApi({ looks: (job) => (job.looks < 3 ? running : done(job)) });
		const world = api.world({ chunk: 2, breaksOff: 'Line 5 is damaged' });
		const { result } = await run(people(4), later, world);
		expect(result.records).toMatchObject({ succeeded: 4, failed: 0 });
		expect(result.stop?.kind).toBe('source');
	});

	it('do not end the run by looks that only ask to wait', async () => {
		const api = jobApi({
			looks: (job) => (job.looks < 3 ? http(429, '', { 'retry-after': '30' }) : done(job)),
		});
		const { result } = await run(people(4), { ...later, maxYieldTime: 10 }, api.answers);
		expect(result.records.succeeded).toBe(4);
	});

	it('say nothing of how many requests the destination takes', async () => {
		const slow = jobApi({ looks: (job) => (job.looks < 3 ? late(4000, running) : done(job)) });
		const quick = jobApi({ looks: (job) => (job.looks < 3 ? running : done(job)) });
		const settings = { ...later, autoConcurrency: true, concurrency: 20 };
		const limit = async ({ answers }: typeof slow) =>
			(await run(people(200), settings, answers)).result.concurrency;
		expect(await limit(slow)).toBe(await limit(quick));
	});
});
