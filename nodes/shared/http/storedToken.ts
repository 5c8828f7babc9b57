import { createHash } from 'node:crypto';

import type { ExchangedToken, TokenRequest } from './tokenExchange';

type Purchase = Pick<TokenRequest, 'url' | 'body'>;

/**
 * n8n stores the token of a credential and asks for a new one only after a 401, also when somebody
 * has changed the secret since: a test would stay green by the old token. So the token is stored
 * with a fingerprint of what it was bought with, and with its end.
 */
export function storeToken(
	purchase: Purchase,
	{ token, ttlSeconds = Infinity }: ExchangedToken,
): string {
	const expiresAt = Math.min(Date.now() + ttlSeconds * 1000, Number.MAX_SAFE_INTEGER);
	return `${fingerprint(purchase)}.${expiresAt}.${token}`;
}

/**
 * @param stored what n8n kept of `storeToken`
 * @throws Error with status 401 when the token has ended or was bought with other values: n8n takes
 * that for the API's answer, buys a token and tries once more
 */
export function requireStoredToken(purchase: Purchase, stored: string | undefined): string {
	const [bought, expiresAt, ...token] = (stored ?? '').split('.');
	const valid = bought === fingerprint(purchase) && Number(expiresAt) > Date.now();
	if (valid) return token.join('.');
	throw Object.assign(new Error('The stored token is out of date'), { response: { status: 401 } });
}

function fingerprint({ url, body }: Purchase): string {
	return createHash('sha256').update(`${url}\n${body}`).digest('hex').slice(0, 16);
}
