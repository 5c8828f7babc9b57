import fc from 'fast-check';

import { Ledger } from '../../../../../nodes/ApiBulkSender/engine/account/ledger';
import { mergeSummaries } from '../../../../../nodes/ApiBulkSender/engine/account/mergeSummaries';
import { emptySummary, summarize } from '../../../../../nodes/ApiBulkSender/engine/account/summary';
import type { ToldSummary } from '../../../../../nodes/ApiBulkSender/engine/account/toldSummary';
import type { Settlement } from '../../../../../nodes/ApiBulkSender/engine/types';

/** What became of a record on a line. */
interface Sent {
	outcome: Settlement['outcome'];
	/** Of the destination for E…, else none. */
	code: string;
	isSettledBefore: boolean;
}

const sent: fc.Arbitrary<Sent> = fc.record({
	outcome: fc.constantFrom('succeeded', 'succeeded', 'failed', 'unsent'),
	code: fc.constantFrom('E1', 'E2', 'E3', ''),
	isSettledBefore: fc.boolean(),
});

function settlementOf({ outcome, code, isSettledBefore }: Sent, line: number): Settlement {
	const isFailed = outcome === 'failed';
	return {
		outcome,
		httpStatus: 200,
		attempts: 1,
		batch: 1,
		...(isFailed && { cause: code === '' ? ('unclear' as const) : ('rejected' as const) }),
		...(isFailed && code === '' && { reason: 'No answer' }),
		...(isFailed && code !== '' && { parsed: { status_code: code, error_message: `of ${line}` } }),
		...(isSettledBefore && { fromJournal: true as const }),
	};
}

const CLOCK = Date.UTC(2026, 0, 31);

/** The Summary of a run that sent these lines of a file, one millisecond each. */
function summaryOf(list: ReadonlyArray<readonly [number, Sent]>, told: object = {}): ToldSummary {
	const ledger = new Ledger({ settled: () => undefined });
	list.forEach(([line, one], index) => {
		ledger.settle({ index, reason: '', line }, settlementOf(one, line));
	});
	const summary = summarize({
		records: ledger.close(list.length),
		errors: ledger.errorCounts(),
		requests: { sent: list.length, retried: 0, yielded: 0 },
		durationMs: list.length,
		stop: undefined,
		notes: {},
	});
	const from = list[0]?.[0] ?? 0;
	const startedAt = new Date(CLOCK + from).toISOString();
	const endedAt = new Date(CLOCK + from + list.length).toISOString();
	return { file: 'all.csv', ...told, ...summary, startedAt, endedAt };
}

const lines = fc
	.array(sent, { minLength: 1, maxLength: 80 })
	.map((all) => all.map((one, at) => [at + 2, one] as const));

/** One after the other, as one run would. */
function cut<T>(list: readonly T[], places: readonly number[]): T[][] {
	const ends = [...new Set(places.map((place) => place % list.length))].filter((at) => at > 0);
	const all = [0, ...ends.sort((a, b) => a - b), list.length];
	return all.slice(1).map((end, at) => list.slice(all[at], end));
}

const order = <T>(list: readonly T[]) => list.map((one) => JSON.stringify(one)).sort();
const kinds = ({ errors = [] }: ToldSummary) =>
	order(errors.map(({ code, message, count, line }) => ({ code, message, count, line })));
const numbers = ({
	records,
	successRate,
	requests,
	durationMs,
	recordsPerSecond,
}: ToldSummary) => ({
	...{ records, successRate, requests, durationMs, recordsPerSecond },
});

describe('parts of one file, merged', () => {
	it('are as the whole sent at once, whatever order they come in', () => {
		fc.assert(
			fc.property(
				lines,
				fc.array(fc.nat(), { maxLength: 6 }),
				fc.boolean(),
				(all, places, turn) => {
					const pieces = cut(all, places);
					const parts = pieces.map((piece, at) =>
						summaryOf(piece, { part: at + 1, parts: pieces.length }),
					);
					const merged = mergeSummaries(turn ? parts.reverse() : parts);
					const whole = summaryOf(all);
					expect(numbers(merged)).toEqual(numbers(whole));
					expect(kinds(merged)).toEqual(kinds(whole));
					expect(merged.file).toBe('all.csv');
					expect(merged).not.toHaveProperty('missingParts');
					expect([merged.startedAt, merged.endedAt]).toEqual([whole.startedAt, whole.endedAt]);
				},
			),
		);
	});

	it('tell where the example of an error stands', () => {
		const failed: Sent = { outcome: 'failed', code: 'E1', isSettledBefore: false };
		const parts = [9, 4].map((line, at) => summaryOf([[line, failed]], { part: at + 1, parts: 2 }));
		expect(mergeSummaries(parts).errors).toEqual([
			{ code: 'E1', message: 'of 4', count: 2, line: 4, file: 'all.csv', part: 2 },
		]);
	});

	it('tell which are not there, and claim no share then; and which are there twice', () => {
		const good: Sent = { outcome: 'succeeded', code: '', isSettledBefore: false };
		const part = (number: number) => summaryOf([[number, good]], { part: number, parts: 4 });
		const some = mergeSummaries([part(1), part(4)]);
		expect(some).toMatchObject({ file: 'all.csv', parts: 4, missingParts: [2, 3], merged: 2 });
		expect(some).not.toHaveProperty('successRate');
		const all = mergeSummaries([some, mergeSummaries([part(3), part(2), part(3)])]);
		expect(all).toMatchObject({ parts: 4, repeatedParts: [3], successRate: 1, merged: 5 });
		expect(all).not.toHaveProperty('missingParts');
	});
});

