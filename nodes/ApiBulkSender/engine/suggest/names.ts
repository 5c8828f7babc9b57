import { meaningOf, normalKey, tellsFailures, wordsOf } from '../answer/words/vocabulary';

/** How APIs usually call things, the most telling first; told without case, `_` and `-`. */
const CODES = [
	...['errorcode', 'code', 'errcode', 'statuscode', 'errorid', 'resultcode', 'errortype'],
	...['type', 'category', 'reason', 'status', 'kind', 'name', 'title', 'error'],
];
const MESSAGES = [
	...['message', 'errormessage', 'errormsg', 'msg', 'errmsg', 'errorusermsg', 'detail', 'details'],
	...['description', 'errordescription', 'reason', 'error', 'errors', 'title', 'text', 'hint'],
];
const IDS = ['id', 'entityid', 'recordid', 'uuid', 'guid'];
const PLACES = new Set([
	...['index', 'idx', 'position', 'pos', 'row', 'rownumber', 'rowindex', 'line', 'linenumber'],
	...['offset', 'recordindex', 'recordnumber', 'record', 'number', 'no', 'batchindex', 'item'],
	...['itemindex', 'sequence', 'seq', 'ordinal', 'pointer', 'path', 'field', 'location'],
]);
/** These usually start at 1, the others at 0. */
const FROM_ONE = /row|line|number|^no$|ordinal|record#/;

/** How well a name fits, from 0 for the best; undefined when it does not fit. */
export const codeRank = (name: string) => rank(name, CODES);
export const messageRank = (name: string) => rank(name, MESSAGES);

export function idRank(name: string): number | undefined {
	const normal = normalKey(name);
	if (/trace|request|correlation|session/.test(normal)) return undefined;
	const at = IDS.indexOf(normal);
	if (at >= 0) return at;
	return /(?:Id|ID|_id|-id|Uid|UID|uuid)$/.test(name) || /^_?id$/i.test(name)
		? IDS.length
		: undefined;
}

/** Names of values by which an answer may name a record. */
export function keyRank(name: string): number | undefined {
	return /mail/i.test(name) ? 1 : idRank(name);
}

export function isPlaceName(name: string): boolean {
	const normal = normalKey(name);
	return PLACES.has(normal) || /(?:index|idx|row|line|position)$/.test(normal);
}

/** Whether why something did not go stands under a name. */
export function isReasonName(name: string): boolean {
	return /^(?:because|why|reasons?|problems?|issues?|causes?|explanations?|complaints?|obstacles?|violations?|message|refusals?)$/.test(
		normalKey(name),
	);
}

/** Whether a word for how it went stands under a name. */
export function isStateName(name: string): boolean {
	if (meaningOf(name)?.state) return true;
	return /^(?:status|state|outcome|result|decision|disposition|action|verdict)/i.test(name);
}

export function startsAtOne(name: string): boolean {
	return FROM_ONE.test(normalKey(name));
}

/** Whether a name is that of a value which tells one record from all others. */
export function isKeyName(name: string): boolean {
	return (
		idRank(name) !== undefined ||
		/(?:e?mail|key|external|trace|sku|ref|phone|mobile|number|code|identity|user|name)/i.test(name)
	);
}

function rank(name: string, names: readonly string[]): number | undefined {
	const at = names.indexOf(normalKey(name));
	return at < 0 ? undefined : at;
}

const GOOD =
	/^(?:ok|okay|done|success(?:es|ful|fully)?|succeeded|complete[d]?|created?|updated?|upsert(?:ed)?|insert(?:ed)?|added|new|saved|stored|imported|ingested|processed|accepted|written|indexed|sent|delivered|queued|enqueued|applied|merged|modified|valid|subscribed|records?|results?|items?|data|rows?|responses?|entries|objects?|members?|ids?|documents?|contacts?|users?|profiles?|events?|noop|unchanged|deleted|patched|registered|received|ingest)$/;

/** Names of lists of failures that say nothing in an answer's own words. */
const BAD =
	/missing|wrong|bad|throttl|silenced|unknown|malformed|blocked|duplicat|unsent|undeliver/i;

/** Whether the name of a place says that what is in it was not taken. */
export function isBadName(name: string): boolean {
	return tellsFailures(name) || BAD.test(name);
}

/** Whether each word of a text or name is one that says yes, or just says what the things are. */
export function isGoodWord(text: string): boolean {
	const words = wordsOf(text);
	return words.length > 0 && words.every((word) => GOOD.test(word));
}
