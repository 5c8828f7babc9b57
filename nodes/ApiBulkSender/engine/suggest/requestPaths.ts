import type { ReadExample } from './example';
import { comparable, lastName, leavesOf } from './leaves';
import { keyRank } from './names';
import type { Place } from './places';

/** A path at which records have values of their own. */
export interface RequestPath {
	request: string;
	/** By example: a record's position by its value there. */
	maps: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

const remembered = new WeakMap<readonly ReadExample[], Map<string, RequestPath[]>>();

/** Paths at which the records of all examples of a place have values of their own. */
export function requestPathsOf(place: Place, examples: readonly ReadExample[]): RequestPath[] {
	const used = place.found.filter(({ entries }) => entries.length > 0);
	const key = used.map(({ example }) => example).join();
	let known = remembered.get(examples);
	if (known === undefined) remembered.set(examples, (known = new Map<string, RequestPath[]>()));
	let paths = known.get(key);
	if (paths === undefined) {
		known.set(
			key,
			(paths = findRequestPaths([...new Set(used.map((one) => one.example))], examples)),
		);
	}
	return paths;
}

function findRequestPaths(used: number[], examples: readonly ReadExample[]): RequestPath[] {
	const all = new Map<string, Map<number, Map<string, number>>>();
	const spoilt = new Set<string>();
	for (const example of used) {
		examples[example].records.forEach((record, at) => {
			for (const [path, values] of leavesOf(record)) {
				if (values.length !== 1 || path.includes('[*]')) continue;
				const text = comparable(values[0]);
				if (text === undefined) continue;
				const maps = all.get(path) ?? new Map<number, Map<string, number>>();
				const map = maps.get(example) ?? new Map<string, number>();
				if (map.has(text)) spoilt.add(path);
				map.set(text, at);
				all.set(path, maps.set(example, map));
			}
		});
	}
	return [...all]
		.filter(([path, maps]) => !spoilt.has(path) && maps.size === used.length)
		.map(([request, maps]) => ({ request, maps }));
}

/** Paths at which records have ids or addresses of their own, the likeliest first. */
export function keyPathsOf(examples: readonly ReadExample[]): string[] {
	const used = examples.flatMap(({ records }, at) => (records.length > 0 ? [at] : []));
	return findRequestPaths(used, examples)
		.map(({ request }) => ({ request, rank: keyRank(lastName(request)) }))
		.filter(({ rank }) => rank !== undefined)
		.sort((a, b) => Number(a.rank) - Number(b.rank))
		.map(({ request }) => request);
}
