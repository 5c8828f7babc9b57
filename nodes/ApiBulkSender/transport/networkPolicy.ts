import { isDomainAllowed, type IExecuteFunctions, type NodeEgressFilter } from 'n8n-workflow';

import { SettingError } from '../engine/settingError';
import {
	exchangesToken,
	tokenUrl,
	type DestinationCredential,
} from '../../shared/http/tokenExchange';

/** n8n's outbound policy; versions before 2.34 have none. */
export function egressFilter(context: IExecuteFunctions): NodeEgressFilter | undefined {
	const { helpers } = context as { helpers: Partial<IExecuteFunctions['helpers']> };
	return helpers.getSecureEgressFilter?.();
}

/**
 * Checks every address that the credential names.
 *
 * @throws SettingError naming the credential's field
 */
export async function assertDestinationAllowed(
	credential: DestinationCredential,
	filter: NodeEgressFilter | undefined,
): Promise<void> {
	await assertAllowed(credential.apiBaseUrl.trim(), 'API Base URL', credential, filter);
	if (!exchangesToken(credential)) return;
	const field = credential.oauthBaseUrl?.trim() ? 'OAuth Base URL' : 'API Base URL';
	await assertAllowed(tokenUrl(credential), field, credential, filter);
}

/**
 * Refuses an address that the instance's egress policy or the credential's allowed domains forbid.
 * n8n's own request helpers check both; an own transport must do it itself.
 *
 * @throws SettingError naming the credential's field
 */
async function assertAllowed(
	url: string,
	field: string,
	credential: DestinationCredential,
	filter: NodeEgressFilter | undefined,
): Promise<void> {
	refuseOutsideDomains(url, field, credential);
	const allowed = await filter?.validateUrl(url);
	if (allowed === undefined || allowed.ok) return;
	throw new SettingError(
		field,
		`The credential's '${field}' is an address that this n8n instance does not allow: ${allowed.error.message}`,
		'Ask the administrator of this n8n instance to allow it, or use another address',
	);
}

/** "None" bars the HTTP Request node, which takes any address; here the credential names its own. */
function refuseOutsideDomains(url: string, field: string, credential: DestinationCredential): void {
	const { allowedHttpRequestDomains, allowedDomains = '' } = credential;
	if (allowedHttpRequestDomains !== 'domains') return;
	if (allowedDomains.trim() !== '' && isDomainAllowed({ url, allowedDomains })) return;
	throw new SettingError(
		field,
		`The credential's '${field}' is not among its 'Allowed Domains'`,
		"Add the host to 'Allowed Domains' in the credential",
	);
}
