import { ApiProblem } from '../../shared/http/apiProblem';
import { readFlag } from '../../shared/operations/readFlag';
import { hasField } from '../../shared/adobe/profileSchema';
import { InputError } from '../../shared/inputError';
import { readLocator } from '../../shared/operations/itemParameters';
import { checkTarget, defaultTarget } from './rules';
import { deduplicationKey, isIdentity } from './deduplicationKey';
import type { AttributeWant, Want } from '../intent/want';
import { flagOf, jsonOf, takenFrom, textOf, type Reading } from '../input/reading';

export interface AttributeChoice {
	source: string;
	targetColumn: string;
	mandatory: boolean;
	deduplicationKey: boolean;
}

/** The attributes that the fields or the input item name. */
export function chosenAttributes(reading: Reading): AttributeChoice[] {
	if (takenFrom(reading) === 'items') return attributeOfItem(reading);
	const rows =
		reading.parameters.rows<Partial<Record<keyof AttributeChoice, unknown>>>('attributes');
	return rows.map((row, at) => ({
		source: sourceOfRow(row.source, at, 'Attributes'),
		targetColumn: String(row.targetColumn ?? '').trim(),
		mandatory: readFlag(row.mandatory, 'Mandatory'),
		deduplicationKey: readFlag(row.deduplicationKey, 'Deduplication Key'),
	}));
}

/** The sources of a list that names nothing else. */
export function chosenSources(reading: Reading, field: string, displayName: string): string[] {
	return reading.parameters
		.rows<{ source: unknown }>(field)
		.map(({ source }, at) => sourceOfRow(source, at, displayName));
}

/** Wants for these attributes, with mandatory ones and keys. */
export async function readAttributeWants(
	reading: Reading,
): Promise<Pick<Want, 'attributes' | 'addMandatory' | 'addKeys'>> {
	const chosen = chosenAttributes(reading);
	await checkSources(
		reading,
		chosen.map(({ source }) => source),
	);
	return {
		attributes: chosen.map((choice) => attributeWant(choice, reading)),
		addMandatory: chosen.filter(({ mandatory }) => mandatory).map(({ source }) => source),
		addKeys: chosen
			.filter((choice) => choice.deduplicationKey)
			.map(({ source }) => deduplicationKey(source)),
	};
}

/** @throws InputError for a path that the profile schema does not have */
async function checkSources(reading: Reading, sources: string[]): Promise<void> {
	const paths = sources.filter((source) => !isIdentity(source));
	if (paths.length === 0) return;
	const { mapping, destination } = reading.dataflow;
	try {
		const schema = await mapping.profileSchema();
		const unknown = paths.find((path) => !hasField(schema, path));
		if (unknown !== undefined) throw unknownSource(unknown);
	} catch (error) {
		// A mapping set needs the schema; profile selectors do without.
		if (!(error instanceof ApiProblem) || destination.family === 'cloud') throw error;
		reading.warn(`The attributes were not checked: ${error.message}`);
	}
}

function unknownSource(path: string): InputError {
	return new InputError(
		'Source',
		`The profile schema has no attribute '${path}'`,
		"Choose it from the list in 'Source', or check the path; names are separated by dots",
	);
}

function attributeOfItem(reading: Reading): AttributeChoice[] {
	const json = jsonOf(reading);
	const source = textOf(json, 'attribute');
	if (source === '') return [];
	return [
		{
			source,
			targetColumn: textOf(json, 'targetColumn'),
			mandatory: flagOf(json, 'mandatory'),
			deduplicationKey: flagOf(json, 'deduplicationKey'),
		},
	];
}

function attributeWant(
	{ source, targetColumn }: AttributeChoice,
	{ item, dataflow, warn }: Reading,
): AttributeWant {
	if (dataflow.destination.family === 'cloud') {
		const target = targetColumn || defaultTarget(source);
		checkTarget(target, source);
		return { source, target, items: [item] };
	}
	if (targetColumn !== '' && targetColumn !== source) {
		warn(
			`'Target Column' of '${source}' is left out: ${dataflow.destination.label} names columns by their source`,
		);
	}
	return { source, target: source, items: [item] };
}

function sourceOfRow(source: unknown, row: number, list: string): string {
	const { value } = readLocator(source);
	if (value !== '') return value;
	throw new InputError(
		'Source',
		`'Source' is empty in row ${row + 1} of '${list}'`,
		'Choose an attribute, or remove the row',
	);
}
