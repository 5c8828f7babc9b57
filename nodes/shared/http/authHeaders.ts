import { CAPILLARY_HEADER, type DestinationCredential } from './destinationCredential';

/**
 * The headers that authorize a request.
 *
 * @param token what the token exchange gave; only for the kinds that have one
 */
export function authHeaders(credential: DestinationCredential, token = ''): Record<string, string> {
	switch (credential.authentication) {
		case 'clientKey':
			return { [credential.tokenHeader?.trim() || CAPILLARY_HEADER]: token };
		case 'oAuth2ClientCredentials':
			return { Authorization: `Bearer ${token}` };
		case 'bearerToken':
			return { Authorization: `Bearer ${required(credential.token, 'Token')}` };
		case 'basicAuth': {
			const pair = `${credential.user ?? ''}:${credential.password ?? ''}`;
			return { Authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
		}
		case 'header':
			return { [required(credential.headerName, 'Header Name')]: credential.headerValue ?? '' };
		case 'none':
			return {};
	}
}

function required(value: string | undefined, field: string): string {
	const text = (value ?? '').trim();
	if (text === '') throw new Error(`'${field}' is empty in the credential`);
	return text;
}
