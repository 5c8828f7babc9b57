import type { SecretMask } from './secretMask';

const MASK = '***';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The fields in which an API echoes what was stored in it as a credential. */
export interface CredentialFields {
	/** Whether a field of this name holds one. */
	hold(name: string): boolean;
	/** Names inside of it whose values are none. */
	open: readonly string[];
}

/**
 * A value as it may leave: every known secret masked, and whatever stands in a field of credentials.
 * Inside, values are raw, since what is masked can neither be compared nor written back.
 */
export function maskedValue<T>(value: T, secrets: SecretMask, fields: CredentialFields): T {
	return walk(value) as T;

	function walk(inner: unknown): unknown {
		if (typeof inner === 'string') return maskedText(inner, secrets);
		if (Array.isArray(inner)) return inner.map(walk);
		if (!isPlainObject(inner)) return inner;
		return Object.fromEntries(
			Object.entries(inner).map(([name, held]) => [
				wholeOrNot(name, secrets),
				fields.hold(name) ? maskedLeaves(held, fields.open) : walk(held),
			]),
		);
	}
}

function maskedText(text: string, secrets: SecretMask): string {
	if (UUID.test(text)) return wholeOrNot(text, secrets);
	return secrets.maskText(text);
}

/** Names of fields and ids are masked when they are a secret, not when one happens to be in them. */
function wholeOrNot(text: string, secrets: SecretMask): string {
	return secrets.maskDeep(text) === MASK ? MASK : text;
}

function maskedLeaves(value: unknown, open: readonly string[]): unknown {
	if (Array.isArray(value)) return value.map((inner) => maskedLeaves(inner, open));
	if (isPlainObject(value)) {
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [
				name,
				open.includes(name) ? inner : maskedLeaves(inner, open),
			]),
		);
	}
	return value === null || value === undefined || value === '' ? value : MASK;
}

/** Not by its prototype, which differs from one context of V8 to another. */
function isPlainObject(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype = Object.getPrototypeOf(value) as object | null;
	return prototype === null || prototype.constructor?.name === 'Object';
}
