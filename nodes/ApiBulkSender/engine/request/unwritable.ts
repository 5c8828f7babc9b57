import { hasDigits } from '../exactJson';

/**
 * A value that JSON.stringify would write as null though it means something, or would not write at
 * all: NaN, an infinity, an invalid date, a BigInt. Undefined when there is none.
 *
 * @returns as it fits after a colon, e.g. `"items[2].price" is NaN`
 */
export function findUnwritable(root: object): string | undefined {
	const seen = new Set<object>();
	const ahead: Array<{ value: object; path: string }> = [{ value: root, path: '' }];
	for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
		const { value, path } = next;
		if (seen.has(value)) continue;
		seen.add(value);
		const isList = Array.isArray(value);
		for (const name of Object.keys(value)) {
			const inside = (value as Record<string, unknown>)[name];
			const what = whatIsUnwritable(inside);
			const isObject = inside !== null && typeof inside === 'object';
			if (what === undefined && !isObject) continue;
			const place = isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
			if (what !== undefined) return `"${place}" is ${what}`;
			if (!hasOwnForm(inside)) ahead.push({ value: inside as object, path: place });
		}
	}
	return undefined;
}

/** Whether there is one, quickly: for values that JSON.stringify could write, so without circles. */
export function hasUnwritable(root: object): boolean {
	for (const name in root) {
		const value = (root as Record<string, unknown>)[name];
		if (typeof value === 'string' || value === null) continue;
		if (whatIsUnwritable(value) !== undefined) return true;
		if (typeof value === 'object' && !hasToJson(value) && hasUnwritable(value)) return true;
	}
	return false;
}

function whatIsUnwritable(value: unknown): string | undefined {
	switch (typeof value) {
		case 'number':
			return Number.isFinite(value) ? undefined : String(value);
		case 'bigint':
			// n8n teaches JSON to write them as text.
			return hasToJson(value) ? undefined : 'a BigInt, which can only go as text';
		case 'object':
			// Dates, those of Luxon too.
			return hasToJson(value) && value.toJSON() === null ? 'an invalid date' : undefined;
		default:
			return undefined;
	}
}

function hasToJson(value: unknown): value is { toJSON: () => unknown } {
	return typeof (value as { toJSON?: unknown } | null)?.toJSON === 'function';
}

/** Whether JSON writes something else than what is in it. */
function hasOwnForm(value: unknown): boolean {
	return hasToJson(value) || hasDigits(value);
}
