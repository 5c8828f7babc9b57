import { InputError } from '../../shared/inputError';
import { readLocator } from '../../shared/operations/itemParameters';
import { readFlag } from '../../shared/operations/readFlag';
import { activationOf } from '../input/dataflow';
import { flagOf, jsonOf, takenFrom, textOf, type Reading } from '../input/reading';
import type { AttributeWant, Want } from '../intent/want';
import { selectorColumn } from './adobeForm/selectors';
import { readNewSources, type AttributeOptions } from './readNewSources';
import { rowsNamed, type AttributeRow } from './row';
import { checkTarget } from './rules';
import { defaultTarget, spelledSource } from './source';

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
	options: AttributeOptions = {},
): Promise<Pick<Want, 'attributes' | 'addMandatory' | 'addKeys'>> {
	const chosen = chosenAttributes(reading);
	const { attributes: rows } =
		chosen.length > 0 ? await activationOf(reading.dataflow, reading.dataflow.flow) : noRows;
	const named = chosen.map((choice) => {
		const row = rowsNamed(choice.source, rows).at(0);
		// By its source, since a change may give it another column.
		return { choice: { ...choice, source: row?.source ?? choice.source }, row };
	});
	const isNew = named.filter(({ row }) => row === undefined);
	await readNewSources(
		reading,
		isNew.map(({ choice }) => choice.source),
		options,
	);
	const marked = (mark: 'mandatory' | 'deduplicationKey') =>
		named.filter(({ choice }) => choice[mark]).map(({ choice }) => choice.source);
	return {
		attributes: named.map(({ choice, row }) => attributeWant(choice, row, reading, options)),
		addMandatory: marked('mandatory'),
		addKeys: marked('deduplicationKey'),
	};
}

const noRows = { attributes: [] as AttributeRow[] };

function attributeOfItem(reading: Reading): AttributeChoice[] {
	const json = jsonOf(reading);
	const source = spelledSource(textOf(json, 'attribute'));
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
	row: AttributeRow | undefined,
	reading: Reading,
	{ compares = false }: AttributeOptions,
): AttributeWant {
	const mustExist = !compares && row?.calculated !== undefined;
	return {
		source,
		...columnOf(source, targetColumn, row, reading),
		...(mustExist ? { mustExist } : {}),
		items: [reading.item],
	};
}

function columnOf(
	source: string,
	targetColumn: string,
	row: AttributeRow | undefined,
	{ dataflow: { destination }, warn }: Reading,
): Pick<AttributeWant, 'target' | 'keepsColumn'> {
	if (destination.family === 'cloud') {
		const target = targetColumn || defaultTarget(source);
		if (targetColumn === '') return { target, keepsColumn: true };
		if (row?.target !== targetColumn) checkTarget(targetColumn, source);
		return { target };
	}
	const target = row?.target ?? selectorColumn(source);
	if (targetColumn !== '' && ![source, target].includes(targetColumn)) {
		warn(
			`'Target Column' of '${source}' is left out: ${destination.label} names columns by their source`,
		);
	}
	return { target, keepsColumn: true };
}

function sourceOfRow(source: unknown, row: number, list: string): string {
	const spelled = spelledSource(readLocator(source).value);
	if (spelled !== '') return spelled;
	throw new InputError(
		'Source',
		`'Source' is empty in row ${row + 1} of '${list}'`,
		'Choose an attribute, or remove the row',
	);
}
