import { compileField } from '../fieldPath';
import { scalarText } from '../text';
import type { JsonObject } from '../types';
import { describeFields } from './fieldNames';
import { isRounded, rounded } from './rounded';

/** A place in a text of the panel that each record fills in. */
export interface Placeholder {
	/** As it stands between the braces. */
	name: string;
	/** The panel's field that it stands in. */
	field: string;
	read: (record: JsonObject) => unknown;
}

/**
 * A placeholder is a field's name, spaces and all, or a path into the record.
 *
 * @throws SettingError when it is a path that cannot be used
 */
export function compilePlaceholder(name: string, field: string): Placeholder {
	const path = /[.[$]/.test(name) ? compileField(name, field) : undefined;
	const read = (record: JsonObject) =>
		Object.hasOwn(record, name) ? record[name] : path?.one(record);
	return { name, field, read };
}

/**
 * The record's value as text, or a sentence why it has none.
 *
 * @param exact numbers of the record are those that were written
 * @param isUsable whether a text can stand there
 */
export function fillIn(
	{ name, field, read }: Placeholder,
	record: JsonObject,
	exact: boolean,
	isUsable: (text: string) => boolean,
): { text: string } | { reason: string } {
	const value = read(record);
	if (!exact && isRounded(value)) {
		return { reason: `Its "${name}", which '${field}' needs, is ${rounded(value)}` };
	}
	const text = scalarText(value);
	if (text !== undefined && isUsable(text)) return { text };
	return {
		reason: `The record has no usable "${name}", which '${field}' needs. ${describeFields(record)}`,
	};
}
