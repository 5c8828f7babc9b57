import type { RecordCounts } from './ledger';
import { recordsPerSecond, type Summary } from './summary';
import type { ToldSummary } from './toldSummary';

type Times = Pick<ToldSummary, 'startedAt' | 'endedAt'> &
	Pick<Summary, 'durationMs'> &
	Partial<Pick<Summary, 'recordsPerSecond'>>;

/**
 * From the earliest start to the latest end. Where one of the runs does not say when it was, they took
 * at least as long as the longest of them, and nobody knows how fast they were together.
 */
export function mergeTimes(summaries: readonly ToldSummary[], records: RecordCounts): Times {
	const ran = summaries.filter(hasRun);
	const longest = ran.reduce((most, { durationMs = 0 }) => Math.max(most, durationMs), 0);
	const span = spanOf(ran);
	if (span === undefined) {
		if (ran.length > 1) return { durationMs: longest };
		return { durationMs: longest, recordsPerSecond: recordsPerSecond(records, longest) };
	}
	// The clocks of two machines differ.
	const durationMs = Math.max(longest, span.end - span.start);
	return {
		startedAt: new Date(span.start).toISOString(),
		endedAt: new Date(span.end).toISOString(),
		durationMs,
		recordsPerSecond: recordsPerSecond(records, durationMs),
	};
}

function hasRun({ records, durationMs = 0, startedAt }: ToldSummary): boolean {
	return durationMs > 0 || startedAt !== undefined || records.total > records.unsent;
}

function spanOf(ran: readonly ToldSummary[]): { start: number; end: number } | undefined {
	let start = Infinity;
	let end = -Infinity;
	for (const { startedAt, endedAt } of ran) {
		start = Math.min(start, Date.parse(startedAt ?? ''));
		end = Math.max(end, Date.parse(endedAt ?? ''));
	}
	return Number.isFinite(start) && Number.isFinite(end) ? { start, end } : undefined;
}
