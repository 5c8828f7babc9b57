import fc from 'fast-check';

import type { AnswerEvent } from '../../../../../nodes/ApiBulkSender/engine/types';
import { RunLog } from '../../../../../nodes/ApiBulkSender/output/report/runLog';

const event = fc.record({
	number: fc.nat(1e6),
	records: fc.nat(100),
	status: fc.constantFrom(200, 429, 503, null),
	startedAt: fc.nat(1e7),
	took: fc.nat(60_000),
	succeeded: fc.nat(100),
	failed: fc.nat(100),
});

const runs = fc
	.array(event, { maxLength: 200 })
	.map((events) =>
		events.map(({ took, ...one }): AnswerEvent => ({ ...one, endedAt: one.startedAt + took })),
	);

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test('nothing is lost when stretches are joined, and there are never many', () => {
	fc.assert(
		fc.property(runs, (events) => {
			const log = new RunLog();
			events.forEach(log.add);
			expect(log.stretches.length).toBeLessThanOrEqual(60);
			for (const name of ['succeeded', 'failed'] as const) {
				expect(sum(log.stretches.map((one) => one[name]))).toBe(
					sum(events.map((one) => one[name])),
				);
			}
			expect(sum(log.stretches.map(({ requests }) => requests))).toBe(events.length);
			expect(sum([...log.statuses.values()])).toBe(events.length);
		}),
	);
});

test('each answer counts where it came', () => {
	fc.assert(
		fc.property(runs, (events) => {
			const log = new RunLog();
			events.forEach(log.add);
			log.stretches.forEach(({ requests }, at) => {
				const inside = events.filter(({ endedAt }) => Math.floor(endedAt / log.widthMs) === at);
				expect(requests).toBe(inside.length);
			});
		}),
	);
});

test('the slowest ten requests are kept, the slowest first', () => {
	fc.assert(
		fc.property(runs, (events) => {
			const log = new RunLog();
			events.forEach(log.add);
			const all = events.map(({ startedAt, endedAt }) => endedAt - startedAt);
			const wanted = all.toSorted((a, b) => b - a).slice(0, 10);
			expect(log.slowest.map(({ durationMs }) => durationMs)).toEqual(wanted);
		}),
	);
});
