import { isJsonObject } from '../../json';
import type { JsonObject } from '../../types';
import { meansNone } from './refusalText';
import { meaningOf, normalKey } from './vocabulary';

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
function isGoodCode(error: JsonObject): boolean {
	let isGood = false;
	for (const [key, value] of Object.entries(error)) {
		if (normalKey(key) === 'code') isGood = /^(?:0+|ok)$/i.test(String(value));
		else if (tellsWhat(key) && !isEmptyError(value)) return false;
	}
	return isGood;
}

function tellsWhat(key: string): boolean {
	const meaning = meaningOf(key);
	if (meaning?.error || meaning?.message || meaning?.telling) return true;
	return ['detail', 'details', 'description'].includes(normalKey(key));
}

/** Whether a value holds nothing at all. */
export function isNothing(value: unknown): boolean {
	if (value === null || value === undefined || value === '') return true;
	if (Array.isArray(value)) return value.length === 0;
	return isJsonObject(value) && Object.keys(value).length === 0;
}
