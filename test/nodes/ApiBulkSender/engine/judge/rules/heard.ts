import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import {
	ERROR_CODE_KEYS,
	ERROR_KEYS,
	plain,
	REFUSAL_WORDS,
	RETURN_CODE_KEYS,
	STATE_KEYS,
	STATUS_KEYS,
	YES_KEYS,
	YES_KEYS_WITH_WORDS,
} from './words';

/** What a careful reader hears in an answer or a part of it, if anything. */
export type Heard = 'no' | 'doubt' | undefined;

const among = (keys: readonly string[]) => {
	const set = new Set(keys.map(plain));
	return (key: string) => set.has(plain(key));
};
const isYesKey = among(YES_KEYS);
const isYesOrWordKey = among(YES_KEYS_WITH_WORDS);
const isErrorKey = among(ERROR_KEYS);
const isErrorCodeKey = among(ERROR_CODE_KEYS);
const isStateKey = among(STATE_KEYS);
const isStatusKey = among(STATUS_KEYS);
const isReturnCodeKey = among(RETURN_CODE_KEYS);
const isRefusalWord = among(REFUSAL_WORDS);
const isWrapper = among(['data', 'result', 'response', 'd', 'status']);
const speaksForItself = among(['message', 'msg', 'reason', 'title', 'error']);

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param sent the record that it is about, which may come back as it was sent */
export function heard(value: unknown, sent: JsonObject = {}): Heard {
	if (value === 0 || value === false || value === '0' || value === 'false') return 'no';
	const places = unwrapped(value);
	const words = places.flatMap((place) => {
		if (typeof place === 'string') return [heardInText(place)];
		return isObject(place) ? [heardInObject(place, sent)] : [];
	});
	if (words.includes('no')) return 'no';
	return words.includes('doubt') ? 'doubt' : undefined;
}

function unwrapped(value: unknown): unknown[] {
	const places = [value];
	for (let step = 0, from = 0; step < 3; step++) {
		const until = places.length;
		for (; from < until; from++) places.push(...inside(places[from]));
	}
	return places;
}

function inside(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.length === 1 ? value : [];
	if (!isObject(value)) return [];
	const entries = Object.entries(value);
	if (entries.length === 1) return [entries[0][1]];
	// A text under such a name is a word of its own, which is heard where it stands.
	const wraps = ([key, content]: [string, unknown]) =>
		isWrapper(key) && typeof content === 'object';
	return entries.filter(wraps).map(([, content]) => content);
}

function heardInObject(object: JsonObject, sent: JsonObject): Heard {
	const told = (key: string) =>
		Object.keys(object).some(
			(other) => other !== key && speaksForItself(other) && !(other in sent),
		);
	const isNew = 'id' in object && object.id !== sent.id;
	let doubt = false;
	for (const [key, value] of Object.entries(object)) {
		const word = heardAtKey(key, value, object);
		if (word === undefined) continue;
		const hasCompany = isNew || Object.keys(object).some((k) => k !== key && k in sent);
		const isEcho = key in sent && sent[key] === value && hasCompany;
		if (isEcho && !told(key)) continue;
		const maybeData = plain(key) === 'valid' || word.about === 'state';
		if (word.heard === 'no' && !isEcho && !(isNew && maybeData && !told(key))) return 'no';
		doubt = true;
	}
	return doubt ? 'doubt' : undefined;
}

function heardAtKey(
	key: string,
	value: unknown,
	object: JsonObject,
): { heard: 'no' | 'doubt'; about: 'state' | 'other' } | undefined {
	const no = { heard: 'no', about: 'other' } as const;
	const doubt = { heard: 'doubt', about: 'other' } as const;
	if (isYesKey(key)) {
		const noes = isYesOrWordKey(key) ? [false, 'false'] : [false, 0, 'false', 'no', '0'];
		if (noes.includes((typeof value === 'string' ? value.toLowerCase() : value) as never))
			return no;
	}
	if (isErrorKey(key) && !isEmpty(value)) return no;
	if (isErrorCodeKey(key) && !isGoodCode(value)) return no;
	if (isStateKey(key) && typeof value === 'string') {
		if (refusalWord(value) !== undefined) return { heard: 'no', about: 'state' };
		if (isPartial(value)) return doubt;
	}
	if (isStatusKey(key) && /^[45]\d\d(?!\d)/.test(numberText(value))) {
		return { heard: 'no', about: 'state' };
	}
	const hasMessage = Object.keys(object).some((other) => ['message', 'msg'].includes(plain(other)));
	if (isReturnCodeKey(key) && typeof value === 'number' && hasMessage) {
		if (value !== 0 && value !== 1 && !(value >= 200 && value < 300)) return doubt;
	}
	if (plain(key) === 'message' && typeof value === 'string' && isPartial(value)) return doubt;
	return undefined;
}

const numberText = (value: unknown) =>
	typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';

const isPartial = (text: string) =>
	words(text).some((word) => /^(partial(ly)?|incomplete)$/i.test(word));

function isGoodCode(value: unknown): boolean {
	return isEmpty(value) || /^(0+|2\d\d|ok|success)$/i.test(numberText(value));
}

/** Nothing, or only words and numbers that mean nothing. */
export function isEmpty(value: unknown): boolean {
	if (value === null || value === undefined || value === false || value === 0) return true;
	if (typeof value === 'string') return /^(|no|none|null|ok|success|0|false)$/i.test(value.trim());
	if (Array.isArray(value)) return value.every(isEmpty);
	if (!isObject(value)) return false;
	const { code, ...rest } = value;
	const quiet = Object.entries(rest).every(([, content]) => isEmpty(content));
	return quiet && (code === undefined || isGoodCode(code));
}

function words(text: string): string[] {
	return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The place of the first refusal word that is not taken back ("no errors", "failed: 0"). */
function refusalWord(text: string): number | undefined {
	const whole = text.trim();
	if (isRefusalWord(whole.replaceAll(' ', ''))) return 0;
	for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
		if (!isRefusalWord(match[0])) continue;
		const before = text.slice(0, match.index);
		const after = text.slice(match.index + match[0].length);
		if (/(^|[^\p{L}\p{N}])(no|0|without)\s+$/iu.test(before)) continue;
		if (/^\s*:\s*0(?!\d)/.test(after)) continue;
		return match.index;
	}
	return undefined;
}

function heardInText(text: string): Heard {
	const place = refusalWord(text);
	if (place === undefined) return undefined;
	return text.slice(0, place).trim() === '' ? 'no' : 'doubt';
}
