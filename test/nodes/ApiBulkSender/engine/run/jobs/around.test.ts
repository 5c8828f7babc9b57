import type { Journal } from '../../../../../../nodes/ApiBulkSender/engine/journal/journal';
import type { OpenEntry } from '../../../../../../nodes/ApiBulkSender/engine/journal/replay';
import { newBatch } from '../../../../../../nodes/ApiBulkSender/engine/request/batch';
import { RecordFactory } from '../../../../../../nodes/ApiBulkSender/engine/request/records';
import { deliver, type Around } from '../../../../../../nodes/ApiBulkSender/engine/run/delivery';
import { newJob, OpenJobs } from '../../../../../../nodes/ApiBulkSender/engine/run/jobs/openJobs';
import { compileSettings } from '../../../../../../nodes/ApiBulkSender/engine/settings';
import { SettlementList } from '../../../../../../nodes/ApiBulkSender/engine/sink';
import type { Target } from '../../../../../../nodes/ApiBulkSender/engine/types';
import { ChunkedSource } from '../../ends';
import { people, portsOf, rawSettings, START, type Overrides, type World } from '../../harness';
import { done, jobApi, later, running } from './jobApi';

async function deliverTo(
	world: World,
	count: number,
	around: (clock: ReturnType<typeof portsOf>['clock']) => Around,
	overrides: Overrides = {},
) {
	const { clock, ports } = portsOf(world);
	const settings = compileSettings(rawSettings({ ...later, ...overrides }));
	const factory = new RecordFactory(settings, 'https://api.test');
	const records = people(count).map((json, at) =>
		factory.fromRecord(at, json, { endpoint: '/bulk', headers: [] }),
	);
	const source = new ChunkedSource(records, count);
	const list = new SettlementList();
	const running = deliver(source, list, settings, ports, around(clock));
	const result = await clock.drive(running);
	return { result, settlements: list.settlements, took: clock.time - START };
}

const journal = (other: Partial<Journal>): Journal => ({
	before: {
		has: () => false,
		outcomeOf: () => undefined,
		openEntryOf: () => undefined,
		isBody: () => true,
	},
	going: () => Promise.resolve(),
	opened: () => Promise.resolve(),
	lost: () => undefined,
	waits: () => undefined,
	settled: () => undefined,
	...other,
});

describe('the journal of a job', () => {
	it('has its id before the job is asked for', async () => {
		const api = jobApi();
		const opened: string[] = [];
		const { result } = await deliverTo(api.world(), 2, (clock) => ({
			journal: journal({
				opened: async (_, id) => {
					await clock.sleep(7000);
					opened.push(`${id} with ${api.polls.length} looks at ${clock.time - START}`);
				},
			}),
		}));
		expect(opened).toEqual(['j1 with 0 looks at 7000']);
		expect(api.polls.map(({ at }) => at)).toEqual([7000]);
		expect(result.records.succeeded).toBe(2);
	});

	it('that cannot be written ends the run: the job is unclear, and named', async () => {
		const api = jobApi();
		const { result, settlements } = await deliverTo(api.world(), 4, () => ({
			journal: journal({ opened: () => Promise.reject(new Error('The disk is full')) }),
		}));
		expect(result.stop).toMatchObject({ kind: 'journal', reason: 'The disk is full' });
		expect(result.records).toMatchObject({ unclear: 2, unsent: 2 });
		expect(settlements[0].reason).toBe(
			'The job "j1" was open when the run stopped (The disk is full): look at the destination, or run this again, which asks for it',
		);
	});

	it('keeps what a stop leaves open: it is not told that those records are settled', async () => {
		const api = jobApi({ looks: (job) => (job.id === 'j1' ? done(job) : running) });
		const settled: number[] = [];
		const cancelled = new AbortController();
		const { settlements } = await deliverTo(api.world(), 4, (clock) => {
			void clock.sleep(12_000).then(() => cancelled.abort());
			return {
				cancelled: cancelled.signal,
				journal: journal({
					settled: (records) => void settled.push(...records.map(({ index }) => index)),
				}),
			};
		});
		expect(settled).toEqual([0, 1]);
		expect(settlements[2].cause).toBe('unclear');
	});

	it('keeps the first job open, too, when it shows that a setting is wrong', async () => {
		const api = jobApi({ looks: () => running });
		const settled: number[] = [];
		const { result } = await deliverTo(api.world(), 4, () => ({
			journal: journal({
				settled: (records) => void settled.push(...records.map(({ index }) => index)),
			}),
		}));
		expect(result.stop?.kind).toBe('setting');
		expect(result.records).toMatchObject({ unclear: 2, unsent: 2 });
		expect(settled).toEqual([]);
	});
});

