import { mayChange, parseExact, withDigits } from '../../../engine/exactJson';
import { isJsonObject } from '../../../engine/json';
import type { JsonObject } from '../../../engine/types';
import { isBroken } from '../text/utf8';

const DEEPEST = 500;

export type ReadValue =
	| { json: JsonObject; written?: JsonObject }
	/** Why it is no record. */
	| { invalid: string }
	/** It is not even JSON. */
	| { broken: string };

/** A record out of the text of one JSON value. Numbers keep their digits. */
export function readValue(text: string): ReadValue {
	if (isBroken(text)) return { invalid: 'bytes that are not UTF-8' };
	if (isTooDeep(text)) return { invalid: `nested more than ${DEEPEST} levels deep` };
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return {
			broken: `not JSON: ${(error as Error).message.replace(/ in JSON at.*| \(line.*/, '')}`,
		};
	}
	if (!isJsonObject(value)) return { invalid: `${kindOf(value)}, not an object` };
	if (!mayChange(text)) return { json: value };
	const endless = pathOfEndless(value, '');
	if (endless !== undefined) return { invalid: `${endless} is a number that JSON cannot carry` };
	return {
		json: parseExact(text, (digits) => digits) as JsonObject,
		written: parseExact(text, withDigits) as JsonObject,
	};
}

/** Values of other languages that people's programs write into JSON; there is no doubt where they end. */
const FOREIGN = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|undefined|None|True|False)\b/g;

/** The word because of which a text is no JSON, when it would be without. */
export function foreignWord(text: string): string | undefined {
	let found: string | undefined;
	const replaced = text.replace(FOREIGN, (word) => {
		if (word.startsWith('"')) return word;
		found ??= word;
		return 'null';
	});
	if (found === undefined) return undefined;
	try {
		JSON.parse(replaced);
		return found;
	} catch {
		return undefined;
	}
}

export function kindOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	const kinds: Record<string, string> = { string: 'a text', boolean: 'true or false' };
	return kinds[typeof value] ?? `a ${typeof value}`;
}

/** JSON.parse reads thousands of levels more than JSON.stringify writes. */
function isTooDeep(text: string): boolean {
	if (text.length <= DEEPEST * 2) return false;
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x5b || code === 0x7b) {
			if (++depth > DEEPEST) return true;
		} else if (code === 0x5d || code === 0x7d) depth--;
		else if (code === 0x22) {
			at = text.indexOf('"', at + 1);
			while (at > 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
			if (at < 0) return false;
		}
	}
	return false;
}

function isEscaped(text: string, quote: number): boolean {
	let back = quote;
	while (text[back - 1] === '\\') back--;
	return (quote - back) % 2 === 1;
}

/** A number that is too large becomes Infinity, and null when it is written. */
function pathOfEndless(value: unknown, path: string): string | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? undefined : path;
	if (value === null || typeof value !== 'object') return undefined;
	for (const [name, inner] of Object.entries(value)) {
		const own = Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
		const found = pathOfEndless(inner, own);
		if (found !== undefined) return found;
	}
	return undefined;
}
