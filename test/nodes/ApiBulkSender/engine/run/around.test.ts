import type { Journal } from '../../../../../nodes/ApiBulkSender/engine/journal/journal';
import { RecordFactory } from '../../../../../nodes/ApiBulkSender/engine/request/records';
import { deliver, type Around } from '../../../../../nodes/ApiBulkSender/engine/run/delivery';
import { Session } from '../../../../../nodes/ApiBulkSender/engine/run/session';
import { compileSettings } from '../../../../../nodes/ApiBulkSender/engine/settings';
import { SettlementList } from '../../../../../nodes/ApiBulkSender/engine/sink';
import { sourceOf } from '../../../../../nodes/ApiBulkSender/engine/source';
import type {
	Answer,
	OutgoingRequest,
	Ports,
} from '../../../../../nodes/ApiBulkSender/engine/types';
import { Clock, START } from '../clock';
import { rawSettings, type Overrides } from '../harness';

type Reply = { after: number; status?: number };

function world(reply: (nth: number) => Reply, overrides: Overrides = {}) {
	const clock = new Clock();
	const sent: Array<{ at: number; ids: string[] }> = [];
	const settings = compileSettings(rawSettings({ groupingLimit: 2, concurrency: 2, ...overrides }));
	const ports: Ports = {
		send: async ({ body = '[]' }: OutgoingRequest): Promise<Answer> => {
			const ids = (JSON.parse(body) as Array<{ id: string }>).map(({ id }) => id);
			sent.push({ at: clock.now() - START, ids });
			const { after, status = 200 } = reply(sent.length);
			await clock.sleep(after);
			return { kind: 'response', status, headers: {}, body: JSON.stringify(ids.map(() => ({}))) };
		},
		authorizer: {
			renewable: false,
			authorize: () => Promise.resolve({ headers: {}, expiresAt: Infinity }),
		},
		sleep: clock.sleep,
		now: clock.now,
		date: clock.now,
		random: () => 0.5,
		newIdempotencyKey: () => 'key',
	};
	const run = async (ids: string[], around: Around = {}) => {
		const factory = new RecordFactory(settings, 'https://api.example.com');
		const records = ids.map((id, at) =>
			factory.fromRecord(at, { id }, { endpoint: '/r', headers: [] }),
		);
		const list = new SettlementList();
		const result = await clock.drive(deliver(sourceOf(records), list, settings, ports, around));
		return { result, settlements: list.settlements };
	};
	return { clock, sent, settings, ports, run };
}

const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));

describe('several sources that follow one another', () => {
	it('share what is known: only the first of all batches goes alone', async () => {
		const { sent, settings, ports, run } = world(() => ({ after: 100 }));
		const session = new Session(settings, ports);
		await run(ids(4), { session });
		await run(ids(4), { session });
		expect(sent.map(({ at }) => at)).toEqual([0, 100, 200, 200]);
	});

	it('share a stop: nothing of the second leaves, and each record says why', async () => {
		const { sent, settings, ports, run } = world(() => ({ after: 1, status: 403 }));
		const session = new Session(settings, ports);
		await run(ids(2), { session });
		const { result, settlements } = await run(ids(3), { session });
		expect(sent).toHaveLength(1);
		expect(result.records).toMatchObject({ total: 3, unsent: 3 });
		expect(settlements[0].reason).toMatch(/403/);
	});

	it('share the rate limit, and the failures after which sending stops', async () => {
		const limited = world(() => ({ after: 0 }), {
			requestsPerPeriod: 1,
			period: 1,
			periodUnit: 'seconds',
		});
		const session = new Session(limited.settings, limited.ports);
		await limited.run(ids(2), { session });
		await limited.run(ids(2), { session });
		expect(limited.sent.map(({ at }) => at)).toEqual([0, 1000]);

		const failing = world(() => ({ after: 0, status: 422 }), { stopAfterFailures: 3 });
		const other = new Session(failing.settings, failing.ports);
		await failing.run(ids(2), { session: other });
		await failing.run(ids(4), { session: other });
		expect(failing.sent).toHaveLength(2);
	});
});

describe('a run that is to end soon', () => {
	it('sends nothing more, and takes the answers that come within ten seconds', async () => {
		const drained = new AbortController();
		const { sent, clock, run } = world((nth) => ({ after: nth === 1 ? 1 : 5_000 }));
		void clock.sleep(1_000).then(() => drained.abort());
		const { result } = await run(ids(20), { drained: drained.signal });
		expect(sent).toHaveLength(3);
		expect(result.records).toMatchObject({ succeeded: 6, unsent: 14, unclear: 0 });
		expect(result.stop).toMatchObject({ kind: 'drained' });
		expect(result.durationMs).toBe(5_001);
	});

	it('does not wait longer than that: what is not answered is unclear', async () => {
		const drained = new AbortController();
		const { clock, run } = world((nth) => ({ after: nth === 1 ? 1 : Infinity }));
		void clock.sleep(1_000).then(() => drained.abort());
		const { result, settlements } = await run(ids(20), { drained: drained.signal });
		expect(result.records).toMatchObject({ succeeded: 2, unclear: 4, unsent: 14 });
		expect(settlements[2].reason).toMatch(/shut down while the answer was awaited/);
		expect(result.durationMs).toBe(11_000);
	});

	it('ends at once when nothing is under way', async () => {
		const drained = new AbortController();
		drained.abort();
		const { result } = await world(() => ({ after: 0 })).run(ids(3), { drained: drained.signal });
		expect(result.records).toMatchObject({ unsent: 3 });
		expect(result.durationMs).toBe(0);
	});
});

