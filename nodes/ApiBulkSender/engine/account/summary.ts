import type { RunResult } from '../run/delivery';
import type { ErrorCount } from './errorTally';
import type { RecordCounts } from './ledger';

export interface Summary {
	records: RecordCounts;
	requests: { sent: number; retried: number; yielded: number };
	durationMs: number;
	recordsPerSecond: number;
	errors: ErrorCount[];
}

export function summarize({ records, requests, durationMs, errors }: RunResult): Summary {
	const done = records.total - records.unsent;
	const recordsPerSecond = durationMs > 0 ? Math.round((done / durationMs) * 1000) : done;
	return { records, requests, durationMs, recordsPerSecond, errors };
}

/** The summary of a run that sent nothing. */
export function emptySummary(): Summary {
	return {
		records: { total: 0, succeeded: 0, failed: 0, unsent: 0, unclear: 0, fromJournal: 0 },
		requests: { sent: 0, retried: 0, yielded: 0 },
		durationMs: 0,
		recordsPerSecond: 0,
		errors: [],
	};
}
