import type { IDataObject } from 'n8n-workflow';

import type { ItemCall } from '../../operations/operation';
import type { ImprovadoClient } from '../client/improvadoClient';
import {
	mergeParameters,
	readSecretParameters,
	secretsIn,
	type ImprovadoDestinationCredential,
} from '../credential/parameters';

export const IMPROVADO_DESTINATION_CREDENTIAL = 'improvadoDestinationApi';

/**
 * What the field 'Connection Parameters' and the credential hold together, the secrets kept out of
 * whatever Improvado answers.
 *
 * @throws InputError when either is not a JSON object
 */
export async function readConnectionParameters({
	context,
	api,
	item,
	parameters,
}: Pick<
	ItemCall<ImprovadoClient>,
	'context' | 'api' | 'item' | 'parameters'
>): Promise<IDataObject> {
	const open = parameters.json('connectionParameters', 'Connection Parameters');
	// n8n throws when asked for a credential that the node does not have.
	if (!context.getNode().credentials?.[IMPROVADO_DESTINATION_CREDENTIAL]) return open;
	const credential = await context.getCredentials<ImprovadoDestinationCredential & IDataObject>(
		IMPROVADO_DESTINATION_CREDENTIAL,
		item,
	);
	const secret = readSecretParameters(credential);
	api.keepSecret(...secretsIn(secret));
	return mergeParameters(open, secret);
}
