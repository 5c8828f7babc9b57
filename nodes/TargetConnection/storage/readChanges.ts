import type { IDataObject } from 'n8n-workflow';

import { readFlag } from '../../shared/operations/readFlag';
import { InputError } from '../../shared/inputError';
import type { ItemParameters } from '../../shared/operations/itemParameters';
import { paramLabel } from './labels';
import { merged } from './merge';

/** What is to be changed, under Adobe's names; undefined or absent stays as it is. */
export interface Changes {
	name?: string;
	description?: string;
	params: IDataObject;
}

/** @throws InputError when nothing is to be changed, or something is to become empty that cannot */
export function readChanges(parameters: ItemParameters): Changes {
	const { name, description, ...fields } = parameters.collection('updateFields');
	delete fields.additionalParameters;
	const csvOptions = parameters.collection('csvOptions');
	const changed = Object.entries(fields).map(([key, value]) => [key, changedValue(key, value)]);
	const params = merged(
		{
			...(Object.fromEntries(changed) as IDataObject),
			...(Object.keys(csvOptions).length === 0 ? {} : { csvOptions }),
		},
		parameters.json('updateFields.additionalParameters', 'Additional Parameters'),
	);
	const changes: Changes = {
		name: name === undefined ? undefined : notEmpty('Name', name),
		description: description === undefined ? undefined : String(description ?? '').trim(),
		params,
	};
	assertAny(changes);
	return changes;
}

function changedValue(key: string, value: IDataObject[string]): IDataObject[string] {
	const label = paramLabel(key);
	return key === 'includeFileManifest' ? readFlag(value, label) : notEmpty(label, value);
}

function notEmpty(label: string, value: unknown): string {
	const text = value === null || value === undefined ? '' : String(value).trim();
	if (text !== '') return text;
	throw new InputError(
		label,
		`'${label}' is empty`,
		`Fill it in, or remove it from 'Update Fields' to leave it as it is`,
	);
}

function assertAny({ name, description, params }: Changes): void {
	if (name !== undefined || description !== undefined || Object.keys(params).length > 0) return;
	throw new InputError(
		'Update Fields',
		"'Update Fields' is empty, so there is nothing to change",
		"Add what is to be changed in 'Update Fields' or 'CSV Options'",
	);
}
