import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { DestinationCredential } from '../../shared/http/destinationCredential';

export const TYPE_NAME = 'destinationOAuth2Api';

export interface OAuth2Token {
	accessToken: string;
	refreshToken: string | undefined;
	/** Ms since 1970, where n8n knows it. */
	endsAt: number | undefined;
}

/** What n8n keeps under `oauthTokenData`: the answer of the server, and a time of its own. */
interface StoredToken {
	access_token?: string;
	refresh_token?: string;
	n8n_expires_at?: string;
}

/** Destination OAuth2 as the common credential, and its token when the account is connected. */
export async function readOAuth2(
	context: IExecuteFunctions,
): Promise<{ credential: DestinationCredential; oAuth2Token: OAuth2Token | undefined }> {
	const data = await context.getCredentials<IDataObject>(TYPE_NAME);
	const { ignoreSSLIssues, oauthTokenData, apiBaseUrl, clientSecret } = data;
	const { allowedHttpRequestDomains, allowedDomains } = data as unknown as DestinationCredential;
	const token = readToken(oauthTokenData as StoredToken | undefined);
	return {
		credential: {
			apiBaseUrl: String(apiBaseUrl ?? ''),
			authentication: 'oAuth2',
			clientSecret: clientSecret as string | undefined,
			token: token?.accessToken,
			refreshToken: token?.refreshToken,
			allowUnauthorizedCerts: ignoreSSLIssues === true,
			allowedHttpRequestDomains,
			allowedDomains,
		},
		oAuth2Token: token,
	};
}

function readToken(stored: StoredToken | undefined): OAuth2Token | undefined {
	const { access_token: accessToken, refresh_token: refreshToken } = stored ?? {};
	if (!accessToken) return undefined;
	const endsAt = Number(stored?.n8n_expires_at);
	const isKnown = Number.isFinite(endsAt) && endsAt > 0;
	return { accessToken, refreshToken, endsAt: isKnown ? endsAt : undefined };
}
