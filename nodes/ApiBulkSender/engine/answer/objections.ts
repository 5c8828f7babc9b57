import { isJsonObject } from '../json';
import { asText } from '../text';
import type { JsonObject } from '../types';
import { softenedBy } from './echo';
import { isEmptyError } from './empty';
import { readWords, refusalIn } from './refusalText';
import { meaningOf, normalKey, type KeyMeaning } from './vocabulary';

/** What in an answer speaks against a success. */
export interface Objection {
	says: 'no' | 'unclear';
	/** What kind of sign it is. */
	by: 'flag' | 'state' | 'status' | 'code' | 'text' | 'error' | 'list' | 'count';
	/** As it stands in the answer, e.g. `"success": false`. */
	what: string;
}

/** Lists of one and wrappers around what is judged. */
const WRAPPERS = new Set(['data', 'result', 'response', 'd', 'status']);
const MOST_UNWRAPPED = 3;
const NONE: readonly Objection[] = [];

/**
 * How a value says by its own words that it is no success, wherever no code says so: at its top,
 * and inside up to three wrappers.
 *
 * @param record what was sent, where it is known to be this value's: its echo is no refusal
 * @param skip objects and lists that are judged elsewhere
 */
export function objectionsOf(
	judged: unknown,
	record?: JsonObject,
	skip?: ReadonlySet<unknown>,
): readonly Objection[] {
	if (judged === false || judged === 0 || judged === '0' || judged === 'false') {
		return [{ says: 'no', by: 'flag', what: JSON.stringify(judged) }];
	}
	const search = new Search(record, skip);
	search.look(judged, 0);
	return search.found ?? NONE;
}

/** The strongest: a no beats what only leaves it open. */
export function strongest(objections: readonly Objection[]): Objection | undefined {
	return objections.find(({ says }) => says === 'no') ?? objections[0];
}

class Search {
	found: Objection[] | undefined;

	constructor(
		private readonly record: JsonObject | undefined,
		private readonly skip: ReadonlySet<unknown> | undefined,
	) {}

	look(value: unknown, unwrapped: number): void {
		if (typeof value === 'string') return this.add(byText(value));
		if (value === null || typeof value !== 'object' || this.skip?.has(value)) return;
		const mayUnwrap = unwrapped < MOST_UNWRAPPED;
		if (Array.isArray(value)) {
			if (value.length === 1 && mayUnwrap) this.look(value[0], unwrapped + 1);
			return;
		}
		const level = value as JsonObject;
		const keys = Object.keys(level);
		for (const key of keys) this.readKey(level, key);
		if (!mayUnwrap) return;
		for (const key of keys) {
			if (keys.length > 1 && !WRAPPERS.has(normalKey(key))) continue;
			if (typeof level[key] === 'string' && wordsAreReadAt(meaningOf(key))) continue;
			this.look(level[key], unwrapped + 1);
		}
	}

	private readKey(level: JsonObject, key: string): void {
		const meaning = meaningOf(key);
		if (meaning === undefined || this.skip?.has(level[key])) return;
		const objection = byKey(level, key, meaning);
		if (objection === undefined || this.record === undefined) return this.add(objection);
		this.add(softenedBy(this.record, level, key, objection));
	}

	private add(objection: Objection | undefined): void {
		if (objection !== undefined) (this.found ??= []).push(objection);
	}
}

function byText(text: string): Objection | undefined {
	const { refusal, first, partial } = readWords(text);
	const word = refusal ?? partial;
	if (word === undefined) return undefined;
	return { says: first ? 'no' : 'unclear', by: 'text', what: quote(text) };
}

function byKey(level: JsonObject, key: string, meaning: KeyMeaning): Objection | undefined {
	const value = level[key];
	const objection = (says: Objection['says'], by: Objection['by']): Objection => ({
		says,
		by,
		what: `"${key}": ${quote(value)}`,
	});
	if (meaning.flag && isFalse(value, meaning.strictFlag)) return objection('no', 'flag');
	if (meaning.error && !isEmptyError(value)) return objection('no', kindOfError(value));
	if (meaning.errorCode && isBadCode(value)) return objection('no', 'code');
	if (meaning.state && typeof value === 'string' && refusalIn(value) !== undefined) {
		return objection('no', 'state');
	}
	if (meaning.status && isBadStatus(value)) return objection('no', 'status');
	if (meaning.ownCode && isOddCode(value) && hasMessage(level)) {
		return objection('unclear', 'code');
	}
	const partial = (meaning.state || meaning.message) && typeof value === 'string';
	return partial && readWords(value).partial ? objection('unclear', 'state') : undefined;
}

/** Whether a text under a key was searched for words that refuse already. */
function wordsAreReadAt(meaning: KeyMeaning | undefined): boolean {
	return meaning !== undefined && (meaning.state || meaning.error || meaning.errorCode);
}

function isFalse(value: unknown, strict: boolean): boolean {
	if (value === false) return true;
	if (typeof value === 'string' && value.trim().toLowerCase() === 'false') return true;
	if (strict) return false;
	return value === 0 || (typeof value === 'string' && /^\s*(?:no|0)\s*$/i.test(value));
}

/** An object with words of its own is one error; one of lists or objects tells of several. */
function kindOfError(value: unknown): Objection['by'] {
	if (Array.isArray(value)) return 'list';
	if (typeof value === 'number') return 'count';
	if (typeof value === 'string') return 'text';
	// `"errors": true`
	if (!isJsonObject(value)) return 'flag';
	const hasWords = Object.values(value).some(
		(inner) => typeof inner !== 'object' && !isEmptyError(inner),
	);
	return hasWords ? 'error' : 'list';
}

function isBadCode(value: unknown): boolean {
	if (typeof value !== 'string' && typeof value !== 'number') return false;
	return !/^\s*(?:0*|2\d\d|ok|success)\s*$/i.test(String(value));
}

function isBadStatus(value: unknown): boolean {
	if (typeof value === 'number') return value >= 400 && value <= 599;
	return typeof value === 'string' && /^\s*[45]\d\d(?!\d)/.test(value);
}

/** Only a JSON number: `"090001"` may be anything. */
function isOddCode(value: unknown): boolean {
	if (typeof value !== 'number') return false;
	return value !== 0 && value !== 1 && !(value >= 200 && value <= 299);
}

function hasMessage(level: JsonObject): boolean {
	return Object.keys(level).some((key) => meaningOf(key)?.message && asText(level[key]) !== '');
}

const LONGEST_QUOTE = 120;

function quote(value: unknown): string {
	const text = JSON.stringify(value) ?? '';
	return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
