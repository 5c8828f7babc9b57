import { randomUUID } from 'node:crypto';

import { parseExact } from '../engine/exactJson';
import { FIELD, FieldMapping, type MappingEntry } from '../engine/mapping/fieldMapping';
import { isJsonObject } from '../engine/json';
import type { RecordMapping } from '../engine/mapping/recordMapping';
import { WrappedMapping } from '../engine/mapping/wrappedMapping';
import { SettingError } from '../engine/settingError';

/** The mapping as the panel holds it. */
export interface RawMapping {
	specifyFieldMapping: 'none' | 'fields' | 'json';
	fieldMapping: { entries?: Array<Partial<MappingEntry>> };
	fieldMappingJson: unknown;
	/** What the template wraps around the record then. */
	wrapper: readonly MappingEntry[];
}

type NewId = (index: number) => string;

/**
 * Undefined when records are sent as they come.
 *
 * @param newId gives an id that nothing else has, by the index of its record
 * @throws SettingError for a mapping that cannot be used
 */
export function readMapping(
	raw: RawMapping,
	newId: NewId = () => randomUUID(),
): RecordMapping | undefined {
	const own = readOwn(raw, newId);
	if (raw.wrapper.length === 0) return own;
	return new WrappedMapping(own, new FieldMapping(raw.wrapper, newId));
}

function readOwn(
	{ specifyFieldMapping, fieldMapping, fieldMappingJson }: RawMapping,
	newId: NewId,
): FieldMapping | undefined {
	if (specifyFieldMapping === 'none') return undefined;
	const rows =
		specifyFieldMapping === 'json' ? rowsInJson(fieldMappingJson) : (fieldMapping.entries ?? []);
	const used = rows.filter((row) => !isUntouched(row));
	if (used.length === 0) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is empty, so nothing would be sent of the records`,
			"Add a row for each field that the API wants, or set 'Specify Field Mapping' to None",
		);
	}
	return new FieldMapping(used.map(withDefaults), newId);
}

/** A row that n8n has added and nobody filled in. */
function isUntouched({ target = '', value = '' }: Partial<MappingEntry>): boolean {
	return String(target).trim() === '' && String(value).trim() === '';
}

function withDefaults(row: Partial<MappingEntry>): MappingEntry {
	const { target = '', source = 'field', value = '', type = 'asIs' } = row;
	return { target: String(target), source, value: asValue(value), type };
}

function asValue(value: unknown): string {
	return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}

/** A list of rows, or in short an object of target and field. */
function rowsInJson(input: unknown): Array<Partial<MappingEntry>> {
	const value = typeof input === 'string' ? parse(input) : input;
	if (Array.isArray(value) && value.every(isJsonObject)) return value;
	if (isJsonObject(value)) {
		return Object.entries(value).map(([target, field]) => ({ target, value: String(field) }));
	}
	throw new SettingError(
		FIELD,
		`'${FIELD}' must be a list of rows, or an object of targets and fields`,
		EXAMPLE,
	);
}

const EXAMPLE =
	'For example [{"target": "properties.email", "source": "field", "value": "email", "type": "text"}] or {"properties.email": "email"}';

function parse(text: string): unknown {
	if (text.trim() === '') return [];
	try {
		return parseExact(text, (digits) => digits);
	} catch (error) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is not valid JSON: ${(error as Error).message}`,
			EXAMPLE,
		);
	}
}