describe('a job that an earlier run left open', () => {
	const entry: OpenEntry = {
		number: 7,
		all: 2,
		records: new Set([0, 1]),
		key: undefined,
		hash: '',
		isGoing: true,
		doubtful: false,
		attempts: 1,
		last: new Map(),
		job: 'j1',
	};
	const before = {
		...journal({}).before,
		openEntryOf: (index: number) => (index < 2 ? entry : undefined),
		isBody: () => false,
	};

	it('is asked for at once and never sent; other batches wait until it has been judged', async () => {
		const api = jobApi({ looks: (job) => (job.looks < 3 ? running : done(job)) });
		api.jobs.push({ id: 'j1', ids: ['1', '2'], openedAt: 0, looks: 0, fetches: 0 });
		const { result, settlements } = await deliverTo(api.world(), 6, () => ({
			journal: journal({ before }),
		}));
		expect(result.records).toMatchObject({ succeeded: 6 });
		expect(api.posts.map(({ ids }) => ids)).toEqual([
			['3', '4'],
			['5', '6'],
		]);
		expect(api.polls[0].at).toBe(0);
		expect(api.posts[0].at).toBe(10_000);
		expect(settlements[0]).toMatchObject({ attempts: 1, batch: 7 });
	});

	it('counts among Most Open Jobs as soon as it is met', async () => {
		const api = jobApi({
			looks: (job) => (job.id === 'j1' && job.looks < 3 ? running : done(job)),
		});
		api.jobs.push({ id: 'j1', ids: ['3', '4'], openedAt: 0, looks: 0, fetches: 0 });
		const second = { ...entry, records: new Set([2, 3]) };
		const openEntryOf = (index: number) => (index === 2 || index === 3 ? second : undefined);
		const around = () => ({ journal: journal({ before: { ...before, openEntryOf } }) });
		const { result } = await deliverTo(api.world(), 6, around, { mostOpenJobs: 1 });
		expect(result.records).toMatchObject({ succeeded: 6 });
		expect(api.posts.map(({ at, ids }) => [at, ids])).toEqual([
			[0, ['1', '2']],
			[10_000, ['5', '6']],
		]);
	});
});

describe('when n8n shuts down', () => {
	it('a look that is under way is awaited, and no further one begins', async () => {
		const slow = jobApi({
			looks: (job) => ({ ...(job.id === 'j2' ? done(job) : running), after: 3000 }),
		});
		const answers = (request: Parameters<typeof slow.answers>[0]) =>
			request.url.endsWith('j1') ? { ...done(slow.jobs[0]), after: 0 } : slow.answers(request);
		const drained = new AbortController();
		const { result, settlements, took } = await deliverTo({ answers }, 6, (clock) => {
			// The looks at the second and the third job begin after 10 seconds.
			void clock.sleep(10_500).then(() => drained.abort());
			return { drained: drained.signal };
		});
		expect(result.records).toMatchObject({ succeeded: 4, unclear: 2 });
		expect(settlements[4].reason).toBe(
			'The job "j3" was open when the run stopped (n8n is shutting down): look at the destination',
		);
		expect(took).toBe(13_000);
	});
});

it('holds no more than 64 MB of bodies in open jobs', () => {
	const jobs = new OpenJobs(0);
	const body = 'x'.repeat(33 * 1024 * 1024);
	const located = { id: 'j', statusUrl: '', resultUrl: undefined };
	const open = [0, 1].map(() => newJob(located, newBatch([], {} as Target, body), 202));
	jobs.add(open[0]);
	expect(jobs.hasRoom(0)).toBe(true);
	jobs.add(open[1]);
	expect(jobs.hasRoom(0)).toBe(false);
	jobs.end(open[0]);
	expect(jobs.hasRoom(0)).toBe(true);
});
