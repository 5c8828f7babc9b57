import type { RunResult } from '../run/delivery';
import type { ErrorCount } from './errorTally';
import type { RecordCounts } from './ledger';

export interface Summary {
	records: RecordCounts;
	errors: ErrorCount[];
	/** Share of all records that succeeded, from 0 to 1; absent when there were none, or nobody knows how many. */
	successRate?: number;
	requests: RunResult['requests'];
	/** Requests under way at once where Auto Concurrency settled. */
	concurrency?: number;
	durationMs: number;
	recordsPerSecond: number;
}

export function summarize(result: RunResult): Summary {
	const { records, requests, durationMs, errors, concurrency } = result;
	return {
		records,
		errors,
		...rateOf(records),
		requests,
		...(concurrency !== undefined && { concurrency }),
		durationMs,
		recordsPerSecond: recordsPerSecond(records, durationMs),
	};
}

export function recordsPerSecond({ total, unsent }: RecordCounts, durationMs: number): number {
	const done = total - unsent;
	return durationMs > 0 ? Math.round((done / durationMs) * 1000) : done;
}

export function rateOf({ total, succeeded, notRead }: RecordCounts): Pick<Summary, 'successRate'> {
	if (total === 0 || notRead === true) return {};
	return { successRate: Math.round((succeeded / total) * 10_000) / 10_000 };
}

/** The summary of a run that sent nothing. */
export function emptySummary(): Summary {
	return {
		records: {
			total: 0,
			succeeded: 0,
			failed: 0,
			unsent: 0,
			unclear: 0,
			accepted: 0,
			notSucceeded: 0,
		},
		errors: [],
		requests: { sent: 0, retried: 0, yielded: 0 },
		durationMs: 0,
		recordsPerSecond: 0,
	};
}
