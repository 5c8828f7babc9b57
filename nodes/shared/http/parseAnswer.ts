/** Deeper is read by nobody, and no way of writing it out would stand it. */
const DEEPEST = 200;

/** What the body of an answer is. */
export type Body = { value: object } | { reason: string } | 'empty' | 'scalar';

/**
 * Reads the body of an answer. Whole numbers beyond 2^53 stay as their digits, since ids may be such.
 *
 * @returns `reason` when it cannot be read, as a part of a sentence
 */
export function parseAnswer(text: string): Body {
	if (text.trim() === '') return 'empty';
	const value = parseJson(text);
	// A bare false is no word for having done something.
	if (value === undefined || value === false) return { reason: 'the answer is not JSON' };
	if (typeof value !== 'object' || value === null) return 'scalar';
	return isTooDeep(value) ? { reason: 'the answer is nested too deep' } : { value };
}

function parseJson(text: string): unknown {
	try {
		return /\d{16}/.test(text) ? (JSON.parse(text, exact) as unknown) : JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Reviver; newer than TypeScript's own declaration of it. */
const exact = ((_name: string, value: unknown, { source = '' }: { source?: string } = {}) =>
	typeof value === 'number' && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
		? source
		: value) as (name: string, value: unknown) => unknown;

function isTooDeep(value: object): boolean {
	let level: object[] = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth === DEEPEST) return true;
		level = level
			.flatMap((each): unknown[] => Object.values(each))
			.filter((inner): inner is object => typeof inner === 'object' && inner !== null);
	}
	return false;
}
