import type { IDataObject } from 'n8n-workflow';

import { chooseAuthentication } from '../../../shared/adobe/catalogue/chooseAuthentication';
import { knownDestination } from '../../../shared/adobe/catalogue/destinations';
import { isOfKind } from '../../../shared/adobe/catalogue/storageValues';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import {
	fieldText,
	storageKinds,
	type StorageCredential,
	type StorageKind,
} from '../../../shared/adobe/credential/storageCredential';
import type { AuthSpec, Connection, ConnectionSpec } from '../../../shared/adobe/types';
import { InputError } from '../../../shared/inputError';

/**
 * All parameters of a connection's authentication out of the credential: a change replaces every
 * stored one, and the way to authenticate stays (destinations.yaml).
 *
 * @throws InputError when the connection has none, or the credential is of another kind
 */
export async function newParameters(
	api: AdobeClient,
	connection: Connection,
	storage: StorageCredential | undefined,
): Promise<IDataObject> {
	const { auth, connectionSpec } = connection;
	const spec = await api.getOne<ConnectionSpec>('connectionSpecs', connectionSpec.id);
	const offered = spec.authSpec ?? knownDestination(spec.id)?.authentications;
	const entries = offered?.filter(({ name }) => name === auth?.specName) ?? [];
	if (auth && storage) assertSameKind(connection, auth.specName, entries, storage);
	const live = { ...spec, authSpec: spec.authSpec && entries };
	const params = auth && chooseAuthentication(live, storage)?.params;
	if (params) return params;
	if (offered !== undefined && offered.length > 0) throw hidden(connection);
	throw new InputError(
		'New Storage Credential',
		`The connection '${nameOf(connection)}' holds no credential`,
		"Its destination needs none. Turn 'New Storage Credential' off",
	);
}

/** Its stored credential cannot be replaced when the answer leaves it out. */
function hidden(connection: Connection): InputError {
	return new InputError(
		'New Storage Credential',
		`Adobe does not show how the connection '${nameOf(connection)}' authenticates`,
		'Create another connection with the new credential',
	);
}

function assertSameKind(
	connection: Connection,
	specName: string,
	entries: AuthSpec[],
	storage: StorageCredential,
): void {
	const { storage: kind } = storage;
	const isSame =
		kind === 'custom'
			? fieldText(storage, 'specName') === specName
			: entries.some((entry) => isOfKind(entry, kind));
	if (isSame) return;
	throw new InputError(
		'New Storage Credential',
		`The connection '${nameOf(connection)}' authenticates by '${specName}', and the credential is of the kind '${storageKinds[kind] ?? kind}'`,
		`Adobe cannot change the way a connection authenticates. ${remedy(specName, entries)}, or create another connection`,
	);
}

function remedy(specName: string, entries: AuthSpec[]): string {
	const kinds = (Object.keys(storageKinds) as StorageKind[]).filter(
		(kind) => kind !== 'custom' && entries.some((entry) => isOfKind(entry, kind)),
	);
	return kinds.length === 0
		? `Choose a credential of the kind '${storageKinds.custom}' with the spec name '${specName}'`
		: `Choose a credential of the kind ${kinds.map((kind) => `'${storageKinds[kind]}'`).join(' or ')}`;
}

function nameOf({ name, id }: Connection): string {
	return name ?? id;
}
