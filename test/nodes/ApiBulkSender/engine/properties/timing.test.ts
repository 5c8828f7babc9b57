import fc from 'fast-check';

import { backoffDelay, retryAfterDelay } from '../../../../../nodes/shared/http/backoff';
import { Pace } from '../../../../../nodes/ApiBulkSender/engine/run/pace';
import { Wake } from '../../../../../nodes/ApiBulkSender/engine/run/wake';
import { World } from './world';

const roll = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const times = fc.integer({ min: 0, max: 100_000 });

describe('back-off', () => {
	test('lies between 0 and base delay doubled per repeat, never over the longest delay', () => {
		fc.assert(
			fc.property(fc.nat(1000), times, times, roll, (repeat, baseDelayMs, maxDelayMs, random) => {
				const delay = backoffDelay(repeat, { baseDelayMs, maxDelayMs }, () => random);
				expect(Number.isInteger(delay)).toBe(true);
				expect(delay).toBeGreaterThanOrEqual(0);
				expect(delay).toBeLessThanOrEqual(Math.min(maxDelayMs, baseDelayMs * 2 ** repeat));
			}),
		);
	});

	test('has full jitter: it reaches both ends of its range', () => {
		fc.assert(
			fc.property(fc.nat(5), (repeat) => {
				const limits = { baseDelayMs: 1000, maxDelayMs: 60_000 };
				expect(backoffDelay(repeat, limits, () => 0)).toBe(0);
				const most = backoffDelay(repeat, limits, () => 1 - Number.EPSILON);
				expect(most).toBe(1000 * 2 ** repeat - 1);
			}),
		);
	});
});

describe('Retry-After', () => {
	const now = Date.UTC(2030, 0, 1, 12);

	test('seconds and dates say the same', () => {
		fc.assert(
			fc.property(fc.nat(100_000), (seconds) => {
				const date = new Date(now + seconds * 1000).toUTCString();
				expect(retryAfterDelay(` ${seconds} `, now)).toBe(seconds * 1000);
				expect(retryAfterDelay(date, now)).toBe(seconds * 1000);
			}),
		);
	});

	test('is a finite number of milliseconds, whatever the header is', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.constantFrom('-5', 'soon', '1e3', '0x10')), (header) => {
				const delay = retryAfterDelay(header, now);
				expect(delay).toBeGreaterThanOrEqual(0);
				expect(Number.isFinite(delay)).toBe(true);
			}),
		);
	});

	test('a date that has passed asks for nothing', () => {
		expect(retryAfterDelay(new Date(now - 5000).toUTCString(), now)).toBe(0);
	});
});

describe('Pace', () => {
	const steps = fc.array(
		fc.record({ idle: fc.nat(400), pause: fc.option(fc.nat(900), { freq: 8 }) }),
		{ maxLength: 60 },
	);

	test('never has more starts in any window of one period than the limit', () => {
		fc.assert(
			fc.property(
				steps,
				fc.integer({ min: 1, max: 6 }),
				fc.integer({ min: 1, max: 800 }),
				(list, limit, period) => {
					const pace = new Pace(limit, period);
					const starts: number[] = [];
					let now = 1000;
					for (const { idle } of list) {
						now = Math.max(now + idle, pace.nextStart());
						pace.started(now);
						starts.push(now);
					}
					for (const [at, start] of starts.entries()) {
						const within = starts.filter((other) => other >= start && other < start + period);
						expect(within.length).toBeLessThanOrEqual(limit);
						// And none later than it must be.
						const earliest = at < limit ? 0 : starts[at - limit] + period;
						const before = at === 0 ? 1000 : starts[at - 1];
						expect(start).toBe(Math.max(before + list[at].idle, earliest));
					}
				},
			),
		);
	});

	test('overlapping pauses take the later end', () => {
		fc.assert(
			fc.property(fc.array(times, { minLength: 1 }), fc.nat(3), (ends, limit) => {
				const pace = new Pace(limit, 1000);
				for (const end of ends) pace.pauseUntil(end);
				expect(pace.nextStart()).toBe(Math.max(...ends));
			}),
		);
	});
});

describe('Wake', () => {
	test('wakes once, at the earliest time that was asked for', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.nat(500), { minLength: 1, maxLength: 6 }), async (delays) => {
				const world = new World();
				const start = world.now;
				const woken: number[] = [];
				const wake = new Wake({ sleep: world.sleep, now: () => world.now }, () => {
					woken.push(world.now - start);
				});
				for (const delay of delays) wake.at(start + delay);
				await world.play(new Promise(() => undefined), 20);
				expect(woken).toEqual([Math.min(...delays)]);
			}),
		);
	});

	test('does not wake when it was called off', async () => {
		const world = new World();
		const onWake = jest.fn();
		const wake = new Wake({ sleep: world.sleep, now: () => world.now }, onWake);
		wake.at(world.now + 100);
		wake.cancel();
		await world.play(new Promise(() => undefined), 20);
		expect(onWake).not.toHaveBeenCalled();
	});
});
