import { hasDigits } from '../exactJson';
import { describeFields } from '../request/fieldNames';
import { SettingError } from '../settingError';
import type { JsonObject } from '../types';
import { AllFields } from './allFields';
import {
	convert,
	isEmpty,
	isValueType,
	valueTypes,
	type Converted,
	type ValueType,
} from './convert';
import type { Mapped, RecordMapping } from './recordMapping';
import { sourceField, type SourceField } from './sourceField';
import {
	closeGaps,
	namesTaken,
	readTarget,
	refuseConflicts,
	write,
	writeInto,
	type Target,
} from './target';

export const FIELD = 'Field Mapping';

export const mappingSources = [
	'field',
	'allFields',
	'wholeRecord',
	'fixedValue',
	'recordNumber',
	'uniqueId',
] as const;
export type MappingSource = (typeof mappingSources)[number];

/** One row of the mapping, as the user wrote it. */
export interface MappingEntry {
	/**
	 * Where the value goes in the record that is sent: names with dots, and `[0]`. All fields stand
	 * beside what other rows write there, and `$` is the record itself.
	 */
	target: string;
	source: MappingSource;
	/** The field's name or path, or the fixed value; of all fields, the names of those left out. */
	value: string;
	type: ValueType;
	/** A record that lacks the field cannot be sent. */
	required?: boolean;
}

interface Row {
	target: Target;
	source: MappingSource;
	field: SourceField | undefined;
	allFields: AllFields | undefined;
	type: ValueType;
	fixed: string;
	required: boolean;
	/** Records so far that lack the field. */
	missing: number;
}

/** Turns records as they come in into records as the API wants them. */
export class FieldMapping implements RecordMapping {
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
		const targets = entries.map(({ target, source }) => readTarget(target, source === 'allFields'));
		this.rows = entries.map((entry, at) => readRow(entry, targets[at], targets));
		refuseConflicts(targets);
		this.targetsInLists = targets.filter(({ steps }) => {
			return steps.some((step) => typeof step === 'number');
		});
	}

	apply(record: JsonObject, index: number, exact?: JsonObject): Mapped {
		this.noteRecord(record);
		const json: JsonObject = {};
		const written: JsonObject = {};
		let isExact = false;
		for (const row of this.rows) {
			const converted = this.valueOf(row, record, index, exact);
			if ('problem' in converted) {
				const from = row.field === undefined ? '' : ` (from ${row.field.text})`;
				const what = `'${FIELD}': ${row.target.text}${from}`;
				const kind = [what, row.type, converted.field ?? ''].join(' ');
				return { reason: `${what} ${converted.problem}`, kind };
			}
			if (row.field !== undefined && converted.value === undefined) row.missing++;
			if (isEmpty(converted.value)) {
				if (row.required) return { reason: lacks(row, record) };
				continue;
			}
			const digits = converted.written ?? exactValue(row, exact);
			isExact ||= digits !== undefined;
			const put = row.allFields === undefined ? write : writeInto;
			put(json, row.target, converted.value as object);
			put(written, row.target, (digits ?? converted.value) as object);
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

	whyNone(record: JsonObject): string | undefined {
		return lackingFields(this.rows, `'${FIELD}'`, record);
	}

	/** As `whyNone`, of the fields without which no record can be sent. */
	whyNoneRequired(record: JsonObject): string | undefined {
		return lackingFields(
			this.rows.filter(({ required }) => required),
			'The template',
			record,
		);
	}

	private valueOf(
		row: Row,
		record: JsonObject,
		index: number,
		exact: JsonObject | undefined,
	): Converted {
		switch (row.source) {
			case 'field':
				return convert(row.field?.read(record), row.type);
			case 'allFields':
				return (row.allFields as AllFields).read(record, exact);
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

function lackingFields(
	rows: readonly Row[],
	whatTakes: string,
	record: JsonObject,
): string | undefined {
	const missing = rows.flatMap(({ field }) =>
		field !== undefined && field.read(record) === undefined ? [`"${field.text}"`] : [],
	);
	if (missing.length === 0) return undefined;
	return `${whatTakes} takes ${missing.join(', ')}, which no record has. ${describeFields(record)}`;
}

function lacks({ field, target }: Row, record: JsonObject): string {
	return `The record has no value in "${field?.text}", which becomes its ${target.text}. ${describeFields(record)}`;
}

const NOTHING_FOUND = `'${FIELD}' finds nothing in the record that could be sent`;

function readRow(
	{ source, value, type, required = false }: MappingEntry,
	to: Target,
	targets: readonly Target[],
): Row {
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
	const allFields =
		source === 'allFields' ? new AllFields(value, type, namesTaken(to, targets)) : undefined;
	return { target: to, source, field, allFields, type, fixed: value, required, missing: 0 };
}

function refusal(what: string, allowed: readonly string[]): SettingError {
	return new SettingError(FIELD, `'${FIELD}' ${what}`, `It must be one of ${allowed.join(', ')}`);
}
