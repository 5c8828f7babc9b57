import { InputError } from './inputError';

/** What n8n shows in place of each value of a saved JSON field, and takes for "as it was". */
const HIDDEN = '***';

/**
 * A JSON object out of a field whose values n8n hides once they are saved.
 *
 * @param entered JSON, or what an expression made of it
 * @param called the field, as sentences call it
 * @throws InputError when it is none, or when a value is what n8n shows in its place: copied from
 * another credential it stands for nothing; it never quotes a value
 */
export function readSecretJson<T extends object>(
	entered: unknown,
	displayName: string,
	called = `'${displayName}'`,
): T {
	const parsed = typeof entered === 'string' ? parseJson(entered) : entered;
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw new InputError(
			displayName,
			`${called} is not a JSON object`,
			'Enter names and values in double quotes between curly brackets, separated by commas.',
		);
	}
	const hidden = hiddenAt(parsed);
	if (hidden === undefined) return parsed as T;
	throw new InputError(
		displayName,
		`${called} holds ${HIDDEN} in place of the value of '${hidden}'`,
		`n8n shows ${HIDDEN} for values that are saved, and this one is not. Enter the value itself.`,
	);
}

/** @returns the path of the first hidden value */
function hiddenAt(value: unknown, path = ''): string | undefined {
	if (value === HIDDEN) return path;
	if (typeof value !== 'object' || value === null) return undefined;
	for (const [name, inner] of Object.entries(value)) {
		const found = hiddenAt(inner, path === '' ? name : `${path}.${name}`);
		if (found !== undefined) return found;
	}
	return undefined;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
