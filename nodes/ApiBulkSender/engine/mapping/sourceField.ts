import { compileField } from '../fieldPath';
import type { JsonObject } from '../types';

/** Where a value stands in a record that comes in. */
export interface SourceField {
	/** For messages. */
	text: string;
	read: (record: JsonObject) => unknown;
}

/**
 * A field by its name, also one with dots or blanks, as tables have them; or else by a path.
 *
 * @throws SettingError for what is neither
 */
export function sourceField(name: string): SourceField {
	const text = name.trim();
	const path = isPath(text) ? compileField(text, 'Field Mapping') : undefined;
	return {
		text,
		read: (record) => {
			if (Object.hasOwn(record, text)) return record[text];
			if (path === undefined) return undefined;
			if (path.singular) return path.one(record);
			const values = path.values(record);
			return values.length === 0 ? undefined : values;
		},
	};
}

/** `$.a`, `a.b` and `a[0]`, but not `First Name` or `Price (EUR)`. */
function isPath(text: string): boolean {
	return text.startsWith('$') || /^[\w-]+(?:\.[\w-]+|\[(?:\d+|\*)\])*$/.test(text);
}
