import { compileField } from '../fieldPath';
import type { JsonObject } from '../types';

/** A place in a text of the user's that is filled in from each record. */
export interface Placeholder {
	/** As it stands between the braces. */
	name: string;
	read: (record: JsonObject) => unknown;
}

/**
 * A placeholder is a field's name, spaces and all, or a path into the record.
 *
 * @param field of the panel that it stands in
 * @throws SettingError for a malformed path
 */
export function compilePlaceholder(name: string, field: string): Placeholder {
	const path = /[.[$]/.test(name) ? compileField(name, field) : undefined;
	const read = (record: JsonObject) =>
		Object.hasOwn(record, name) ? record[name] : path?.one(record);
	return { name, read };
}
