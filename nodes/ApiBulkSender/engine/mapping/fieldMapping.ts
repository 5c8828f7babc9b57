import { hasDigits } from '../exactJson';
import { describeFields } from '../request/fieldNames';
import { SettingError } from '../settingError';
import type { JsonObject } from '../types';
import { convert, isValueType, valueTypes, type Converted, type ValueType } from './convert';
import { sourceField, type SourceField } from './sourceField';
import { closeGaps, readTarget, refuseConflicts, write, type Target } from './target';

export const FIELD = 'Field Mapping';

export const mappingSources = [
	'field',
	'wholeRecord',
	'fixedValue',
	'recordNumber',
	'uniqueId',
] as const;
export type MappingSource = (typeof mappingSources)[number];

/** One row of the mapping, as the user wrote it. */
export interface MappingEntry {
	/** Where the value goes in the record that is sent: names with dots, and `[0]`. */
	target: string;
	source: MappingSource;
	/** The field's name or path, or the fixed value. */
	value: string;
	type: ValueType;
}

/** What a record becomes, or why it cannot be sent; `kind` is the same for all values of the field. */
export type Mapped =
	{ json: JsonObject; written: JsonObject | undefined } | { reason: string; kind?: string };

interface Row {
	target: Target;
	source: MappingSource;
	field: SourceField | undefined;
	type: ValueType;
	fixed: string;
	/** Records so far that lack the field. */
	missing: number;
}

/** Turns records as they come in into records as the API wants them. */
export class FieldMapping {
	private readonly rows: readonly Row[];
	private readonly targetsInLists: readonly Target[];
	private records = 0;
	private fieldsOfFirst = '';

	/**
	 * @param newId gives an id that nothing else has, by the record's index
	 * @throws SettingError for a row that cannot be used
	 */
	constructor(
		entries: readonly MappingEntry[],
		private readonly newId: (index: number) => string,
	) {
		this.rows = entries.map(readRow);
		const targets = this.rows.map(({ target }) => target);
		refuseConflicts(targets);
		this.targetsInLists = targets.filter(({ steps }) => {
			return steps.some((step) => typeof step === 'number');
		});
	}

	/**
	 * @param index of the record in the run, from 0
	 * @param exact the record with the digits that its numbers came with, where it has some
	 */
	apply(record: JsonObject, index: number, exact?: JsonObject): Mapped {
		this.noteRecord(record);
		const json: JsonObject = {};
		const written: JsonObject = {};
		let isExact = false;
		for (const row of this.rows) {
			const converted = this.valueOf(row, record, index);
			if ('problem' in converted) {
				const from = row.field === undefined ? '' : ` (from ${row.field.text})`;
				const what = `'${FIELD}': ${row.target.text}${from}`;
				return { reason: `${what} ${converted.problem}`, kind: `${what} ${row.type}` };
			}
			if (row.field !== undefined && converted.value === undefined) row.missing++;
			if (isEmpty(converted.value)) continue;
			const digits = converted.written ?? exactValue(row, exact);
			isExact ||= digits !== undefined;
			write(json, row.target, converted.value);
			write(written, row.target, digits ?? converted.value);
		}
		if (Object.keys(json).length === 0) return { reason: NOTHING_FOUND };
		closeGaps(json, this.targetsInLists);
		closeGaps(written, this.targetsInLists);
		return { json, written: isExact ? written : undefined };
	}

	private noteRecord(record: JsonObject): void {
		if (this.records++ === 0) this.fieldsOfFirst = describeFields(record, 'The first of them');
	}

	/** Fields that no record had so far, as a sentence without a final stop. */
	get notice(): string | undefined {
		const names = this.rows
			.filter(({ missing }) => missing > 0 && missing === this.records)
			.map(({ field }) => `"${field?.text}"`);
		if (names.length === 0) return undefined;
		const fields = names.length === 1 ? `the field ${names[0]}` : `the fields ${names.join(', ')}`;
		return `No record has ${fields} of '${FIELD}', so nothing of it was sent. ${this.fieldsOfFirst}`;
	}

	/** Fields that the mapping takes and a record does not have at all, as they are named in it. */
	fieldsNotIn(record: JsonObject): string[] {
		return this.rows.flatMap(({ field }) =>
			field !== undefined && field.read(record) === undefined ? [field.text] : [],
		);
	}

	private valueOf(row: Row, record: JsonObject, index: number): Converted {
		switch (row.source) {
			case 'field':
				return convert(row.field?.read(record), row.type);
			case 'wholeRecord':
				return { value: record };
			case 'fixedValue':
				return convert(row.fixed, row.type);
			case 'recordNumber':
				return convert(index + 1, row.type);
			case 'uniqueId':
				return { value: this.newId(index) };
		}
	}
}

/** The value with its digits; undefined where they are not wanted or there are none to keep. */
function exactValue({ source, field, type }: Row, exact: JsonObject | undefined): unknown {
	if (exact === undefined) return undefined;
	if (source === 'wholeRecord') return exact;
	const value = source === 'field' && type !== 'text' ? field?.read(exact) : undefined;
	return hasDigits(value) || (value !== null && typeof value === 'object') ? value : undefined;
}

const NOTHING_FOUND = `'${FIELD}' finds nothing in the record that could be sent`;

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function readRow({ target, source, value, type }: MappingEntry): Row {
	const to = readTarget(target);
	if (!mappingSources.includes(source)) {
		throw refusal(`has the source "${String(source)}" for ${to.text}`, mappingSources);
	}
	if (!isValueType(type))
		throw refusal(`has the type "${String(type)}" for ${to.text}`, valueTypes);
	if (source === 'field' && value.trim() === '') {
		throw new SettingError(
			FIELD,
			`'${FIELD}' has no field from which ${to.text} comes`,
			'Enter the name of a field of the record, or choose another source',
		);
	}
	const field = source === 'field' ? sourceField(value) : undefined;
	if (source === 'fixedValue') {
		const converted = convert(value, type);
		if ('problem' in converted) {
			throw new SettingError(FIELD, `'${FIELD}': ${to.text} ${converted.problem}`);
		}
	}
	return { target: to, source, field, type, fixed: value, missing: 0 };
}

function refusal(what: string, allowed: readonly string[]): SettingError {
	return new SettingError(FIELD, `'${FIELD}' ${what}`, `It must be one of ${allowed.join(', ')}`);
}
