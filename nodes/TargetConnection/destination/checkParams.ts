import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../shared/inputError';
import { paramLabel } from '../storage/labels';
import { isObject, valueAt } from '../storage/merge';
import { isPlaceKey, placeOfMode } from '../storage/storageTypes';
import type { TargetDestination } from './readDestination';
import type { TargetField } from './targetFields';

/** @throws InputError naming the first field that the destination requires and that is not there */
export function assertComplete(params: IDataObject, { fields, label }: TargetDestination): void {
	const missing = requiredFields(params, fields).find(({ path }) => isMissing(params, path));
	if (missing === undefined) return;
	const { path, title } = missing;
	const name = paramLabel(path, title);
	throw new InputError(
		name,
		`'${name}' is empty, and ${label} requires it`,
		`Fill it in. Where the panel has no field of that name, choose 'Storage Type' Other, or enter "${path}" in 'Additional Parameters'`,
	);
}

/** A destination with several modes names the places of all of them; those of one mode count. */
function requiredFields(params: IDataObject, fields: TargetField[]): TargetField[] {
	const place = placeOfMode(params.mode);
	if (place === undefined) return fields.filter(({ required }) => required);
	return fields.filter(({ path, required }) =>
		isPlaceKey(path) ? place.includes(path) : required,
	);
}

/** @throws InputError when there are CSV options for files that are no CSV */
export function assertCsvOptionsApply({ csvOptions, fileType = 'CSV' }: IDataObject): void {
	if (csvOptions === undefined || fileType === 'CSV') return;
	throw new InputError(
		'CSV Options',
		`'CSV Options' do not apply to ${String(fileType)} files`,
		"Remove them, or set 'File Type' to CSV",
	);
}

/** @throws InputError naming the first value that the destination's specification does not allow */
export function assertAllowed(params: IDataObject, { fields, label }: TargetDestination): void {
	for (const field of fields) {
		const value = valueAt(params, field.path);
		if (value === undefined || value === null) continue;
		const reason = objection(field, value);
		if (reason === undefined) continue;
		const name = paramLabel(field.path, field.title);
		throw new InputError(name, `'${name}' cannot be ${shown(value)}`, `${label} takes ${reason}`);
	}
}

/** @throws InputError when a manifest is wanted of a destination that does not offer one */
export function assertOffersManifest(params: IDataObject, destination: TargetDestination): void {
	const { family, fields, label } = destination;
	if (params.includeFileManifest === undefined) return;
	// No current cloud destination is documented to have it; the others have, listed or not.
	if (family !== 'cloud' || fields.some(({ path }) => path === 'includeFileManifest')) return;
	throw new InputError(
		'Include File Manifest',
		`'Include File Manifest' does not apply: ${label} does not offer file manifests`,
		"Remove it from 'Options'",
	);
}

function isMissing(params: IDataObject, path: string): boolean {
	const value = valueAt(params, path);
	return value === undefined || value === null || value === '';
}

/** What is allowed instead; undefined when the value is fine. */
function objection(field: TargetField, value: unknown): string | undefined {
	const { choices, type, pattern } = field;
	if (choices !== undefined) {
		if (choices.some((choice) => choice.value === value)) return undefined;
		return `one of ${choices.map((choice) => shown(choice.value)).join(', ')}`;
	}
	if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'true or false';
	if (type === 'integer' || type === 'number') return numberObjection(field, value);
	if (type === 'object') return isObject(value) ? undefined : 'a JSON object';
	if (type === 'array') return Array.isArray(value) ? undefined : 'a list';
	if (typeof value !== 'string') return 'a text';
	const isOfForm = pattern === undefined || matches(value, pattern);
	return isOfForm ? undefined : `only values of the form ${pattern}`;
}

function numberObjection(field: TargetField, value: unknown): string | undefined {
	const { type, minimum = -Infinity, maximum = Infinity } = field;
	const isOfType = type === 'integer' ? Number.isInteger(value) : typeof value === 'number';
	const isInRange = Number(value) >= minimum && Number(value) <= maximum;
	if (isOfType && isInRange) return undefined;
	const range = [
		...(minimum === -Infinity ? [] : [`from ${minimum}`]),
		...(maximum === Infinity ? [] : [`up to ${maximum}`]),
	];
	return [type === 'integer' ? 'a whole number' : 'a number', ...range].join(' ');
}

/** Adobe's patterns are meant for its own engine; one that this engine cannot read decides nothing. */
function matches(value: string, pattern: string): boolean {
	try {
		return new RegExp(pattern).test(value);
	} catch {
		return true;
	}
}

function shown(value: unknown): string {
	return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
