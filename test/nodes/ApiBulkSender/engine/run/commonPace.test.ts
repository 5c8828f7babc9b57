import fc from 'fast-check';

import { CommonPace } from '../../../../../nodes/ApiBulkSender/engine/run/commonPace';
import { RecentStarts } from '../../../../../nodes/ApiBulkSender/engine/run/recentStarts';
import { ManyRuns, mostIn, sharesOf, type OneRun } from './manyRuns';

const together = (reply?: ConstructorParameters<typeof ManyRuns>[1]) => {
	const pace = new CommonPace();
	return new ManyRuns((limit) => pace.turn(limit), reply);
};
const limit = { starts: 10, periodMs: 1000 };

describe('runs that share their limit', () => {
	it('start no more together than one may, and no fewer', async () => {
		const runs = together();
		await runs.play([
			{ requests: 30, limit },
			{ requests: 30, limit },
		]);
		expect(mostIn(runs.starts, 1000)).toBe(10);
		expect(runs.starts).toHaveLength(60);
		expect(runs.starts.at(-1)?.at).toBeLessThan(5100);
	});

	it('get the same share, however many requests each could send at once', async () => {
		const runs = together();
		await runs.play([
			{ requests: 100, limit, concurrency: 50 },
			{ requests: 100, limit, concurrency: 5 },
			{ requests: 100, limit, concurrency: 10, beginsAt: 2500 },
		]);
		const both = runs.starts.filter(({ at }) => at >= 1000 && at < 2500);
		const [first, second] = sharesOf(both, 2);
		expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
		const later = runs.starts.filter(({ at }) => at >= 3000 && at < 12_000);
		for (const share of sharesOf(later, 3)) expect(Math.abs(share - 30)).toBeLessThanOrEqual(3);
	});

	it('leave what one does not need to the others', async () => {
		const slow = together(({ run }) => ({ after: run === 0 ? 5000 : 5 }));
		await slow.play([
			{ requests: 3, limit, concurrency: 1 },
			{ requests: 150, limit },
		]);
		expect(slow.starts.filter(({ run }) => run === 1).at(-1)?.at).toBeLessThan(15_200);
	});

	it('go on within the period after a run that has ended', async () => {
		const runs = together();
		await runs.play([
			{ requests: 10, limit },
			{ requests: 10, limit, beginsAt: 900 },
		]);
		expect(runs.starts[10].at).toBe(1000);
		expect(mostIn(runs.starts, 1000)).toBe(10);
	});

	it('pause together after a yielding answer to one', async () => {
		const runs = together((_, nth) =>
			nth === 7 ? { after: 5, status: 429, retryAfter: 30 } : { after: 5 },
		);
		await runs.play([
			{ requests: 20, limit },
			{ requests: 20, limit },
		]);
		const [before, after] = [
			runs.starts.filter(({ at }) => at < 30_000),
			runs.starts.filter(({ at }) => at >= 30_000),
		];
		expect(before.length).toBeLessThanOrEqual(20);
		expect(new Set(after.map(({ run }) => run))).toEqual(new Set([0, 1]));
		expect(before.filter(({ at }) => at > 1100)).toEqual([]);
	});

	it('do not wait for one with a tighter limit, which counts the starts of all', async () => {
		const runs = together();
		const tight = { starts: 2, periodMs: 10_000 };
		await runs.play([
			{ requests: 100, limit },
			{ requests: 3, limit: tight },
		]);
		expect(mostIn(runs.starts, 1000)).toBe(10);
		expect(runs.starts.filter(({ run }) => run === 0).at(-1)?.at).toBeLessThan(10_100);
		const third = runs.starts.filter(({ run }) => run === 1)[2];
		expect(runs.starts.filter(({ at }) => at > third.at - 10_000 && at <= third.at)).toHaveLength(
			2,
		);
	});

	it('with a journal: a start counts from the moment at which it happens', async () => {
		const runs = together();
		let turn = 0;
		const journalTakes = () => [3, 700, 40, 150][turn++ % 4];
		await runs.play([
			{ requests: 40, limit, journalTakes, concurrency: 8 },
			{ requests: 40, limit, concurrency: 3 },
		]);
		expect(runs.starts).toHaveLength(80);
		expect(mostIn(runs.starts, 1000)).toBe(10);
	});

	it('never exceed it, and always come to their end', async () => {
		const oneRun = fc.record<OneRun>({
			requests: fc.integer({ min: 1, max: 25 }),
			limit: fc.constant({ starts: 4, periodMs: 300 }),
			concurrency: fc.integer({ min: 1, max: 12 }),
			beginsAt: fc.nat(700),
			journalTakes: fc.option(
				fc.integer({ min: 0, max: 400 }).map((ms) => () => ms),
				{ nil: undefined },
			),
		});
		const replies = fc.array(
			fc.record({
				after: fc.nat(400),
				status: fc.constantFrom(200, 200, 200, 503, 429),
				retryAfter: fc.constantFrom(0, 1),
			}),
			{ minLength: 1, maxLength: 20 },
		);
		await fc.assert(
			fc.asyncProperty(
				fc.array(oneRun, { minLength: 2, maxLength: 4 }),
				replies,
				async (list, answers) => {
					const runs = together((_, nth) => answers[nth % answers.length] ?? { after: 0 });
					const results = await runs.play(list.map((one) => ({ ...one, maxYieldTime: 10 })));
					expect(mostIn(runs.starts, 300)).toBeLessThanOrEqual(4);
					expect(results.map(({ records }) => records.total)).toEqual(
						list.map(({ requests }) => requests),
					);
				},
			),
			{ numRuns: 150 },
		);
	});
});

describe('starts that count', () => {
	it('are taken for late rather than forgotten when a wider limit comes', () => {
		const starts = new RecentStarts();
		starts.remember(2);
		for (let at = 1; at <= 10; at++) starts.add(at);
		starts.remember(6);
		expect([1, 2, 3, 4, 5, 6].map((nth) => starts.fromEnd(nth))).toEqual([10, 9, 9, 9, 9, 9]);
	});

	it('stay with their pace until they are older than a period', () => {
		const pace = new CommonPace();
		const turn = pace.turn(limit);
		expect(pace.isOver(0)).toBe(true);
		turn.started(500);
		expect([pace.isOver(1499), pace.isOver(1500)]).toEqual([false, true]);
		turn.pauseUntil(9000);
		expect([pace.isOver(8999), pace.isOver(9000)]).toEqual([false, true]);
	});
});
