/**
 * The keys and words by which answers speak of themselves: one table, read by the rooms that look
 * for objections, failures and counts. Keys are told without case, `_` and `-`.
 */

/** False, 0, "false", "no", "0" under these says no. */
const flags = ['success', 'ok', 'succeeded', 'isSuccess', 'valid', 'status', 'result'];

/** Of the flags, those that often hold other things: only false and "false" say no there. */
const strictFlags = ['status', 'result'];

/** Whatever is not empty under these says no. */
const errors = [
	...['error', 'errors', 'err', 'fault', 'faults', 'exception', 'failed', 'hasErrors', 'isError'],
	...['userErrors', 'validationErrors', 'fieldErrors', 'errorMessage', 'errorMessages'],
	...['errorDescription', 'errmsg'],
];

/** Codes other than none, zeros, 2xx, OK and SUCCESS under these say no. */
const errorCodes = ['errorCode', 'errcode', 'errorNo', 'errno'];

/** A refusal word under these says no, a partial word leaves it open. */
const states = ['status', 'state', 'result', 'outcome', 'resultCode', 'severity'];

/** 400 to 599 under these says no. */
const statuses = ['status', 'statusCode', 'code', 'httpStatus'];

/** Numbers other than 0, 1 and 2xx under these leave it open, beside a message. */
const ownCodes = ['code', 'ret', 'retcode'];

/** A partial word under these leaves it open. */
const messages = ['message', 'msg'];

export interface KeyMeaning {
	flag: boolean;
	strictFlag: boolean;
	error: boolean;
	errorCode: boolean;
	state: boolean;
	status: boolean;
	ownCode: boolean;
	message: boolean;
}

/** Whole words that refuse. */
export const refusalWords = new Set([
	...['error', 'errors', 'err', 'fail', 'failed', 'failure', 'rejected', 'reject', 'refused'],
	...['invalid', 'denied', 'unauthorized', 'forbidden', 'exception', 'aborted', 'skipped'],
	...['ignored', 'dropped', 'discarded', 'unprocessed', 'unsuccessful', 'notfound', 'nok', 'ko'],
	'usererror',
]);

/** Whole words that say: not all of it. */
export const partialWords = new Set(['partial', 'partially', 'incomplete']);

/** Whole words after which a refusal word says nothing ("no errors"). */
export const negations = new Set(['no', '0', 'without']);

/** Texts under the keys of errors that mean: none. */
export const emptyTexts = new Set(['', 'false', '0', 'no', 'none', 'null', 'ok', 'success']);

/** Texts of a state that mean: all well. */
export const goodStates = new Set([
	...['ok', 'success', 'succeeded', 'successful', 'complete', 'completed', 'accepted'],
	...['created', 'processed', 'done'],
]);

/** Parts of keys under which failures are told. */
const failureStems = [
	...['fail', 'error', 'reject', 'invalid', 'unprocess', 'refus', 'skip', 'conflict'],
	...['notfound', 'unsuccess', 'dropped', 'discard'],
];

/** Parts of keys under which the number of accepted records stands. */
const acceptedStems = [
	...['import', 'process', 'succe', 'accept', 'creat', 'updat', 'insert', 'ingest', 'stored'],
];

/** Parts of keys under which the number of all records stands. */
const allStems = ['receiv', 'total', 'request', 'sent'];

/** Last words of keys whose number counts no records: `processing_time`, `created_by_id`. */
const noCounts = new Set([
	...['time', 'ms', 'millis', 'seconds', 'secs', 'sec', 'duration', 'id', 'at', 'on', 'by'],
	...['date', 'version', 'page', 'limit', 'offset', 'rate', 'percent', 'ratio', 'size', 'bytes'],
]);

/** What a key that counts would count. */
export type Counted = 'failed' | 'accepted' | 'all';

const meanings = new Map<string, KeyMeaning | undefined>();
const normalKeys = new Map<string, string>();
/** Answers can bring any number of keys; those of one API are few. */
const MOST_KNOWN_KEYS = 2000;

/** A key without case, `_` and `-`. */
export function normalKey(key: string): string {
	return known(normalKeys, key, () => key.replace(/[_-]/g, '').toLowerCase());
}

/** What a key says of the answer; undefined for most. */
export function meaningOf(key: string): KeyMeaning | undefined {
	return known(meanings, key, () => readMeaning(normalKey(key)));
}

function known<T>(memory: Map<string, T>, key: string, find: () => T): T {
	if (memory.has(key)) return memory.get(key) as T;
	const found = find();
	if (memory.size < MOST_KNOWN_KEYS) memory.set(key, found);
	return found;
}

const has = (keys: readonly string[], key: string) => keys.some((one) => one.toLowerCase() === key);

function readMeaning(key: string): KeyMeaning | undefined {
	const meaning = {
		flag: has(flags, key),
		strictFlag: has(strictFlags, key),
		error: has(errors, key),
		errorCode: has(errorCodes, key),
		state: has(states, key),
		status: has(statuses, key),
		ownCode: has(ownCodes, key),
		message: has(messages, key),
	};
	return Object.values(meaning).some(Boolean) ? meaning : undefined;
}

/** Whether failures are told under a key. */
export function tellsFailures(key: string): boolean {
	return failureStems.some((stem) => normalKey(key).includes(stem));
}

/** What a number under a key would count; undefined when it counts no records. */
export function countedBy(key: string): Counted | undefined {
	const lastWord = wordsOf(key).at(-1) ?? '';
	if (noCounts.has(lastWord)) return undefined;
	if (tellsFailures(key)) return 'failed';
	const normal = normalKey(key);
	if (acceptedStems.some((stem) => normal.includes(stem))) return 'accepted';
	return allStems.some((stem) => normal.includes(stem)) ? 'all' : undefined;
}

/** The words of a text in lower case; `userError` and `USER_ERROR` are two. */
export function wordsOf(text: string): string[] {
	const apart = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
	return apart.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
