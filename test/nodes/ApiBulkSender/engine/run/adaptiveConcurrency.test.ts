import { AdaptiveConcurrency } from '../../../../../nodes/ApiBulkSender/engine/run/adaptiveConcurrency';
import {
	atMostAtOnce,
	atMostPerSecond,
	best,
	noises,
	seeded,
	simulate,
	slowsDown,
	workers,
	type DestinationKind,
	type Noise,
} from './simulatedDestination';

const MOST = 100;
const SECONDS = 120;
/** A fixed setting shows sooner what it does. */
const SECONDS_FIXED = 30;
const all: Array<[string, Noise]> = [['every answer alike', () => 1], ...Object.entries(noises)];

/** Of the throughput of the best fixed setting, the share that it reaches; and what was refused. */
function compare(kind: DestinationKind, noise: Noise, seed: number) {
	const fixed = best(() => kind(noise, seeded(1)), SECONDS_FIXED, MOST);
	const found = simulate(kind(noise, seeded(seed)), new AdaptiveConcurrency(MOST), SECONDS);
	return { share: found.throughput / fixed.throughput, refused: found.refused };
}

describe.each(all)(
	'with %s, it does at least 0.9 of what the best fixed setting does at',
	(_, noise) => {
		test.each<[string, DestinationKind]>([
			['a destination that works on 20 at once', workers(() => 20)],
			['one that works on 60 at once', workers(() => 60)],
			['one that gets slower with each request', slowsDown(20)],
			['one that gets slower, but later', slowsDown(40)],
			['one that refuses more than 25 at once', atMostAtOnce(25)],
		])('%s', (__, kind) => {
			const { share, refused } = compare(kind, noise, 2);
			expect(share).toBeGreaterThanOrEqual(0.9);
			expect(refused).toBeLessThanOrEqual(0.02);
		});

		test('one that works on 40 at once, and from the middle on only on 20', () => {
			const halved = workers((now) => (now < (SECONDS * 1000) / 2 ? 40 : 20));
			const [before, after] = [40, 20].map((count) => {
				return best(() => workers(() => count)(noise, seeded(1)), SECONDS_FIXED, MOST).throughput;
			});
			const found = simulate(halved(noise, seeded(2)), new AdaptiveConcurrency(MOST), SECONDS);
			expect(found.throughput / ((before + after) / 2)).toBeGreaterThanOrEqual(0.9);
			expect(found.limits.at(-1)).toBeLessThan(60);
		});

		test('one that refuses more than 150 a second: 0.8', () => {
			const { share, refused } = compare(atMostPerSecond(150), noise, 2);
			expect(share).toBeGreaterThanOrEqual(0.8);
			expect(refused).toBeLessThanOrEqual(0.02);
		});
	},
);

describe('the limit', () => {
	const answer = (limit: AdaptiveConcurrency, at: number, inFlight: number, trouble = false) =>
		limit.answered({ startedAt: at, endedAt: at + 100, trouble, inFlight });

	test('does not grow while it is not used', () => {
		const adaptive = new AdaptiveConcurrency(MOST);
		for (let at = 0; at < 25_000; at += 100) answer(adaptive, at, 1);
		expect(adaptive.limit).toBe(2);
	});

	test('never leaves 1 to the most, whatever comes', () => {
		const random = seeded(5);
		for (const most of [1, 2, 7, 100]) {
			const adaptive = new AdaptiveConcurrency(most);
			for (let at = 0; at < 600_000; at += 40) {
				adaptive.answered({
					startedAt: at - 1000 * random(),
					endedAt: at,
					trouble: random() < 0.01,
					inFlight: adaptive.limit,
				});
				expect(adaptive.limit).toBeGreaterThanOrEqual(1);
				expect(adaptive.limit).toBeLessThanOrEqual(most);
				expect(Number.isInteger(adaptive.limit)).toBe(true);
			}
		}
	});

	test('drops once, however many refusals come together', () => {
		const adaptive = new AdaptiveConcurrency(MOST);
		let at = 0;
		for (; adaptive.limit < 20; at += 100) answer(adaptive, at, adaptive.limit);
		const before = adaptive.limit;
		for (let more = 0; more < 10; more++) answer(adaptive, at + more, before, true);
		expect(adaptive.limit).toBe(Math.floor(before / 2));
	});
});
