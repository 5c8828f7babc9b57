import { backoffDelay, retryAfterDelay } from '../../../../nodes/shared/http/backoff';

const now = Date.UTC(2026, 10, 23, 12);
const limits = { baseDelayMs: 1000, maxDelayMs: 30_000 };

describe('back-off', () => {
	it.each([
		[0, 1000],
		[1, 2000],
		[4, 16_000],
		[5, 30_000],
		[60, 30_000],
		[5000, 30_000],
	])('after %i repeats lies below %i ms', (repeat, below) => {
		expect(backoffDelay(repeat, limits, () => 0)).toBe(0);
		expect(backoffDelay(repeat, limits, () => 0.5)).toBe(below / 2);
		expect(backoffDelay(repeat, limits, () => 1 - Number.EPSILON)).toBe(below - 1);
	});
});

describe('Retry-After', () => {
	it.each([
		['5', 5000],
		[' 5 ', 5000],
		['0', 0],
		['0.0004', 1],
		['2.5', 2500],
		['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
		['Mon, 23 Nov 2026 11:59:30 GMT', 0],
		[undefined, 0],
		['', 0],
		['-5', 0],
		['5s', 0],
		['later', 0],
		['2026', 2_026_000],
	])('%s means %s ms', (header, ms) => {
		expect(retryAfterDelay(header, now)).toBe(ms);
	});
});
