import { isJsonObject } from '../../json';
import { asText } from '../../text';
import type { JsonObject } from '../../types';
import { normalKey } from './vocabulary';

/** What a refusal usually calls its code and its message, the most telling first. */
const CODES = ['errorcode', 'code', 'errcode', 'type', 'category', 'statuscode'];
const MESSAGES = [
	...['message', 'errormessage', 'msg', 'errmsg', 'errordescription', 'detail', 'details'],
	...['reason', 'description', 'title'],
];
/** Where a refusal usually puts both. */
const HOLDERS = ['error', 'errors', 'err', 'fault', 'data', 'result', 'response'];
const LONGEST = 300;
const DEEPEST = 3;

export interface OwnWords {
	code: string;
	message: string;
}

/** Code and message of a refusal by the usual names, for sentences; '' where there is none. */
export function ownWordsOf(value: unknown, depth = 0): OwnWords {
	if (typeof value === 'string') return { code: '', message: bounded(value) };
	if (depth > DEEPEST) return { code: '', message: '' };
	if (Array.isArray(value)) return value.length > 0 ? ownWordsOf(value[0], depth + 1) : NONE;
	if (!isJsonObject(value)) return NONE;
	const byName = withNormalKeys(value);
	const words = wordsIn(byName);
	for (const holder of HOLDERS) {
		if (words.message !== '') break;
		const inner = ownWordsOf(byName.get(holder), depth + 1);
		words.message = inner.message;
		words.code ||= inner.code;
	}
	return words;
}

/** As `ownWordsOf`, but only what the object itself has. */
export function ownWordsAtTop(value: unknown): OwnWords {
	return isJsonObject(value) ? wordsIn(withNormalKeys(value)) : NONE;
}

const NONE: OwnWords = { code: '', message: '' };

function withNormalKeys(value: JsonObject): ReadonlyMap<string, unknown> {
	return new Map(Object.entries(value).map(([key, inner]) => [normalKey(key), inner]));
}

function wordsIn(byName: ReadonlyMap<string, unknown>): OwnWords {
	return { code: firstText(byName, CODES), message: firstText(byName, MESSAGES) };
}

function firstText(byName: ReadonlyMap<string, unknown>, names: readonly string[]): string {
	for (const name of names) {
		const value = byName.get(name);
		if (typeof value === 'string' || typeof value === 'number') {
			const text = bounded(asText(value));
			if (text !== '') return text;
		}
	}
	return '';
}

function bounded(text: string): string {
	const line = text
		.slice(0, 2 * LONGEST)
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
