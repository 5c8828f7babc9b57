import { isJsonObject } from '../json';

/** Values by the path at which they stand; lists are passed with `[*]`. */
export type Leaves = ReadonlyMap<string, readonly unknown[]>;

const DEEPEST = 4;
const MOST_ENTRIES = 20;
const MOST_LEAVES = 300;
/** What may stand behind a dot; a `_` alone would be read as a wildcard. */
const PLAIN = /^(?!_$)[A-Za-z_$][\w$-]*$/;

/** The step of a path to a name. */
export function stepTo(name: string): string {
	return PLAIN.test(name) ? `.${name}` : `['${name.replace(/[\\']/g, '\\$&')}']`;
}

/** The last name of a path; '' when it ends otherwise. */
export function lastName(path: string): string {
	const plain = path.replace(/(\[\*\]|\.\*)+$/, '');
	const match = /(?:\.([\w$-]+)|\['((?:[^'\\]|\\.)*)'\])$/.exec(plain);
	return match?.[1] ?? match?.[2]?.replace(/\\(.)/g, '$1') ?? '';
}

/** Whether the only thing in an object is another, as `{"index": {"_id": 1}}` in bulk answers. */
export function isWrapped(value: unknown): boolean {
	if (!isJsonObject(value)) return false;
	const inside = Object.values(value);
	return inside.length === 1 && isJsonObject(inside[0]);
}

/**
 * All texts, numbers, booleans and nulls in a value.
 *
 * @param anyName the name of the outermost step may be another one next time
 */
export function leavesOf(value: unknown, anyName = false): Leaves {
	const leaves = new Map<string, unknown[]>();
	const visit = (inside: unknown, path: string, depth: number) => {
		if (inside === null || typeof inside !== 'object') {
			const found = leaves.get(path);
			if (found !== undefined) found.push(inside);
			else if (leaves.size < MOST_LEAVES) leaves.set(path, [inside]);
			return;
		}
		if (depth === DEEPEST) return;
		if (Array.isArray(inside)) {
			for (const one of inside.slice(0, MOST_ENTRIES)) visit(one, `${path}[*]`, depth + 1);
			return;
		}
		for (const [name, one] of Object.entries(inside)) {
			visit(one, path + (anyName && depth === 0 ? '.*' : stepTo(name)), depth + 1);
		}
	};
	visit(value, '$', 0);
	return leaves;
}

/** A value as it is compared; undefined for what cannot be an id. */
export function comparable(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).toLowerCase();
	return text === '' ? undefined : text;
}
