import { isDeepStrictEqual } from '../deepEqual';

const LONGEST_VALUE = 60;

/**
 * In which of the wanted settings an existing object differs, in words; what is not wanted
 * explicitly does not count.
 *
 * @param label what a path is called in the panel; the path itself when it has no label
 */
export function differencesBetween(
	wanted: unknown,
	existing: unknown,
	label: (path: string) => string = (path) => path,
	path = '',
): string[] {
	if (isDeepStrictEqual(wanted, existing)) return [];
	if (isObject(wanted) && isObject(existing)) {
		return Object.entries(wanted).flatMap(([name, inner]) =>
			differencesBetween(inner, existing[name], label, path === '' ? name : `${path}.${name}`),
		);
	}
	if (wanted === undefined || isSameScalar(wanted, existing)) return [];
	return [`${label(path)} is ${shown(existing)} there and ${shown(wanted)} here`];
}

/** Some APIs give numbers back as text. */
function isSameScalar(wanted: unknown, existing: unknown): boolean {
	const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
	return isScalar(wanted) && isScalar(existing) && String(wanted) === String(existing);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function shown(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'empty';
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return `'${text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text}'`;
}
