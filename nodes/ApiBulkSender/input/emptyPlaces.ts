import { hasDigits, parseExact, withDigits } from '../engine/exactJson';
import { isJsonObject } from '../engine/json';

/**
 * JSON without the places of inputs that stay empty, each `[[name]]` alone in a text. An entry of a
 * list goes as a whole with such a place in it; so does what has nothing left.
 *
 * @returns text that is no JSON as it is
 */
export function withoutEmptyPlaces(json: string, empty: readonly string[]): string {
	const places = empty.map((name) => `[[${name}]]`).filter((place) => json.includes(`"${place}"`));
	if (places.length === 0) return json;
	try {
		return JSON.stringify(without(parseExact(json, withDigits), new Set(places)) ?? {});
	} catch {
		return json;
	}
}

function without(value: unknown, places: ReadonlySet<unknown>): unknown {
	if (places.has(value)) return undefined;
	if (Array.isArray(value)) {
		const kept = value.filter((entry) => !holds(entry, places));
		return kept.length === 0 && value.length > 0 ? undefined : kept;
	}
	if (!isJsonObject(value) || hasDigits(value)) return value;
	const before = Object.entries(value);
	const kept = before
		.map(([key, inside]) => [key, without(inside, places)] as const)
		.filter(([, inside]) => inside !== undefined);
	return kept.length === 0 && before.length > 0 ? undefined : Object.fromEntries(kept);
}

function holds(value: unknown, places: ReadonlySet<unknown>): boolean {
	if (places.has(value)) return true;
	if (value === null || typeof value !== 'object') return false;
	return Object.values(value).some((inside) => holds(inside, places));
}