describe('any Summaries, merged', () => {
	const some = fc
		.tuple(lines, fc.constantFrom('a.csv', 'b.csv', undefined), fc.integer({ min: 1, max: 3 }))
		.map(([list, file, part]) =>
			summaryOf(list, file === undefined ? { file } : { file, part, parts: 3 }),
		);

	it('are the same in any order and in any groups', () => {
		fc.assert(
			fc.property(some, some, some, (one, two, three) => {
				const told = (summary: ToldSummary) => {
					const { files, file, parts, missingParts, merged } = summary;
					const counts = kinds(summary).map((text) => JSON.parse(text) as { count: number });
					const failed = counts.reduce((sum, { count }) => sum + count, 0);
					const sorted = files && order(files);
					return { ...numbers(summary), failed, file, parts, missingParts, merged, sorted };
				};
				const all = told(mergeSummaries([one, two, three]));
				expect(told(mergeSummaries([three, one, two]))).toEqual(all);
				expect(told(mergeSummaries([mergeSummaries([one, two]), three]))).toEqual(all);
				expect(told(mergeSummaries([one, mergeSummaries([three, two])]))).toEqual(all);
			}),
		);
	});

	it('one is given back as it is, and none is an empty one', () => {
		fc.assert(fc.property(some, (one) => expect(mergeSummaries([one])).toEqual(one)));
		expect(mergeSummaries([])).toEqual(emptySummary());
	});

	it('are of all files that they name', () => {
		const { requests, ...rest } = emptySummary();
		const of = (told: object): ToldSummary => ({ ...rest, requests, ...told });
		expect(mergeSummaries([of({ file: 'a.csv' }), of({ file: 'b.csv' })])).toMatchObject({
			files: [{ file: 'a.csv' }, { file: 'b.csv' }],
		});
		const mixed = mergeSummaries([of({ file: 'a.csv', part: 1, parts: 2 }), of({})]);
		expect(mixed.files).toEqual([{ file: 'a.csv', parts: 2, missingParts: [2] }]);
		expect(mixed).not.toHaveProperty('file');
	});
});

describe('what is not the same everywhere', () => {
	const ran = (told: object): ToldSummary => ({
		...emptySummary(),
		records: { ...emptySummary().records, total: 10, succeeded: 10 },
		durationMs: 1000,
		...told,
	});

	it('is not claimed', () => {
		const one = ran({ dryRun: true, run: 'x', day: 1, concurrency: 5, reportHtml: '<p>' });
		const two = ran({ run: 'x', day: 2, concurrency: 5, reportHtml: '<p>' });
		const merged = mergeSummaries([one, two]);
		expect(merged).toMatchObject({ run: 'x' });
		for (const name of ['dryRun', 'day', 'concurrency', 'reportHtml']) {
			expect(merged).not.toHaveProperty(name);
		}
		expect(mergeSummaries([one, { ...one }])).toMatchObject({ dryRun: true });
	});

	it('takes the longest time and claims no speed where one does not say when it was', () => {
		const when = { startedAt: '2026-01-31T10:00:00.000Z', endedAt: '2026-01-31T10:00:01.000Z' };
		const later = { startedAt: '2026-01-31T10:00:03.000Z', endedAt: '2026-01-31T10:00:04.000Z' };
		const merged = mergeSummaries([ran(when), ran({ durationMs: 1500 })]);
		expect(merged.durationMs).toBe(1500);
		for (const name of ['recordsPerSecond', 'startedAt', 'endedAt']) {
			expect(merged).not.toHaveProperty(name);
		}
		expect(mergeSummaries([ran(when), ran(later), emptySummary() as never])).toMatchObject({
			startedAt: when.startedAt,
			endedAt: later.endedAt,
			durationMs: 4000,
			recordsPerSecond: 5,
		});
	});

	it('is listed where each says something of its own', () => {
		const file = 'a.csv';
		const one = ran({
			...{ file, part: 1, parts: 2, journal: { file: 'j1' }, rest: { fromLine: 7 } },
			notStored: ['The file with Failed could not be stored: full'],
		});
		const two = ran({ file, part: 2, parts: 2, journal: { file: 'j2', endedBefore: true } });
		const three = ran({ file: 'b.csv', rest: { fromLine: 3, records: 2 } });
		const merged = mergeSummaries([mergeSummaries([one, two]), three]);
		expect(merged).toMatchObject({
			journals: [{ file: 'j1' }, { file: 'j2', endedBefore: true }],
			rests: [
				{ file, part: 1, fromLine: 7 },
				{ file: 'b.csv', fromLine: 3, records: 2 },
			],
			notStored: ['a.csv, part 1: The file with Failed could not be stored: full'],
		});
		expect(merged).not.toHaveProperty('journal');
		expect(merged).not.toHaveProperty('rest');
	});

	it('keeps that there are records that nobody has counted', () => {
		const unread: ToldSummary = {
			records: { total: 0, succeeded: 0, failed: 0, unsent: 0, notRead: true },
			errors: [{ code: 'unreadable', message: 'No such file', count: 1 }],
			file: 'b.csv',
		};
		const merged = mergeSummaries([
			ran({ requests: { sent: 1, retried: 0, yielded: 0, polled: 2 } }),
			unread,
		]);
		expect(merged.records).toMatchObject({ total: 10, succeeded: 10, notRead: true });
		expect(merged).not.toHaveProperty('successRate');
		expect(merged.requests).toEqual({ sent: 1, retried: 0, yielded: 0, polled: 2 });
		expect(merged.errors).toEqual([
			{ code: 'unreadable', message: 'No such file', count: 1, file: 'b.csv' },
		]);
	});
});
