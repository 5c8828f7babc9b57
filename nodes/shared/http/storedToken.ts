import { createHash } from 'node:crypto';

import type { ExchangedToken, TokenRequest } from './tokenExchange';

export type Purchase = Pick<TokenRequest, 'url' | 'body'> & { headers?: Record<string, string> };

/**
 * n8n stores the token of a credential and asks for a new one only after a 401, also when somebody
 * has changed the secret since: a test would stay green by the old token. So the token is stored
 * with a fingerprint of what it was bought with, and with its end and the time of its purchase.
 */
export function storeToken(
	purchase: Purchase,
	{ token, ttlSeconds = Infinity }: ExchangedToken,
): string {
	const now = Date.now();
	const expiresAt = Math.min(now + ttlSeconds * 1000, Number.MAX_SAFE_INTEGER);
	return [fingerprint(purchase), expiresAt, now, token].join('.');
}

/**
 * @param stored what n8n kept of `storeToken`
 * @throws Error with status 401 when the token has ended or was bought with other values: n8n takes
 * that for the API's answer, buys a token and tries once more
 */
export function requireStoredToken(purchase: Purchase, stored: string | undefined): string {
	const { bought, expiresAt, token } = readStored(stored);
	const valid = bought === fingerprint(purchase) && expiresAt > Date.now();
	if (valid) return token;
	throw Object.assign(new Error('The stored token is out of date'), { response: { status: 401 } });
}

/** Ms since 1970; 0 for what is none. */
export function purchasedAt(stored: string | undefined): number {
	return readStored(stored).boughtAt;
}

/** Whether it is the one that a request was sent with. */
export function holdsToken(stored: string | undefined, token: string): boolean {
	return readStored(stored).token === token;
}

/** What is bought with equal values has the same one. */
export function fingerprint({ url, headers, body }: Purchase): string {
	const bought = [url, headers?.Authorization ?? '', body].join('\n');
	return createHash('sha256').update(bought).digest('hex').slice(0, 16);
}

function readStored(stored = '') {
	const [bought, expiresAt, boughtAt, ...token] = stored.split('.');
	return {
		bought,
		boughtAt: Number(boughtAt) || 0,
		expiresAt: Number(expiresAt),
		token: token.join('.'),
	};
}
