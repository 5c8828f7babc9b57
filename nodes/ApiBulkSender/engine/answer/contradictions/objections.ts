import { isJsonObject } from '../../json';
import { asText } from '../../text';
import type { JsonObject } from '../../types';
import { softenedBy } from './echo';
import { isEmptyError } from '../words/empty';
import { isFalse, isNo } from '../words/flags';
import type { Objection } from './objection';
import { ownWordsAtTop } from '../words/ownWords';
import { readWords } from '../words/refusalText';
import { meaningOf, type KeyMeaning } from '../words/vocabulary';

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
	if (judged === 0 || isFalse(judged) || judged === '0') {
		return [{ says: 'no', by: 'text', mayMeanSome: false, what: quote(judged) }];
	}
	const search = new Search(skip);
	search.look(judged, record, 0);
	return search.found ?? NONE;
}

class Search {
	found: Objection[] | undefined;
	/** What is looked at stands in a list. */
	private inList = false;

	constructor(private readonly skip: ReadonlySet<unknown> | undefined) {}

	/** Lists of one, wrappers and the only value of an object are looked into. */
	look(value: unknown, record: JsonObject | undefined, unwrapped: number): void {
		if (typeof value === 'string') return this.add(byText(value));
		if (value === null || typeof value !== 'object' || this.skip?.has(value)) return;
		const mayUnwrap = unwrapped < MOST_UNWRAPPED;
		if (Array.isArray(value)) {
			if (value.length === 1 && mayUnwrap) this.lookInList(value[0], record, unwrapped + 1);
			return;
		}
		const level = value as JsonObject;
		const keys = Object.keys(level);
		for (const key of keys) {
			const meaning = meaningOf(key);
			const inside = level[key];
			if (meaning !== undefined && !this.skip?.has(inside)) {
				this.addUnlessEcho(byKey(level, key, meaning), record, level, key);
			}
			if (!mayUnwrap || (keys.length > 1 && meaning?.wrapper !== true)) continue;
			if (typeof inside !== 'string') this.look(inside, sentIn(record, key), unwrapped + 1);
			else if (!areWordsRead(meaning)) this.addUnlessEcho(byText(inside), record, level, key);
		}
	}

	private lookInList(value: unknown, record: JsonObject | undefined, unwrapped: number): void {
		const before = this.inList;
		this.inList = true;
		this.look(value, record, unwrapped);
		this.inList = before;
	}

	private addUnlessEcho(
		objection: Objection | undefined,
		record: JsonObject | undefined,
		level: JsonObject,
		key: string,
	): void {
		if (objection === undefined || record === undefined) return this.add(objection);
		this.add(softenedBy(record, level, key, objection));
	}

	private add(objection: Objection | undefined): void {
		if (objection === undefined) return;
		objection.mayMeanSome ||= this.inList;
		(this.found ??= []).push(objection);
	}
}

/** What was sent in the same wrapper, if it was sent in one. */
function sentIn(record: JsonObject | undefined, key: string): JsonObject | undefined {
	const inside = record?.[key];
	return isJsonObject(inside) ? inside : record;
}

function byText(text: string): Objection | undefined {
	const { refusal, first, partial } = readWords(text);
	if (refusal === undefined && partial === undefined) return undefined;
	const says = first && partial === undefined ? 'no' : 'unclear';
	return { says, by: 'text', mayMeanSome: false, what: quote(text) };
}

function byKey(level: JsonObject, key: string, meaning: KeyMeaning): Objection | undefined {
	const value = level[key];
	const objection = (
		says: Objection['says'],
		by: Objection['by'],
		mayMeanSome = false,
	): Objection => ({ says, by, mayMeanSome, what: `"${key}": ${quote(value)}` });
	if (meaning.success && isNo(value)) return objection('no', 'success');
	if (meaning.valid && isNo(value)) return objection('no', 'valid');
	if (meaning.strict && isFalse(value)) return objection('no', 'strict');
	if (meaning.error && !isEmptyError(value)) return objection('no', 'error', meansSome(key, value));
	if (meaning.errorCode && isBadCode(value)) return objection('no', 'errorCode');
	const words = typeof value === 'string' && (meaning.state || meaning.message) && readWords(value);
	if (words && words.partial !== undefined) return objection('unclear', 'state');
	if (words && words.refusal !== undefined && meaning.state) return objection('no', 'state');
	if (meaning.status && isBadStatus(value)) return objection('no', 'status');
	const isOpen = meaning.ownCode && isOddCode(value) && hasMessage(level);
	return isOpen ? objection('unclear', 'ownCode') : undefined;
}

/** Whether a text under a key was searched for words that refuse already. */
function areWordsRead(meaning: KeyMeaning | undefined): boolean {
	return meaning !== undefined && (meaning.state || meaning.error || meaning.errorCode);
}

/** One error has a code or words of its own; under `errors` other keys may be those of records. */
function meansSome(key: string, value: unknown): boolean {
	if (typeof value === 'string') return /^\s*\d+\s*$/.test(value);
	if (!isJsonObject(value)) return true;
	const { code, message } = ownWordsAtTop(value);
	if (code !== '' || message !== '') return false;
	const isOne = !/s$|^failed$/i.test(key);
	return !isOne || Object.values(value).every((inner) => typeof inner === 'object');
}

function isBadCode(value: unknown): boolean {
	return !isEmptyError(value) && !/^\s*(?:0+|2\d\d)\s*$/.test(asText(value));
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
	return Object.keys(level).some((key) => meaningOf(key)?.message);
}

const LONGEST_QUOTE = 120;

function quote(value: unknown): string {
	const text = JSON.stringify(value) ?? '';
	return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
