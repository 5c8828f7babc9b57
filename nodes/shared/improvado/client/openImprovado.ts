import type { IDataObject } from 'n8n-workflow';

import { openPorts, type ApiContext } from '../../http/openPorts';
import { SecretMask } from '../../http/secretMask';
import { basicAuthorization, readImprovadoAccount } from '../credential/improvadoAccount';
import { ImprovadoClient } from './improvadoClient';

export const IMPROVADO_CREDENTIAL = 'improvadoApi';

/** The client for the account that the node's credential names. */
export async function openImprovado(context: ApiContext): Promise<ImprovadoClient> {
	const credential = await context.getCredentials<IDataObject>(IMPROVADO_CREDENTIAL);
	const account = readImprovadoAccount(credential);
	const { baseUrl, password, workspaceId } = account;
	const secrets = new SecretMask([password, basicAuthorization(account).slice('Basic '.length)]);
	const ports = openPorts(context, { credentialType: IMPROVADO_CREDENTIAL, baseUrl, secrets });
	return new ImprovadoClient(ports, workspaceId, secrets);
}
