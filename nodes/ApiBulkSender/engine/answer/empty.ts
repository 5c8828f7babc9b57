import { isJsonObject } from '../json';
import { meansNone } from './refusalText';
import { normalKey } from './vocabulary';

const SAYS_SOMETHING = new Set(['message', 'msg', 'detail', 'details', 'description', 'title']);

/**
 * Whether a value under a key of errors means that there are none: nothing, a word for nothing, an
 * error object with code 0 or ok and no message, or a list or object of only such.
 */
export function isEmptyError(value: unknown): boolean {
	if (value === null || value === undefined || value === false || value === 0) return true;
	if (typeof value === 'string') return meansNone(value);
	if (Array.isArray(value)) return value.every(isEmptyError);
	if (!isJsonObject(value)) return false;
	return Object.values(value).every(isEmptyError) || isGoodCode(value);
}

/** `{"code": 0, "type": "x"}` */
function isGoodCode(error: Record<string, unknown>): boolean {
	let isGood = false;
	for (const [key, value] of Object.entries(error)) {
		const name = normalKey(key);
		if (name === 'code') isGood = /^(?:0+|ok)$/i.test(String(value));
		else if (SAYS_SOMETHING.has(name) && !isEmptyError(value)) return false;
	}
	return isGood;
}

/** Whether a value holds nothing at all. */
export function isNothing(value: unknown): boolean {
	if (value === null || value === undefined || value === '') return true;
	if (Array.isArray(value)) return value.length === 0;
	return isJsonObject(value) && Object.keys(value).length === 0;
}
