import { createHash } from 'node:crypto';

import type { DestinationCredential } from './destinationCredential';
import { tokenRequest, type ExchangedToken } from './tokenExchange';

/**
 * n8n stores the token of a credential and asks for a new one only after a 401, also when somebody
 * has changed the secret since: a test would stay green by the old token. So the token is stored
 * with a fingerprint of what it was bought with, and with its end.
 */
export function storeToken(
	credential: DestinationCredential,
	{ token, ttlSeconds = Infinity }: ExchangedToken,
): string {
	const expiresAt = Math.min(Date.now() + ttlSeconds * 1000, Number.MAX_SAFE_INTEGER);
	return `${fingerprint(credential)}.${expiresAt}.${token}`;
}

/**
 * @returns the stored token, or undefined when it has ended or was bought with other values
 * @throws Error when the credential does not say where the token is bought
 */
export function readStoredToken(credential: DestinationCredential): string | undefined {
	const [bought, expiresAt, ...token] = (credential.accessToken ?? '').split('.');
	const valid = bought === fingerprint(credential) && Number(expiresAt) > Date.now();
	return valid ? token.join('.') : undefined;
}

function fingerprint(credential: DestinationCredential): string {
	const { url, body } = tokenRequest(credential);
	return createHash('sha256').update(`${url}\n${body}`).digest('hex').slice(0, 16);
}
