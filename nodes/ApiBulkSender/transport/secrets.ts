import type { DestinationCredential } from '../../shared/http/destinationCredential';
import { SecretMask } from '../../shared/http/secretMask';
import { tokenSecrets } from '../../shared/http/tokenFields';

/** The mask for the secrets of a run; tokens are added as they are bought. */
export function secretsOf(credential: DestinationCredential): SecretMask {
	const { token, refreshToken, user = '', password, sslPassphrase } = credential;
	const { headerValue, queryValue, bodyFieldValue } = credential;
	const values = [token, headerValue, queryValue, bodyFieldValue];
	const parts = values.flatMap((value) => partsOf(value));
	const others = [password, refreshToken, sslPassphrase];
	const secrets = [...tokenSecrets(credential), ...others, ...parts];
	if (password) secrets.push(`${user}:${password}`);
	return new SecretMask(secrets);
}

/** A value is often a word for its kind and then the secret: `Bearer …`, `Token token="…"`. */
function partsOf(value = ''): string[] {
	const [, scheme, secret] = /^([\w-]+)\s+(\S.*)$/s.exec(value.trim()) ?? [];
	if (secret === undefined) return [value];
	const named = [...secret.matchAll(/[\w-]+="?([^",\s]+)/g)].map(([, inner]) => inner);
	return [value, secret, ...named, ...(/^basic$/i.test(scheme) ? pairOf(secret) : [])];
}

/** `user:password` and the password in it. */
function pairOf(encoded: string): string[] {
	const pair = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = pair.indexOf(':');
	return colon < 0 ? [] : [pair, pair.slice(colon + 1)];
}
