import { addCounts, addErrors } from './addAccounts';
import type { ErrorCount } from './errorTally';
import type { RecordCounts } from './ledger';
import { mergeFiles } from './mergeFiles';
import { mergeTimes } from './mergeTimes';
import { emptySummary, rateOf, type Summary } from './summary';
import type { ToldFile, ToldSummary } from './toldSummary';

/**
 * Several Summaries as one: counts are added, and what is not the same everywhere is not claimed. One
 * by itself stays as it is; a merged one can be merged again.
 */
export function mergeSummaries(summaries: readonly ToldSummary[]): ToldSummary {
	if (summaries.length === 1) return summaries[0];
	if (summaries.length === 0) return { ...emptySummary() };
	const records = summaries.map(countsOf).reduce(addCounts);
	const files = mergeFiles(summaries);
	return {
		...files,
		records,
		errors: summaries.map(errorsOf).reduce(addErrors),
		...(isComplete(files) && rateOf(records)),
		requests: summaries.map(requestsOf).reduce(addRequests),
		...mergeTimes(summaries, records),
		merged: summaries.reduce((sum, { merged = 1 }) => sum + merged, 0),
		...listed('journals', distinct(summaries.flatMap(journalsOf))),
		...listed('rests', summaries.flatMap(restsOf)),
		...listed('notStored', summaries.flatMap(notStoredOf)),
		...sharedBy(summaries),
	};
}

function countsOf({ records }: ToldSummary): RecordCounts {
	const { notRead, ...counts } = records;
	return {
		...emptySummary().records,
		...counts,
		notSucceeded: records.failed + records.unsent,
		...(notRead === true && { notRead }),
	};
}

/** The line of an example says nothing without the file, nor where its result stands without the part. */
function errorsOf(summary: ToldSummary): ErrorCount[] {
	return (summary.errors ?? []).map((error) => ({ ...error, ...originOf(summary), ...error }));
}

function originOf({ file, part }: ToldSummary): Pick<ToldFile, 'file' | 'part'> {
	return { ...(file !== undefined && { file }), ...(part !== undefined && { part }) };
}

/** Of a part of which there is no Summary nobody knows how many succeeded. */
function isComplete(files: ReturnType<typeof mergeFiles>): boolean {
	const all: ToldFile[] = 'files' in files ? (files.files ?? []) : [files];
	return all.every(({ missingParts }) => missingParts === undefined);
}

type Requests = Summary['requests'];

function requestsOf({ requests }: ToldSummary): Requests {
	return { ...emptySummary().requests, ...requests };
}

function addRequests(one: Requests, other: Requests): Requests {
	const polled = one.polled ?? other.polled;
	return {
		sent: one.sent + other.sent,
		retried: one.retried + other.retried,
		yielded: one.yielded + other.yielded,
		...(polled !== undefined && { polled: (one.polled ?? 0) + (other.polled ?? 0) }),
	};
}

function journalsOf({ journal, journals = [] }: ToldSummary): object[] {
	return journal === undefined ? journals : [journal, ...journals];
}

function restsOf(summary: ToldSummary): object[] {
	const { rest, rests = [] } = summary;
	return rest === undefined ? rests : [{ ...originOf(summary), ...rest }, ...rests];
}

/** A merged Summary has named them. */
function notStoredOf({ file, part, merged, notStored = [] }: ToldSummary): string[] {
	if (file === undefined || merged !== undefined) return notStored;
	const name = part === undefined ? file : `${file}, part ${part}`;
	return notStored.map((text) => `${name}: ${text}`);
}

function listed(name: string, list: readonly unknown[]): object {
	return list.length === 0 ? {} : { [name]: list };
}

function distinct(list: readonly object[]): object[] {
	return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}

/** They have a rule of their own above. */
const RULED = [
	...['file', 'part', 'parts', 'missingParts', 'repeatedParts', 'files', 'records', 'errors'],
	...['successRate', 'requests', 'startedAt', 'endedAt', 'durationMs', 'recordsPerSecond'],
	...['merged', 'journal', 'journals', 'rest', 'rests', 'notStored'],
];
/** What one run says of itself is not true of several, not even where all say the same. */
const OF_ONE_RUN = ['concurrency', 'preview', 'example', 'reportHtml', 'failedRecords', 'item'];
const NOT_SHARED = new Set([...RULED, ...OF_ONE_RUN]);

function sharedBy([first, ...others]: readonly ToldSummary[]): object {
	const shared = Object.entries(first).filter(([name, value]) => {
		if (NOT_SHARED.has(name)) return false;
		const text = JSON.stringify(value);
		return others.every((other) => JSON.stringify(other[name]) === text);
	});
	return Object.fromEntries(shared);
}
