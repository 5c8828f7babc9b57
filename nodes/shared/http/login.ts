import { CAPILLARY_HEADER, type DestinationCredential } from './destinationCredential';

export interface NamedValue {
	name: string;
	value: string;
}

/** What a credential puts into a request. */
export interface Login {
	headers: Record<string, string>;
	/** A parameter of the address. */
	query?: NamedValue;
	/** A field at the top of the body. */
	bodyField?: NamedValue;
}

/**
 * What authorizes a request.
 *
 * @param token what the token exchange gave; only for the kinds that have one
 * @throws Error naming the field of the credential that is empty
 */
export function loginOf(credential: DestinationCredential, token = ''): Login {
	switch (credential.authentication) {
		case 'clientKey':
			return inHeader(credential.tokenHeader?.trim() || CAPILLARY_HEADER, token);
		case 'oAuth2ClientCredentials':
			return inHeader('Authorization', prefixed(credential.tokenPrefix, token));
		case 'oAuth2':
			return inHeader('Authorization', `Bearer ${token}`);
		case 'bearerToken':
			return inHeader('Authorization', `Bearer ${required(credential.token, 'Token')}`);
		case 'basicAuth':
			return inHeader('Authorization', basic(credential.user, credential.password));
		case 'header':
			return inHeader(required(credential.headerName, 'Header Name'), credential.headerValue ?? '');
		case 'query': {
			const name = required(credential.queryName, 'Query Name');
			const value = required(credential.queryValue, 'Query Value');
			return { headers: {}, query: { name, value } };
		}
		case 'bodyField': {
			const name = required(credential.bodyFieldName, 'Body Field Name');
			const value = required(credential.bodyFieldValue, 'Body Field Value');
			return { headers: {}, bodyField: { name, value } };
		}
		case 'none':
			return { headers: {} };
	}
}

function inHeader(name: string, value: string): Login {
	return { headers: { [name]: value } };
}

/** Without a word in front where the user has emptied it. */
function prefixed(prefix = 'Bearer', token: string): string {
	return `${prefix.trim()} ${token}`.trim();
}

function basic(user = '', password = ''): string {
	return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

function required(value: string | undefined, field: string): string {
	const text = (value ?? '').trim();
	if (text === '') throw new Error(`'${field}' is empty in the credential`);
	return text;
}
