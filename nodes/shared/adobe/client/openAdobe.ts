import type { IDataObject } from 'n8n-workflow';

import { openPorts, type ApiContext } from '../../http/openPorts';
import { SecretMask } from '../../http/secretMask';
import { readAdobeAccount } from '../credential/adobeAccount';
import { AdobeClient } from './adobeClient';

export const ADOBE_CREDENTIAL = 'adobeExperiencePlatformApi';

/** The client for the account that the node's credential names. */
export async function openAdobe(context: ApiContext): Promise<AdobeClient> {
	const account = readAdobeAccount(await context.getCredentials<IDataObject>(ADOBE_CREDENTIAL));
	const { clientSecret, organizationId, sandboxName, platformUrl: baseUrl } = account;
	const secrets = new SecretMask([clientSecret]);
	const ports = openPorts(context, { credentialType: ADOBE_CREDENTIAL, baseUrl, secrets });
	return new AdobeClient(ports, { organizationId, sandboxName }, secrets);
}
