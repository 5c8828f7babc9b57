import type { IHttpRequestHelper } from 'n8n-workflow';

import type { TokenRequest } from './tokenExchange';

/** @throws Error with a sentence when no answer came */
export async function sendTokenRequest(
	{ helpers }: IHttpRequestHelper,
	request: TokenRequest,
): Promise<{ status: number; text: string }> {
	const { statusCode, body } = (await helpers
		.httpRequest({
			...request,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would carry the secret to an address nobody entered.
			disableFollowRedirect: true,
		})
		.catch(notSent)) as { statusCode: number; body: unknown };
	return { status: statusCode, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** The HTTP client's own error holds the whole request, secrets included. */
function notSent(error: Error): never {
	throw new Error(`The token request did not get through: ${error.message}`);
}
