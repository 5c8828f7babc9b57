import { kindOf, MOST_KINDS, OTHER, type ErrorCount } from './errorTally';
import type { RecordCounts } from './ledger';

/** The counts of two sets of records as one. */
export function addCounts(one: RecordCounts, other: RecordCounts): RecordCounts {
	const fromJournal = (one.fromJournal ?? 0) + (other.fromJournal ?? 0);
	return {
		total: one.total + other.total,
		succeeded: one.succeeded + other.succeeded,
		failed: one.failed + other.failed,
		unsent: one.unsent + other.unsent,
		unclear: one.unclear + other.unclear,
		accepted: one.accepted + other.accepted,
		notSucceeded: one.notSucceeded + other.notSucceeded,
		...(fromJournal > 0 && { fromJournal }),
		...((one.notRead ?? other.notRead) && { notRead: true }),
	};
}

/** The errors of two sets of records as one list, most frequent first, "other" last. */
export function addErrors(one: readonly ErrorCount[], other: readonly ErrorCount[]): ErrorCount[] {
	const kinds = new Map<string, ErrorCount>();
	let beyond = 0;
	for (const error of [...one, ...other]) {
		const kind = kindOf(error);
		const known = kinds.get(kind);
		if (error.code === OTHER.code && error.message === OTHER.message) beyond += error.count;
		else if (known === undefined) kinds.set(kind, error);
		else kinds.set(kind, { ...firstOf(known, error), count: known.count + error.count });
	}
	const sorted = [...kinds.values()].sort((a, b) => b.count - a.count);
	for (const { count } of sorted.splice(MOST_KINDS)) beyond += count;
	return beyond === 0 ? sorted : [...sorted, { ...OTHER, count: beyond }];
}

/** The one that stands further up in the same file, where lines tell. */
function firstOf(known: ErrorCount, next: ErrorCount): ErrorCount {
	const areOfOneFile = known.file === next.file;
	return areOfOneFile && (next.line ?? Infinity) < (known.line ?? Infinity) ? next : known;
}
