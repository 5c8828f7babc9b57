import type { RunResult } from './delivery';
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
