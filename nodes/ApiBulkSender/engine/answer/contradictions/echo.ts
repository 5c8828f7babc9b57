import { asText } from '../../text';
import type { JsonObject } from '../../types';
import { isEmptyError } from '../words/empty';
import type { Objection } from './objection';
import { meaningOf, normalKey } from '../words/vocabulary';

/** Signs that a created thing may well have as fields of its own. */
const MAY_BE_A_FIELD = new Set<Objection['by']>(['valid', 'state', 'status']);

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
	const others = Object.keys(level).filter((other) => other !== key);
	const isEcho = isEchoed(record, level, key);
	const isNew = others.some((other) => isNewId(record, level, other));
	const isTold = others.some((other) => tellsRefusal(record, level, other));
	if (isEcho && (isNew || others.some((other) => isEchoed(record, level, other)))) {
		return isTold ? { ...objection, says: 'unclear' } : undefined;
	}
	const mayBeAField = isNew && !isTold && MAY_BE_A_FIELD.has(objection.by);
	return mayBeAField ? { ...objection, says: 'unclear' } : objection;
}

function isEchoed(record: JsonObject, level: JsonObject, key: string): boolean {
	return Object.hasOwn(record, key) && asText(record[key]) === asText(level[key]);
}

/** A message, reason, title or error that the record did not bring. */
function tellsRefusal(record: JsonObject, level: JsonObject, key: string): boolean {
	const value = level[key];
	if (meaningOf(key)?.telling !== true || isEchoed(record, level, key)) return false;
	return meaningOf(key)?.error ? !isEmptyError(value) : asText(value) !== '';
}

/** An `id` that the record was not sent with. */
function isNewId(record: JsonObject, level: JsonObject, key: string): boolean {
	return normalKey(key) === 'id' && asText(level[key]) !== '' && !isEchoed(record, level, key);
}
