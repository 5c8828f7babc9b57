import { InputError } from '../../shared/inputError';
import {
	SERVER_TO_SERVER,
	storageForms,
	storageLabel,
	storageTypes,
	type KnownStorageType,
	type StorageType,
} from '../storage/storageTypes';
import type { TargetDestination } from './readDestination';

/**
 * @throws InputError when files of this destination cannot go there, or when it takes no files
 */
export function assertFits(
	type: StorageType,
	connectionName: string,
	destination: TargetDestination,
): void {
	assertTakesFiles(connectionName, destination);
	if (type === 'other' || fittingTypes(destination).includes(type)) return;
	throw new InputError(
		'Storage Type',
		`'Storage Type' is ${storageLabel(type)}, which does not fit: the connection '${connectionName}' goes to ${destination.label}`,
		`${destination.label} takes ${list(namesOfFitting(destination))}. Choose that in 'Storage Type', or choose another connection`,
	);
}

function assertTakesFiles(connectionName: string, { kind, label }: TargetDestination): void {
	if (kind === 'file' || kind === 'unknown') return;
	throw new InputError(
		'Connection',
		kind === 'source'
			? `The connection '${connectionName}' leads to a source of data (${label}), not to a destination`
			: `The connection '${connectionName}' goes to ${label}, which takes no files: it is a streaming destination`,
		"Choose a connection to a file-based destination in 'Connection'",
	);
}

/** The forms that this destination takes; those of an unknown one follow from its fields. */
export function fittingTypes(destination: TargetDestination): KnownStorageType[] {
	const { targetKinds, fields } = destination;
	const modes = fields.find(({ path }) => path === 'mode')?.choices?.map(({ value }) => value);
	return storageTypes.filter((type) => {
		const { kind, mode } = storageForms[type];
		if (modes !== undefined && !modes.includes(mode)) return false;
		return targetKinds.length > 0 ? targetKinds.includes(kind) : hasFieldsOf(type, destination);
	});
}

/** The type of a target connection that is there, as far as one of the forms is its own. */
export function storageTypeOf(
	destination: TargetDestination,
	params: Record<string, unknown>,
): KnownStorageType | undefined {
	const { mode = SERVER_TO_SERVER } = params;
	return fittingTypes(destination).find((type) => storageForms[type].mode === mode);
}

/** Whether an unknown destination has the fields of this form, and asks for none besides. */
function hasFieldsOf(type: KnownStorageType, { family, fields }: TargetDestination): boolean {
	const { place, hasFileOptions } = storageForms[type];
	if (hasFileOptions !== (family === 'cloud')) return false;
	const filled = new Set<string>([...place, 'mode', 'format', 'fileType', 'compression']);
	const required = fields.filter((field) => field.required).map(({ path }) => path);
	const has = (name: string) => fields.some(({ path }) => path === name);
	return place.every(has) && required.every((path) => filled.has(path));
}

function namesOfFitting(destination: TargetDestination): string[] {
	const known = fittingTypes(destination);
	const isUnknown = destination.targetKinds.length === 0 || known.length === 0;
	return [...known, ...(isUnknown ? (['other'] as const) : [])].map(storageLabel);
}

function list(names: string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`;
}
