import type { IDataObject } from 'n8n-workflow';

import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import type { StorageCredential } from '../../../shared/adobe/credential/storageCredential';
import { storageSecrets } from '../../../shared/adobe/credential/storageShape';
import type { ItemCall } from '../../../shared/operations/operation';

export const STORAGE_CREDENTIAL = 'destinationStorageApi';

/**
 * The account to write to, its secrets kept out of whatever Adobe answers.
 *
 * @returns undefined when the node has none: n8n throws when asked for one that is not there
 */
export async function storageCredential({
	context,
	api,
	item,
}: ItemCall<AdobeClient>): Promise<StorageCredential | undefined> {
	if (!context.getNode().credentials?.[STORAGE_CREDENTIAL]) return undefined;
	const credential = await context.getCredentials<StorageCredential & IDataObject>(
		STORAGE_CREDENTIAL,
		item,
	);
	api.keepSecret(...storageSecrets(credential));
	return credential;
}
