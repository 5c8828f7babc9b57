import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../inputError';
import { customParameters } from '../credential/storageChecks';
import {
	fieldText,
	storageKinds,
	type StorageCredential,
	type StorageKind,
} from '../credential/storageCredential';
import { assertStorageShape } from '../credential/storageShape';
import type { AuthSpec } from '../types';
import { describeDestination, type PartialConnectionSpec } from './classify';
import { knownDestination, profileStore } from './destinations';
import { entryKeys, isOfKind, valueFor, type BuiltInKind } from './storageValues';

/** The `auth` of a connection. */
export interface Authentication {
	specName: string;
	params: IDataObject;
}

const CREDENTIAL = 'Destination Storage API';

/**
 * The `auth` of a new connection: the entry of `authSpec` whose required keys the credential can
 * fill, spelled as that entry wants them.
 *
 * @param spec the live connection spec; without `authSpec` the built-in table serves
 * @returns undefined for what connects without any
 * @throws InputError when the credential is missing, has a wrong shape or fits no entry
 */
export function chooseAuthentication(
	spec: PartialConnectionSpec,
	storage: StorageCredential | undefined,
): Authentication | undefined {
	const offered = offeredBy(spec);
	if (offered?.length === 0) return undefined;
	const { label } = describeDestination(spec);
	if (storage === undefined) {
		throw new InputError(
			CREDENTIAL,
			`'${label}' needs a credential '${CREDENTIAL}'`,
			`Choose one that holds the account to write to.${offers(label, offered)}`,
		);
	}
	assertStorageShape(storage);
	const { storage: kind } = storage;
	if (kind === 'custom') return customAuthentication(storage, label, spec.authSpec);
	for (const entry of (offered ?? []).filter((each) => isOfKind(each, kind))) {
		const params = paramsFor(entry, storage, kind);
		if (params === undefined) continue;
		assertPortTaken(entry, storage, label);
		return { specName: entry.name, params };
	}
	throw new InputError(
		'Storage',
		`'${label}' takes no credential of the kind '${storageKinds[kind]}'`,
		`Choose a credential '${CREDENTIAL}' of a kind that it takes.${offers(label, offered)}`,
	);
}

/** Empty: connects without any; undefined: nobody knows. */
function offeredBy({ id, authSpec }: PartialConnectionSpec): AuthSpec[] | undefined {
	const known = knownDestination(id);
	if (id === profileStore.connectionSpecId || known?.authentications.length === 0) return [];
	return authSpec ?? known?.authentications;
}

function paramsFor(
	entry: AuthSpec,
	storage: StorageCredential,
	kind: BuiltInKind,
): IDataObject | undefined {
	const params: IDataObject = {};
	for (const key of entryKeys(entry)) {
		const value = valueFor(key, entry, storage, kind);
		if (value !== undefined) params[key] = value;
	}
	const isComplete = (entry.spec?.required ?? []).every((key) => params[key] !== undefined);
	return isComplete ? params : undefined;
}

/** Without it Adobe would call another server than the one that was entered. */
function assertPortTaken(entry: AuthSpec, storage: StorageCredential, label: string): void {
	if (storage.storage !== 'sftpPassword' && storage.storage !== 'sftpSshKey') return;
	const port = fieldText(storage, 'port');
	if (port === '' || port === '22' || entryKeys(entry).includes('port')) return;
	throw new InputError(
		'Port',
		`'Port' of the credential is ${port}, but '${label}' always uses port 22`,
		"Let the server listen on port 22 and set 'Port' to 22, or choose another destination.",
	);
}

/** Held against the live entry of that name; the built-in table is too poor a witness. */
function customAuthentication(
	storage: StorageCredential,
	label: string,
	live: AuthSpec[] | undefined,
): Authentication {
	const specName = fieldText(storage, 'specName');
	const params = customParameters(storage) as IDataObject;
	if (live === undefined) return { specName, params };
	const entry = live.find(({ name }) => name === specName);
	if (entry === undefined) {
		throw new InputError(
			'Spec Name',
			`'${label}' offers no authentication of the name in 'Spec Name'`,
			`Enter one of its names.${offers(label, live)}`,
		);
	}
	const missing = (entry.spec?.required ?? []).filter((key) => !isGiven(params[key]));
	if (missing.length === 0) return { specName, params };
	throw new InputError(
		'Custom Parameters',
		`'Custom Parameters' lacks what '${label}' asks for: ${missing.join(', ')}`,
		`Add what is missing to the JSON object.${offers(label, live)}`,
	);
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

function offers(label: string, offered: AuthSpec[] | undefined): string {
	if (offered === undefined) return ` What '${label}' offers is not known.`;
	const list = offered.map((entry) => {
		const required = entry.spec?.required ?? [];
		return `'${entry.name}' (${(required.length > 0 ? required : entryKeys(entry)).join(', ')})`;
	});
	return ` '${label}' offers ${list.join('; ')}.${fitting(offered)}`;
}

function fitting(offered: AuthSpec[]): string {
	const kinds = (Object.keys(storageKinds) as StorageKind[])
		.filter((kind) => kind !== 'custom' && offered.some((entry) => isOfKind(entry, kind)))
		.map((kind) => `'${storageKinds[kind]}'`);
	return kinds.length === 0
		? ` Only a credential of the kind '${storageKinds.custom}' can fit.`
		: ` Kinds that fit: ${kinds.join(', ')}.`;
}
