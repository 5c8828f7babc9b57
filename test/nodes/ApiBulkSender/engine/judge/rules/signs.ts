import { heard, isEmpty, isObject } from './heard';
import { DONE_STEMS, ERROR_KEYS, FAILURE_STEMS, plain } from './words';

const DEEPEST_LIST = 4;

/**
 * Whether a 2xx answer to a request of `count` records bears any generic sign that not every record
 * was taken. Without one a reader who does not know the API can only believe it.
 */
export function signs(text: string, count: number): boolean {
	const body = parsed(text);
	if (typeof body === 'string') return heard(body) !== undefined;
	if (heard(body) !== undefined) return true;
	const list = heardInLists(body, DEEPEST_LIST, count === 1);
	if (count === 1) return list;
	return list || speaksOfFailures(body, count) || countsSpeak(body, count);
}

/** JSON, the list of lines, or the text itself; a number that would be rounded stays a text. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text, exact as never);
	} catch {
		const lines = text.split('\n').filter((line) => line.trim() !== '');
		try {
			return lines.map((line) => JSON.parse(line, exact as never));
		} catch {
			return text;
		}
	}
}

function exact(_key: string, value: unknown, { source }: { source?: string }): unknown {
	const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value);
	return isRounded ? source : value;
}

const has = (stems: readonly string[], key: string) =>
	stems.some((stem) => plain(key).includes(stem));

function speaksOfFailures(body: unknown, count: number): boolean {
	const tops = [body, ...(isObject(body) ? Object.values(body) : [])].filter(isObject);
	return tops.some((top) =>
		Object.entries(top).some(([key, value]) => has(FAILURE_STEMS, key) && tells(key, value, count)),
	);
}

function tells(key: string, value: unknown, count: number): boolean {
	if (value === true) return ERROR_KEYS.some((known) => plain(known) === plain(key));
	if (typeof value === 'number') return Number.isInteger(value) && value >= 1 && value <= count;
	if (Array.isArray(value)) return !isEmpty(value);
	const inner = isObject(value) ? Object.values(value) : [];
	return inner.some((one) => typeof one === 'object' && !isEmpty(one));
}

/** @param alone with one record per request only a list of one object that says no counts */
function heardInLists(value: unknown, depth: number, alone: boolean): boolean {
	if (depth === 0) return false;
	if (Array.isArray(value)) {
		const isWanted = (one: unknown) =>
			isObject(one) &&
			(alone ? value.length === 1 && heard(one) === 'no' : heard(one) !== undefined);
		if (value.some(isWanted)) return true;
		return value.some((one) => heardInLists(one, depth - 1, alone));
	}
	if (!isObject(value)) return false;
	return Object.values(value).some((one) => heardInLists(one, depth - 1, alone));
}

function countsSpeak(body: unknown, count: number): boolean {
	if (!isObject(body)) return false;
	const numbers = Object.entries(body).filter(
		([, value]) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= count,
	);
	const sumOf = (stems: readonly string[]) =>
		numbers.reduce((sum, [key, value]) => sum + (has(stems, key) ? Number(value) : 0), 0);
	const done = sumOf(DONE_STEMS);
	return sumOf(FAILURE_STEMS) > 0 || (done > 0 && done < count);
}
