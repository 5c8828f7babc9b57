import type { IDataObject } from 'n8n-workflow';

import { readFlag } from '../../shared/operations/readFlag';
import { InputError } from '../../shared/inputError';
import type { ItemParameters } from '../../shared/operations/itemParameters';
import { paramLabel } from './labels';
import { merged, nested } from './merge';
import { isStorageType, storageForms, type StorageType } from './storageTypes';

export interface FilledForm {
	type: StorageType;
	/** What was filled in, under Adobe's names. */
	params: IDataObject;
}

/** @throws InputError when a field that says where the files go is empty */
export function readForm(parameters: ItemParameters): FilledForm {
	const type = chosenType(parameters);
	const filled = type === 'other' ? mappedFields(parameters) : formFields(parameters, type);
	return { type, params: merged(filled, readOptions(parameters)) };
}

function chosenType(parameters: ItemParameters): StorageType {
	const type = parameters.text('storageType', 'amazonS3');
	if (isStorageType(type)) return type;
	throw new InputError(
		'Storage Type',
		`There is no 'Storage Type' '${type}'`,
		"Choose one in the list 'Storage Type'",
	);
}

function formFields(parameters: ItemParameters, type: Exclude<StorageType, 'other'>): IDataObject {
	const { place, hasFileOptions } = storageForms[type];
	const filled: IDataObject = Object.fromEntries(
		place.map((key) => [key, parameters.requiredText(key, paramLabel(key))]),
	);
	if (!hasFileOptions) return filled;
	const fileType = parameters.text('fileType', 'CSV');
	const csvOptions = parameters.collection('csvOptions');
	const hasCsvOptions = fileType === 'CSV' && Object.keys(csvOptions).length > 0;
	return {
		...filled,
		fileType,
		compression: parameters.text('compression', 'NONE'),
		...(hasCsvOptions ? { csvOptions } : {}),
	};
}

/** What was filled in of the destination's own fields; a nested one has its path as its name. */
function mappedFields(parameters: ItemParameters): IDataObject {
	const { value } = parameters.get<{ value?: IDataObject | null }>('targetFields', {}) ?? {};
	const entries = Object.entries(value ?? {});
	return nested(entries.filter(([, inner]) => inner !== null && inner !== undefined));
}

function readOptions(parameters: ItemParameters): IDataObject {
	const { includeFileManifest } = parameters.collection('options');
	return {
		...parameters.json('options.additionalParameters', 'Additional Parameters'),
		...(includeFileManifest === undefined
			? {}
			: { includeFileManifest: readFlag(includeFileManifest, paramLabel('includeFileManifest')) }),
	};
}