describe('a journal that is in the way', () => {
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

	it('is written before each request, and a request leaves only when that is durable', async () => {
		const { clock, sent, run } = world(() => ({ after: 10 }));
		const going = async () => await clock.sleep(7);
		await run(ids(6), { journal: journal({ going }) });
		expect(sent.map(({ at }) => at)).toEqual([7, 24, 24]);
	});

	it('ends the run when it cannot be written: nothing more leaves', async () => {
		let writes = 0;
		const going = () =>
			++writes > 1
				? Promise.reject(new Error('The journal cannot be written: full'))
				: Promise.resolve();
		const { sent, run } = world(() => ({ after: 1 }));
		const { result, settlements } = await run(ids(6), { journal: journal({ going }) });
		expect(sent).toHaveLength(1);
		expect(result.stop).toEqual({ kind: 'journal', reason: 'The journal cannot be written: full' });
		expect(result.records).toMatchObject({ succeeded: 2, unsent: 4 });
		expect(settlements[3].reason).toMatch(/cannot be written: full/);
	});

	it('ends the run when it is somebody else’s by now', async () => {
		let isOurs = true;
		const { sent, run } = world(() => {
			isOurs = false;
			return { after: 1 };
		});
		const lost = () => (isOurs ? undefined : 'Another has taken over the journal');
		const { result } = await run(ids(6), { journal: journal({ lost }) });
		expect(sent).toHaveLength(1);
		expect(result.stop?.reason).toMatch(/taken over the journal/);
		expect(result.records).toMatchObject({ succeeded: 2, unsent: 4 });
	});

	it('is never taken for a request under way: what was being written is unsent at a cancel', async () => {
		const { clock, sent, run } = world((nth) => ({ after: nth === 1 ? 1 : Infinity }));
		const cancelled = new AbortController();
		const waiting: number[] = [];
		let writes = 0;
		const going = async () => {
			if (++writes === 3) await clock.sleep(Infinity);
		};
		void clock.sleep(50).then(() => cancelled.abort());
		const { settlements } = await run(ids(6), {
			cancelled: cancelled.signal,
			journal: journal({
				going,
				waits: ({ records }) => waiting.push(...records.map(({ index }) => index)),
			}),
		});
		expect(sent.map((one) => one.ids)).toEqual([
			['1', '2'],
			['3', '4'],
		]);
		const causes = settlements.map(({ outcome, cause }) => cause ?? outcome);
		expect(causes.slice(2)).toEqual(['unclear', 'unclear', 'stopped', 'stopped']);
		expect(waiting).toEqual([4, 5]);
	});

	it('lets nothing leave in a pause that began while it was written', async () => {
		const statuses = [200, 429];
		const { clock, sent, run } = world((nth) => ({ after: 10, status: statuses[nth - 1] ?? 200 }), {
			baseDelay: 1000,
		});
		let writes = 0;
		const going = async () => await clock.sleep(++writes === 3 ? 50 : 0);
		await run(ids(6), { journal: journal({ going }) });
		// The 429 comes at 20; half of the longest back-off is 500.
		expect(sent.map(({ at }) => at).slice(0, 2)).toEqual([0, 10]);
		expect(Math.min(...sent.slice(2).map(({ at }) => at))).toBeGreaterThanOrEqual(520);
		expect(sent.flatMap((one) => one.ids).sort()).toEqual(['1', '2', '3', '3', '4', '4', '5', '6']);
	});

	it('keeps as open what never arrived when that ends the run', async () => {
		const waiting: number[] = [];
		const settled: number[] = [];
		const { ports, settings } = world(() => ({ after: 1 }), { maxRetries: 0 });
		const clock = new Clock();
		const factory = new RecordFactory(settings, 'https://api.example.com');
		const records = ids(4).map((id, at) =>
			factory.fromRecord(at, { id }, { endpoint: '/r', headers: [] }),
		);
		const unreachable: Answer = { kind: 'failure', failure: 'unreachable', message: 'refused' };
		const list = new SettlementList();
		const result = await clock.drive(
			deliver(
				sourceOf(records),
				list,
				settings,
				{ ...ports, sleep: clock.sleep, now: clock.now, send: () => Promise.resolve(unreachable) },
				{
					journal: journal({
						waits: (one) => waiting.push(...one.records.map(({ index }) => index)),
						settled: (some) => settled.push(...some.map(({ index }) => index)),
					}),
				},
			),
		);
		expect(result.stop?.kind).toBe('unreachable');
		expect(list.settlements[0]).toMatchObject({ outcome: 'failed', cause: 'unreachable' });
		expect({ waiting, settled }).toEqual({ waiting: [0, 1], settled: [] });
	});

	it('keeps the rate limit, though requests leave later than they are written', async () => {
		const { clock, sent, run } = world(() => ({ after: 0 }), {
			requestsPerPeriod: 2,
			period: 1,
			periodUnit: 'seconds',
			concurrency: 5,
		});
		let nth = 0;
		const going = async () => await clock.sleep(++nth % 2 === 0 ? 300 : 10);
		await run(ids(14), { journal: journal({ going }) });
		const times = sent.map(({ at }) => at);
		times.forEach((at, start) => {
			const inWindow = times.filter((other) => other >= at && other < at + 1000).length;
			expect([start, inWindow]).toEqual([start, Math.min(2, times.length - start)]);
		});
	});
});
