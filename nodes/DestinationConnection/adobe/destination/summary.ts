import type { IDataObject } from 'n8n-workflow';

import {
	entryKeys,
	isOfKind,
	type BuiltInKind,
} from '../../../shared/adobe/catalogue/storageValues';
import { knownDestination } from '../../../shared/adobe/catalogue/destinations';
import { storageKinds } from '../../../shared/adobe/credential/storageCredential';
import type { LiveDestination } from '../../../shared/adobe/panel/destinationList';
import type { AuthSpec, ConnectionSpec } from '../../../shared/adobe/types';

/** What matters of a destination to people. */
export function summarize({
	label,
	name,
	connectionSpecId: id,
	family,
	storage,
	spec,
}: LiveDestination): IDataObject {
	return { label, name, id, family, storage, storageCredentials: fittingCredentials(spec) };
}

/** Its ways to authenticate, and whether it can encrypt files. */
export function requirements(spec: ConnectionSpec): IDataObject {
	return {
		authentications: offered(spec).map((entry) => {
			const required = entry.spec?.required ?? [];
			const optional = entryKeys(entry).filter((key) => !required.includes(key));
			return { specName: entry.name, required, optional };
		}),
		canEncryptFiles: (spec.encryptionSpecs ?? []).length > 0,
	};
}

/** Kinds of the credential Destination Storage API, by their names there; empty: needs none. */
function fittingCredentials(spec: ConnectionSpec): string[] {
	const entries = offered(spec);
	if (entries.length === 0) return [];
	const builtIn = Object.keys(storageKinds).filter((kind) => kind !== 'custom') as BuiltInKind[];
	const fitting = builtIn.filter((kind) => entries.some((entry) => isOfKind(entry, kind)));
	return fitting.length === 0 ? [storageKinds.custom] : fitting.map((kind) => storageKinds[kind]);
}

function offered({ id, authSpec }: ConnectionSpec): AuthSpec[] {
	const known = knownDestination(id)?.authentications;
	return known?.length === 0 ? [] : (authSpec ?? known ?? []);
}
