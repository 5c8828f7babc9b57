/**
 * The keys and words by which answers speak of themselves: one table, read by the rooms that look
 * for objections, failures and counts. Keys are told without case, `_` and `-`.
 */

const keys = {
	/** False, 0, "false", "no", "0" under these says no. */
	success: ['success', 'ok', 'succeeded', 'isSuccess'],
	/** As `success`, but a created thing may well have it as a field of its own. */
	valid: ['valid'],
	/** Only false and "false" say no under these, since they often hold other things. */
	strict: ['status', 'result'],
	/** Whatever is not empty under these says no. */
	error: [
		...['error', 'errors', 'err', 'fault', 'faults', 'exception', 'failed', 'hasErrors'],
		...['isError', 'userErrors', 'validationErrors', 'fieldErrors', 'errorMessage'],
		...['errorMessages', 'errorDescription', 'errmsg'],
	],
	/** Codes other than none, zeros, 2xx, OK and SUCCESS under these say no. */
	errorCode: ['errorCode', 'errcode', 'errorNo', 'errno'],
	/** A refusal word under these says no, a partial word leaves it open. */
	state: ['status', 'state', 'result', 'outcome', 'resultCode', 'severity'],
	/** 400 to 599 under these says no. */
	status: ['status', 'statusCode', 'code', 'httpStatus'],
	/** Numbers other than 0, 1 and 2xx under these leave it open, beside a message. */
	ownCode: ['code', 'ret', 'retcode'],
	/** A partial word under these leaves it open. */
	message: ['message', 'msg'],
	/** What is judged may be inside these. */
	wrapper: ['data', 'result', 'response', 'd', 'status'],
	/** A text under these tells that the record was refused, unless the record brought it. */
	telling: ['message', 'reason', 'title', 'error'],
};

export type KeyMeaning = Readonly<Record<keyof typeof keys, boolean>>;

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
	...['ok', 'success', 'succeeded', 'successful', 'complete', 'completed'],
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

/** Before a word of `acceptedStems` these turn it round: `not_imported`, `unaccepted`. */
const turningRound = ['not', 'non', 'un'];

/** Parts of keys under which the number of all records stands. */
const allStems = ['receiv', 'total', 'request', 'sent'];

/** Last words of keys whose number counts no records: `processing_time`, `created_by_id`. */
const noCounts = new Set([
	...['time', 'ms', 'millis', 'seconds', 'secs', 'sec', 'duration', 'id', 'at', 'on', 'by'],
	...['date', 'version', 'page', 'limit', 'offset', 'rate', 'percent', 'ratio', 'size', 'bytes'],
]);

/** What a key that counts would count. */
export type Counted = 'failed' | 'accepted' | 'all';

/** A key without case, `_` and `-`. */
export const normalKey = remembered((key) => key.replace(/[_-]/g, '').toLowerCase());

/** What a key says of the answer; undefined for most. */
export const meaningOf = remembered((key): KeyMeaning | undefined => {
	const normal = normalKey(key);
	const meanings = Object.entries(keys).map(([kind, names]) => [
		kind,
		names.some((name) => name.toLowerCase() === normal),
	]);
	if (!meanings.some(([, is]) => is)) return undefined;
	return Object.fromEntries(meanings) as KeyMeaning;
});

/** Whether failures are told under a key. */
export const tellsFailures = remembered((key) => {
	return hasStem(key, failureStems) || isTurnedRound(key);
});

/** What a number under a key would count; undefined when it counts no records. */
export const countedBy = remembered((key): Counted | undefined => {
	if (noCounts.has(wordsOf(key).at(-1) ?? '')) return undefined;
	if (tellsFailures(key)) return 'failed';
	if (hasStem(key, acceptedStems)) return 'accepted';
	return hasStem(key, allStems) ? 'all' : undefined;
});

/** Answers can bring any number of keys; those of one API are few. */
const MOST_REMEMBERED = 2000;

function remembered<T>(find: (key: string) => T): (key: string) => T {
	const memory = new Map<string, T>();
	return (key) => {
		const known = memory.get(key);
		if (known !== undefined || memory.has(key)) return known as T;
		const found = find(key);
		if (memory.size < MOST_REMEMBERED) memory.set(key, found);
		return found;
	};
}

function hasStem(key: string, stems: readonly string[]): boolean {
	return stems.some((stem) => normalKey(key).includes(stem));
}

function isTurnedRound(key: string): boolean {
	if (!hasStem(key, acceptedStems)) return false;
	const text = ` ${wordsOf(key).join(' ')}`;
	return turningRound.some((turn) =>
		acceptedStems.some(
			(stem) => text.includes(` ${turn}${stem}`) || text.includes(` ${turn} ${stem}`),
		),
	);
}

/**
 * The words of a text in lower case. Case parts words, as in `userError` and `HTTPError`; a number
 * with its point is one.
 */
export function wordsOf(text: string): string[] {
	return apart(text).match(WORD) ?? [];
}

/** A text in lower case with blanks where case parts words. */
export function apart(text: string): string {
	return text.replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$& ').toLowerCase();
}

/** A word, or a number with its point. */
export const WORD = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}]+/gu;
