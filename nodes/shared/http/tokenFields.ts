import type { DestinationCredential, TokenField } from './destinationCredential';

/** The user's own fields of the token request. */
export function additionalFields({
	additionalTokenFields,
}: Pick<DestinationCredential, 'additionalTokenFields'>): TokenField[] {
	return (additionalTokenFields?.entries ?? [])
		.map(({ name, value }) => ({ name: String(name ?? '').trim(), value: String(value ?? '') }))
		.filter(({ name }) => name !== '');
}

/**
 * As in a form (RFC 6749 §2.3.1), but only what would be read as something else: so it is right for
 * most servers that do not decode it, too.
 */
export function inBasic(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('+', '%2B');
}

/** Names of further fields that hold a secret, such as the password of another grant. */
const SECRET_NAME = /secret|password|passphrase|token|assertion|key|code/i;

/** What a token request carries that nobody may see, as it is spelt there. */
export function tokenSecrets(credential: DestinationCredential): string[] {
	const { clientSecret = '' } = credential;
	const own = additionalFields(credential).filter(({ name }) => SECRET_NAME.test(name));
	return [clientSecret, inBasic(clientSecret), ...own.map(({ value }) => value)];
}
