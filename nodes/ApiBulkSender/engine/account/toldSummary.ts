import { isJsonObject } from '../json';
import type { RecordCounts } from './ledger';
import type { Summary } from './summary';

/** Whose records are counted: a file, or parts of one. */
export interface ToldFile {
	file?: string;
	/** Of a run that sent one part. */
	part?: number;
	parts?: number;
	/** Of a merged Summary: parts of which there is no Summary. */
	missingParts?: number[];
	/** Of a merged Summary: parts that are counted more than once. */
	repeatedParts?: number[];
}

/**
 * A Summary as it leaves the node, with what a file, a journal, a dry run add to it (their fields are
 * in docs/what-happened-to-my-records.md), and whatever a workflow has added on the way.
 */
export interface ToldSummary extends Partial<Omit<Summary, 'records'>>, ToldFile {
	/** A file that could not be read has the first four only. */
	records: Partial<RecordCounts> & Pick<RecordCounts, 'total' | 'succeeded' | 'failed' | 'unsent'>;
	/** Of a merged Summary of several files. */
	files?: ToldFile[];
	/** In UTC, as ISO 8601. */
	startedAt?: string;
	endedAt?: string;
	journal?: object;
	journals?: object[];
	rest?: object;
	rests?: object[];
	notStored?: string[];
	/** How many Summaries a merged one holds. */
	merged?: number;
	[other: string]: unknown;
}

/** Undefined for what is no Summary, or one that does not balance. */
export function readSummary(json: unknown): ToldSummary | undefined {
	if (!isJsonObject(json)) return undefined;
	const isSummary = Object.entries(SHAPE).every(([name, fits]) => fits(json[name]));
	return isSummary ? (json as unknown as ToldSummary) : undefined;
}

export function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

type Check = (value: unknown) => boolean;

const optional =
	(fits: Check): Check =>
	(value) =>
		value === undefined || fits(value);
const listOf = (fits: Check): Check =>
	optional((value) => Array.isArray(value) && value.every(fits));
const isText: Check = (value) => typeof value === 'string';

/** What a field must be for its rule to hold; others may be anything. */
const SHAPE: Readonly<Record<string, Check>> = {
	records: balances,
	errors: listOf(isErrorCount),
	requests: optional((value) => isJsonObject(value) && Object.values(value).every(isCount)),
	durationMs: optional(isCount),
	startedAt: optional(isText),
	endedAt: optional(isText),
	file: optional(isText),
	part: optional(isCount),
	parts: optional(isCount),
	missingParts: listOf(isCount),
	repeatedParts: listOf(isCount),
	files: listOf(isJsonObject),
	journal: optional(isJsonObject),
	journals: listOf(isJsonObject),
	rest: optional(isJsonObject),
	rests: listOf(isJsonObject),
	notStored: listOf(isText),
	merged: optional(isCount),
};

function balances(records: unknown): boolean {
	if (!isJsonObject(records)) return false;
	const { total, succeeded, failed, unsent } = records;
	if (![total, succeeded, failed, unsent].every(isCount)) return false;
	return total === Number(succeeded) + Number(failed) + Number(unsent);
}

function isErrorCount(value: unknown): boolean {
	if (!isJsonObject(value)) return false;
	const { code, message, count } = value;
	return isText(code) && isText(message) && isCount(count);
}
