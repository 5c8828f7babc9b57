export type Authentication =
	| 'clientKey'
	| 'oAuth2ClientCredentials'
	| 'bearerToken'
	| 'basicAuth'
	| 'header'
	| 'query'
	| 'bodyField'
	| 'none'
	/** Of the credential Destination OAuth2 API, whose token n8n keeps. */
	| 'oAuth2';

/** A further field of the token request. */
export interface TokenField {
	name: string;
	value: string;
}

/** The Destination API credential as n8n hands it over: fields of the other kinds are absent. */
export interface DestinationCredential {
	/** What the user calls it; the node fills it in. */
	credentialName?: string;
	/** Its type and n8n's id of it; the node fills it in. */
	credentialId?: string;
	apiBaseUrl: string;
	authentication: Authentication;
	clientKey?: string;
	clientSecret?: string;
	oauthBaseUrl?: string;
	tokenPath?: string;
	tokenHeader?: string;
	scope?: string;
	clientAuthentication?: 'body' | 'header';
	/** `usual`: JSON for the client key, a form for OAuth2. */
	tokenRequestFormat?: 'usual' | 'form' | 'json';
	additionalTokenFields?: { entries?: TokenField[] };
	tokenResponsePath?: string;
	expiresInPath?: string;
	tokenPrefix?: string;
	token?: string;
	refreshToken?: string;
	user?: string;
	password?: string;
	headerName?: string;
	headerValue?: string;
	queryName?: string;
	queryValue?: string;
	bodyFieldName?: string;
	bodyFieldValue?: string;
	testPath?: string;
	allowUnauthorizedCerts?: boolean;
	/** PEM, also with its line breaks lost; so are the next two. */
	sslCert?: string;
	sslKey?: string;
	sslCa?: string;
	sslPassphrase?: string;
	/** Filled by n8n, once a token was exchanged for its own requests. */
	accessToken?: string;
	allowedHttpRequestDomains?: 'all' | 'domains' | 'none';
	allowedDomains?: string;
}

export const CAPILLARY_EXCHANGE_PATH = '/v3/oauth/token/generate';
export const CAPILLARY_HEADER = 'X-CAP-API-OAUTH-TOKEN';

/** Whether this kind gets its token by a request of its own. */
export function exchangesToken({ authentication }: DestinationCredential): boolean {
	return authentication === 'clientKey' || authentication === 'oAuth2ClientCredentials';
}

/** The credential as sentences call it. */
export function called({ credentialName }: DestinationCredential): string {
	return credentialName === undefined ? 'the credential' : `the credential "${credentialName}"`;
}
