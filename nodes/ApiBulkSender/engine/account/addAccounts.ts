import { MOST_KINDS, OTHER, type ErrorCount } from './errorTally';
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
	const kinds: ErrorCount[] = [];
	let beyond = 0;
	for (const error of [...one, ...other]) {
		const { code, message, count } = error;
		const known = kinds.find((kind) => kind.code === code && kind.message === message);
		if (code === OTHER.code && message === OTHER.message) beyond += count;
		else if (known !== undefined) known.count += count;
		else kinds.push({ ...error });
	}
	kinds.sort((a, b) => b.count - a.count);
	for (const { count } of kinds.splice(MOST_KINDS)) beyond += count;
	return beyond === 0 ? kinds : [...kinds, { ...OTHER, count: beyond }];
}
