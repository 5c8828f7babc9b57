import { isJsonObject } from '../json';
import type { ReadExample } from './example';
import { isWrapped, lastName, stepTo } from './leaves';
import { isBadName } from './names';

/** What a place holds in one example. */
export interface Found {
	/** Number of the example. */
	example: number;
	entries: readonly unknown[];
	/** Under which the entries stand, where an object is cut. */
	names?: readonly string[];
}

/** A list, or an object that is used as a map, whose entries may speak of records. */
export interface Place {
	/** As Response Split Path has it; '' for the whole answer. */
	path: string;
	kind: 'list' | 'map' | 'lists' | 'whole';
	/** One of its names tells of failures. */
	tellsFailures: boolean;
	/** Each entry is an object with one object in it. */
	isWrapped: boolean;
	found: Found[];
}

const DEEPEST = 4;
const MOST = 60;

/** All places of the answers; what stands at the same path is one place. */
export function placesOf(examples: readonly ReadExample[]): Place[] {
	const places = new Map<string, Place>();
	examples.forEach(({ value }, example) => {
		if (value !== undefined) visit(value, '$', 0, new Collector(places, example));
	});
	for (const place of places.values()) {
		const entries = place.found.flatMap((found) => found.entries);
		place.isWrapped = entries.length > 0 && entries.every(isWrapped);
	}
	return [...places.values()];
}

class Collector {
	constructor(
		private readonly places: Map<string, Place>,
		private readonly example: number,
	) {}

	add(path: string, kind: Place['kind'], entries: readonly unknown[], names?: readonly string[]) {
		let place = this.places.get(path);
		if (place === undefined) {
			if (this.places.size === MOST) return;
			place = {
				path,
				kind,
				tellsFailures: namesIn(path).some(isBadName),
				isWrapped: false,
				found: [],
			};
			this.places.set(path, place);
		}
		place.found.push({ example: this.example, entries, names });
	}
}

function visit(value: unknown, path: string, depth: number, places: Collector): void {
	const isRoot = depth === 0;
	if (Array.isArray(value)) {
		places.add(isRoot ? '' : `${path}[*]`, 'list', value);
		visitInside(value, `${path}[*]`, depth + 1, places);
		return;
	}
	if (!isJsonObject(value)) return;
	const inside = Object.values(value);
	if (isRoot) places.add('$', 'whole', [value]);
	else if (inside.length > 0) {
		if (inside.every((one) => Array.isArray(one))) {
			places.add(`${path}.*[*]`, 'lists', inside.flat());
		}
		places.add(`${path}.*`, 'map', inside, Object.keys(value));
	} else if (isBadName(lastName(path))) places.add(`${path}.*`, 'map', [], []);
	if (depth === DEEPEST) return;
	for (const [name, one] of Object.entries(value)) {
		visit(one, path + stepTo(name), depth + 1, places);
	}
}

/** Lists in the entries of a list, each taken as one with its like. */
function visitInside(
	list: readonly unknown[],
	path: string,
	depth: number,
	places: Collector,
): void {
	if (depth > DEEPEST) return;
	const lists = new Map<string, unknown[][]>();
	for (const entry of list.slice(0, MOST)) {
		for (const [inner, found] of listsIn(entry)) {
			lists.set(inner, [...(lists.get(inner) ?? []), found]);
		}
	}
	for (const [inner, found] of lists) {
		const all = found.flat();
		places.add(`${path}${inner}[*]`, 'lists', all);
		visitInside(all, `${path}${inner}[*]`, depth + 1, places);
	}
}

function listsIn(entry: unknown): Array<[path: string, list: unknown[]]> {
	if (!isJsonObject(entry)) return [];
	return Object.entries(entry).flatMap(([name, value]): Array<[string, unknown[]]> =>
		Array.isArray(value) ? [[stepTo(name), value]] : [],
	);
}

function namesIn(path: string): string[] {
	return [...path.matchAll(/\.([\w$-]+)|\['((?:[^'\\]|\\.)*)'\]/g)].map(
		([, plain, quoted]) => plain ?? quoted,
	);
}
