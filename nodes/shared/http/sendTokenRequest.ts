import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import type { TlsSettings } from './tlsSettings';
import type { TokenRequest } from './tokenExchange';

/** @throws Error with a sentence when no answer came */
export async function sendTokenRequest(
	{ helpers }: IHttpRequestHelper,
	request: TokenRequest,
	tls?: TlsSettings,
): Promise<{ status: number; text: string }> {
	const { statusCode, body } = (await helpers
		.httpRequest({
			...request,
			...inN8n(tls),
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would carry the secret to an address nobody entered.
			disableFollowRedirect: true,
		})
		.catch(notSent)) as { statusCode: number; body: unknown };
	return { status: statusCode, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** As n8n's own requests take them. */
export function inN8n(tls: TlsSettings | undefined): Partial<IHttpRequestOptions> {
	if (tls === undefined) return {};
	const { rejectUnauthorized, ...agentOptions } = tls;
	return { agentOptions, skipSslCertificateValidation: !rejectUnauthorized };
}

/** The HTTP client's own error holds the whole request, secrets included. */
function notSent(error: Error): never {
	throw new Error(`The token request did not get through: ${error.message}`);
}
