/** Whether a value is false, also as text. */
export function isFalse(value: unknown): boolean {
	return value === false || hasText(value, /^\s*false\s*$/i);
}

export function isNo(value: unknown): boolean {
	return value === 0 || isFalse(value) || hasText(value, /^\s*(?:no|0)\s*$/i);
}

/** Whether a value is true, also as text. */
export function isTrue(value: unknown): boolean {
	return value === true || hasText(value, /^\s*true\s*$/i);
}

export function isYes(value: unknown): boolean {
	return value === 1 || isTrue(value) || hasText(value, /^\s*(?:yes|1)\s*$/i);
}

function hasText(value: unknown, pattern: RegExp): boolean {
	return typeof value === 'string' && pattern.test(value);
}
