import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../../../shared/adobe/types';
import { differencesBetween } from '../../../shared/operations/differences';

const labels: Record<string, string> = {
	description: 'Description',
	authentication: 'the way to authenticate',
	encryption: 'the encryption of files',
};

/**
 * In which of the wanted settings a connection differs, in words. Secrets and the public key cannot
 * be read back, so only the way to authenticate and whether files are encrypted are compared.
 */
export function connectionDifferences(body: IDataObject, existing: Connection): string[] {
	const wanted = {
		description: body.description,
		authentication: specName(body.auth),
		encryption: body.encryptionSpecs === undefined ? undefined : 'on',
	};
	const there = {
		description: existing.description,
		authentication: specName(existing.auth),
		encryption: encrypts(existing) ? 'on' : 'off',
	};
	return differencesBetween(wanted, there, (path) => labels[path]);
}

function specName(auth: unknown): string | undefined {
	return (auth as { specName?: string } | undefined)?.specName;
}

/** Stored as `encryption`, without the key. */
function encrypts({ encryption, encryptionSpecs }: Connection): boolean {
	const stored = (encryption ?? encryptionSpecs) as { params?: IDataObject } | undefined;
	return stored !== undefined && stored.params?.encryptionAlgo !== 'NONE';
}
