import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Settings } from '../dialects/deeds';
import { heard, isEmpty, isObject } from '../rules/heard';
import { plain } from '../rules/words';
import { classOf } from './codes';
import { find, type Found } from './paths';

/** What a part proves of its record. */
export type Proof = 'yes' | 'silent yes' | 'no' | 'unclear' | 'stop' | 'wait' | 'later';

export function codesOf(part: Found, settings: Settings): unknown[] {
	const { entries = [] } = settings.parsePathMap ?? {};
	const path = entries.find(({ name }) => name === 'status_code')?.path ?? '';
	return find(part, path).filter((code) => code !== '');
}

/** What follows from a refusal with these codes. */
export function refusal(codes: readonly unknown[], settings: Settings): Proof {
	const classes = codes.map((code) => classOf(code, settings));
	if (classes.includes('stop')) return 'stop';
	if (classes.length > 0 && classes.every((one) => one === 'wait')) return 'wait';
	const repeats = classes.every((one) => one === 'wait' || one === 'later');
	return classes.length > 0 && repeats ? 'later' : 'no';
}

export function judge(part: Found, record: JsonObject, settings: Settings): Proof {
	return settings.recordOutcome === 'field'
		? judgeByField(part, record, settings)
		: judgeByCode(part, record, settings);
}

function judgeByCode(part: Found, record: JsonObject, settings: Settings): Proof {
	const codes = codesOf(part, settings);
	if (codes.length === 0) return judgeByWords(part.value, record);
	if (!codes.every((code) => classOf(code, settings) === 'success'))
		return refusal(codes, settings);
	return contradicts(part.value) ? 'unclear' : 'yes';
}

function judgeByWords(value: unknown, record: JsonObject): Proof {
	const word = heard(value, record);
	if (word === undefined) return 'silent yes';
	return word === 'no' ? 'no' : 'unclear';
}

/** A success code beside an error, or beside success or ok that is false. */
function contradicts(value: unknown): boolean {
	if (!isObject(value)) return false;
	const errors = heard({ ...value, code: undefined, status: undefined, id: undefined }) === 'no';
	const isFalse = Object.entries(value).some(
		([key, one]) => ['success', 'ok'].includes(plain(key)) && one === false,
	);
	return isFalse || (errors && 'error' in value && !isEmpty(value.error));
}

function judgeByField(part: Found, record: JsonObject, settings: Settings): Proof {
	const { successField = '', successCondition = 'isOneOf', successValues = 'true' } = settings;
	const values = find(part, successField);
	const among = values.length > 0 && values.every((value) => isAmong(value, successValues));
	const words = judgeByWords(part.value, record);
	const refused = () => refusal(codesOf(part, settings), settings);
	switch (successCondition) {
		case 'isOneOf':
			if (values.length === 0) return 'unclear';
			return among ? 'yes' : refused();
		case 'isNotEmpty':
			if (values.some((value) => !isEmpty(value))) return 'yes';
			return words === 'no' ? refused() : 'unclear';
		case 'isNotOneOf':
			if (values.length === 0) return 'unclear';
			if (values.some((value) => isAmong(value, successValues))) return refused();
			return words;
		case 'isEmpty':
			return values.every(isEmpty) ? words : refused();
	}
}

export function isAmong(value: unknown, list: string): boolean {
	return list.split(',').some((entry) => {
		const pattern = entry
			.trim()
			.split('*')
			.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
			.join('.*');
		return new RegExp(`^${pattern}$`, 's').test(String(value));
	});
}
