export type Authentication =
	| 'clientKey'
	| 'oAuth2ClientCredentials'
	| 'bearerToken'
	| 'basicAuth'
	| 'header'
	| 'query'
	| 'bodyField'
	| 'none';

/** The Destination API credential as n8n hands it over: fields of the other kinds are absent. */
export interface DestinationCredential {
	apiBaseUrl: string;
	authentication: Authentication;
	clientKey?: string;
	clientSecret?: string;
	oauthBaseUrl?: string;
	tokenPath?: string;
	tokenHeader?: string;
	scope?: string;
	token?: string;
	user?: string;
	password?: string;
	headerName?: string;
	headerValue?: string;
	queryName?: string;
	queryValue?: string;
	bodyFieldName?: string;
	bodyFieldValue?: string;
	testPath?: string;
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
