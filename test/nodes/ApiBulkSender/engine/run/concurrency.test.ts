import {
	AdaptiveConcurrency,
	FixedConcurrency,
} from '../../../../../nodes/ApiBulkSender/engine/run/concurrency';
import { seeded } from '../../../../support/seeded';
import {
	atMostAtOnce,
	atMostPerSecond,
	bestFixed,
	erratic,
	simulate,
	slowsDown,
	stalling,
	uneven,
	workers,
	type DestinationKind,
	type Noise,
} from './simulation';

const SECONDS = 120;
const MOST = 100;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Just after the base was measured: the hardest time for a change. */
const MIDWAY = 65_000;
const midway = (before: number, after: number) => (now: number) => (now < MIDWAY ? before : after);
const always = (value: number) => () => value;

const noises: [string, Noise][] = [
	['uneven', uneven],
	['erratic', erratic],
	['stalling', stalling],
];

/** The adaptive limit, on the mean of all seeds, beside the best fixed one. */
function compare(kind: DestinationKind, noise: Noise, seconds = SECONDS) {
	const destination = (seed: number) => kind(noise, seeded(seed));
	const { best, alone } = bestFixed(() => destination(1), seconds);
	const found = SEEDS.map((seed) =>
		simulate(destination(seed), new AdaptiveConcurrency(MOST), seconds),
	);
	const mean = (of: 'throughput' | 'refused' | 'median') =>
		found.reduce((sum, outcome) => sum + outcome[of], 0) / found.length;
	return {
		throughput: mean('throughput') / best.throughput,
		refused: mean('refused'),
		slower: mean('median') / alone.median,
	};
}

describe.each<[string, DestinationKind, number]>([
	['fixed capacity', workers(always(20)), 0.9],
	['capacity that halves midway', workers(midway(20, 10)), 0.9],
	['a time per request that grows fourfold midway', workers(always(20), midway(100, 400)), 0.9],
	['latency that grows with load', slowsDown(20), 0.9],
	['a hard limit on requests at once', atMostAtOnce(20), 0.9],
	['a hard limit on requests a second', atMostPerSecond(200), 0.8],
	['a low hard limit on requests a second', atMostPerSecond(60), 0.8],
])('A limit that finds itself, at a destination with %s', (_, kind, share) => {
	it.each(noises)('gets nearly as much done as the best fixed limit: %s answers', (_, noise) => {
		const { throughput, refused, slower } = compare(kind, noise);
		expect(throughput).toBeGreaterThanOrEqual(share);
		expect(refused).toBeLessThanOrEqual(0.02);
		// Nor is it bought with a long line at the destination.
		expect(slower).toBeLessThanOrEqual(2.5);
	});
});

describe('A limit that finds itself', () => {
	it('does not lose its time on measuring where answers are slow', () => {
		const { throughput } = compare(workers(always(5), always(3000)), uneven, 1200);
		expect(throughput).toBeGreaterThanOrEqual(0.9);
	});

	it.each([1, 2, 10])('stays between 1 and the most that is allowed: %d', (most) => {
		const destination = () => workers(always(60))(uneven, seeded(1));
		const found = simulate(destination(), new AdaptiveConcurrency(most), SECONDS);
		const fixed = simulate(destination(), new FixedConcurrency(most), SECONDS);
		expect(found.highestLimit).toBe(most);
		expect(found.throughput / fixed.throughput).toBeGreaterThan(0.95);
	});

	it.each(noises)('does not grow while the sender holds itself back: %s answers', (_, noise) => {
		// 50 requests a second that take 100 ms: about 5 in flight.
		const concurrency = new AdaptiveConcurrency(MOST);
		const outcome = simulate(workers(always(60))(noise, seeded(1)), concurrency, SECONDS, 20);
		expect(outcome.throughput).toBeGreaterThan(45);
		expect(outcome.highestLimit).toBeLessThanOrEqual(20);
	});

	describe('on trouble', () => {
		const grown = () => {
			const concurrency = new AdaptiveConcurrency(MOST);
			simulate(workers(always(20))(uneven, seeded(1)), concurrency, SECONDS);
			return concurrency;
		};
		const start = SECONDS * 1000 + 1000;
		const refuse = (concurrency: AdaptiveConcurrency, startedAt: number, endedAt: number) => {
			concurrency.answered({ startedAt, endedAt, trouble: true }, concurrency.limit);
			return concurrency.limit;
		};

		it('is cut by a quarter, once for all that was sent before the cut shows', () => {
			const concurrency = grown();
			const before = concurrency.limit;
			const cut = refuse(concurrency, start, start + 100);
			expect(cut / before).toBeCloseTo(0.75, 1);
			expect(refuse(concurrency, start, start + 110)).toBe(cut);
			expect(refuse(concurrency, start + 150, start + 250)).toBe(cut);
			expect(refuse(concurrency, start + 300, start + 400)).toBeLessThan(cut);
		});

		it('is cut once by time-outs that come long after the cut but were sent before it', () => {
			const concurrency = grown();
			const cut = refuse(concurrency, start, start + 60_000);
			expect(refuse(concurrency, start + 59_000, start + 119_000)).toBe(cut);
		});

		it('never falls below 1', () => {
			const concurrency = grown();
			for (let second = 1; second < 100; second++) {
				refuse(concurrency, start + second * 1000, start + second * 1000 + 100);
			}
			expect(concurrency.limit).toBe(1);
		});
	});
});
