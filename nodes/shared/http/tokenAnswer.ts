import { SecretMask } from './secretMask';

/** @returns undefined when the answer is not a JSON object */
export function parseTokenAnswer(text: string): Record<string, unknown> | undefined {
	try {
		// Some servers write a byte order mark in front.
		return asObject(JSON.parse(text.replace(/^\ufeff+/, '')));
	} catch {
		return undefined;
	}
}

/** What the server said, with a colon in front; empty when it repeats a secret. */
export function detail(
	body: Record<string, unknown> | undefined,
	secrets: Array<string | undefined>,
): string {
	const errors = Array.isArray(body?.errors) ? asObject(body.errors[0]) : asObject(body?.error);
	const said = [body?.error_description, errors?.message, body?.message, body?.error].find(
		(text): text is string => typeof text === 'string' && text.trim() !== '',
	);
	if (said === undefined) return '';
	return new SecretMask(secrets).maskText(said) === said ? `: ${said.trim().slice(0, 200)}` : '';
}

export function asObject(value: unknown): Record<string, unknown> | undefined {
	return value !== null && typeof value === 'object' && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: undefined;
}
