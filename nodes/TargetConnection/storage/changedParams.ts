import type { IDataObject } from 'n8n-workflow';

import type { TargetConnection } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import {
	assertAllowed,
	assertCsvOptionsApply,
	assertOffersManifest,
} from '../destination/checkParams';
import { storageTypeOf } from '../destination/fitting';
import type { TargetDestination } from '../destination/readDestination';
import { paramLabel } from './labels';
import { merged } from './merge';
import { assertPlace } from './placeRules';
import { storageForms, storageLabel, storageTypes, type KnownStorageType } from './storageTypes';

const fileKeys = ['fileType', 'compression', 'csvOptions'];
const formKeys = new Set<string>([
	...storageTypes.flatMap((type) => storageForms[type].place),
	...fileKeys,
]);

/**
 * All parameters of a target connection as they are to become.
 *
 * @throws InputError when a change does not fit the target connection or its destination
 */
export function changedParams(
	target: TargetConnection,
	changes: IDataObject,
	destination: TargetDestination,
): IDataObject {
	const before = target.params ?? {};
	const type = storageTypeOf(destination, before);
	assertApplies(target, changes, type, destination);
	const after = merged(before, changes);
	assertOffersManifest(changes, destination);
	assertPlace(type, changes);
	assertAllowed(changes, destination);
	if (after.fileType === undefined || after.fileType === 'CSV') return after;
	assertCsvOptionsApply({ ...changes, fileType: after.fileType });
	delete after.csvOptions;
	return after;
}

/** A field of another storage type would be stored, and read by nobody. */
function assertApplies(
	{ id, name = id }: TargetConnection,
	changes: IDataObject,
	type: KnownStorageType | undefined,
	{ fields, label }: TargetDestination,
): void {
	const own = type === undefined ? fields.map(({ path }) => path.split('.')[0]) : keysOf(type);
	if (own.length === 0) return;
	const foreign = Object.keys(changes).find((key) => formKeys.has(key) && !own.includes(key));
	if (foreign === undefined) return;
	const field = paramLabel(foreign);
	const where = type === undefined ? label : storageLabel(type);
	throw new InputError(
		field,
		`'${field}' does not apply: the target connection '${name}' goes to ${where}`,
		`Remove it. What can be changed there: ${namesOf(own)}`,
	);
}

function keysOf(type: KnownStorageType): string[] {
	const { place, hasFileOptions } = storageForms[type];
	return [...place, ...(hasFileOptions ? fileKeys : [])];
}

function namesOf(keys: string[]): string {
	const known = [...new Set(keys)].filter((key) => formKeys.has(key));
	return known.map((key) => `'${paramLabel(key)}'`).join(', ');
}
