import type { IDataObject } from 'n8n-workflow';

import type { TargetDestination } from '../destination/readDestination';
import type { TargetField } from '../destination/targetFields';
import { isObject, merged } from './merge';
import type { FilledForm } from './readForm';
import { SERVER_TO_SERVER, storageForms } from './storageTypes';

/** The `params` of a target connection, with what Adobe wants besides the form. */
export function completeParams(
	{ type, params }: FilledForm,
	destination: TargetDestination,
): IDataObject {
	if (type === 'other') {
		const { fields } = destination;
		return merged(fixedParams(destination), withoutEmpty(params, fields));
	}
	const { mode, hasFileOptions } = storageForms[type];
	// The tutorial sends a format to all but the former SFTP destination.
	const hasFormat = !hasFileOptions && !(type === 'legacySftp' && destination.family !== 'email');
	return merged({ mode, ...(hasFormat ? { format: 'CSV' } : {}) }, params);
}

/** The tutorial sends it to all but the current cloud storage; the exported files are CSV anyway. */
export function dataOf({ family }: TargetDestination): IDataObject {
	if (family === 'cloud') return {};
	return { data: { format: 'json', schema: { id: '1.0', version: '1.0' } } };
}

/** Fields that leave no choice, which the panel does not show. */
export function isFixed({ path, choices }: TargetField): boolean {
	return ['mode', 'format'].includes(path) && choices?.length === 1;
}

function fixedParams({ family, fields }: TargetDestination): IDataObject {
	const fixed = fields.filter(isFixed).map(({ path, choices }) => [path, choices![0].value]);
	return {
		...(family === 'cloud' ? { mode: SERVER_TO_SERVER } : {}),
		...(Object.fromEntries(fixed) as IDataObject),
	};
}

/** A field of the mapper that was emptied is not filled in, unless emptiness is one of its choices. */
function withoutEmpty(params: IDataObject, fields: TargetField[], parent = ''): IDataObject {
	const kept = Object.entries(params).flatMap(([name, value]) => {
		const path = `${parent}${name}`;
		if (isObject(value)) return [[name, withoutEmpty(value, fields, `${path}.`)]];
		const choices = fields.find((field) => field.path === path)?.choices ?? [];
		const isEmpty = value === '' && !choices.some((choice) => choice.value === '');
		return isEmpty ? [] : [[name, value]];
	});
	return Object.fromEntries(kept) as IDataObject;
}
