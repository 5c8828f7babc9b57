import { asText } from '../text';
import type { JsonObject } from '../types';
import type { Objection } from './objections';
import { meaningOf, normalKey } from './vocabulary';

/** Signs that a created thing may well have as fields of its own. */
const MAY_BE_A_FIELD = new Set<Objection['by']>(['state', 'status']);
const TELLS_A_REFUSAL = new Set(['message', 'reason', 'title', 'error']);

/**
 * What is left of an objection when the record itself may explain it: a field that was sent comes
 * back, or the answer shows a new thing whose field it may be.
 *
 * @param level the object in which the key stands
 */
export function softenedBy(
	record: JsonObject,
	level: JsonObject,
	key: string,
	objection: Objection,
): Objection | undefined {
	const isEcho = isEchoed(record, level, key);
	const isNew = hasNewId(record, level);
	const isTold = Object.keys(level).some(
		(other) =>
			other !== key &&
			TELLS_A_REFUSAL.has(normalKey(other)) &&
			asText(level[other]) !== '' &&
			!isEchoed(record, level, other),
	);
	if (isEcho && (isNew || hasOtherEcho(record, level, key))) {
		return isTold ? { ...objection, says: 'unclear' } : undefined;
	}
	if (!isNew || isTold) return objection;
	const mayBeAField = MAY_BE_A_FIELD.has(objection.by) || normalKey(key) === 'valid';
	return mayBeAField ? { ...objection, says: 'unclear' } : objection;
}

function isEchoed(record: JsonObject, level: JsonObject, key: string): boolean {
	return Object.hasOwn(record, key) && asText(record[key]) === asText(level[key]);
}

function hasOtherEcho(record: JsonObject, level: JsonObject, key: string): boolean {
	return Object.keys(level).some((other) => other !== key && isEchoed(record, level, other));
}

/** An `id` that the record was not sent with. */
function hasNewId(record: JsonObject, level: JsonObject): boolean {
	return Object.keys(level).some(
		(key) =>
			normalKey(key) === 'id' &&
			meaningOf(key) === undefined &&
			asText(level[key]) !== '' &&
			!isEchoed(record, level, key),
	);
}
