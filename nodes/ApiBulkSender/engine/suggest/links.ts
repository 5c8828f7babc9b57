import { numbersIn, readIndexPattern } from '../answer/rules/indexPattern';
import { normalKey } from '../answer/words/vocabulary';
import type { ReadExample } from './example';
import { comparable, lastName, leavesOf, type Leaves } from './leaves';
import { codeRank, idRank, isKeyName, isPlaceName, keyRank, startsAtOne } from './names';
import type { Place } from './places';

/** How the entries of a place name records. */
export type Link = {
	/** By found and entry: the positions of the records that it names. */
	at: ReadonlyArray<ReadonlyArray<readonly number[]>>;
	/** The higher the likelier. */
	score: number;
} & (
	| { by: 'key'; request: string; response: string }
	| {
			by: 'index';
			path: string;
			pattern: string;
			first: 0 | 1;
			/** Nothing in the answer tells whether it counts from 0 or from 1. */
			isGuess: boolean;
	  }
);

const MOST_ENTRIES = 200;

/** All ways in which every entry of a place names a record. */
export function linksOf(place: Place, examples: readonly ReadExample[]): Link[] {
	const entries = place.found.flatMap(({ entries: list, names }) =>
		list.slice(0, MOST_ENTRIES).map((entry, at) => withName(entry, names?.[at], place)),
	);
	if (entries.length === 0) return [];
	const paths = [...entries[0].keys()].filter((path) => entries.every((one) => one.has(path)));
	const links = paths.flatMap((path) => [
		...keyLinks(place, path, entries, examples),
		...indexLinks(place, path, entries, examples),
	]);
	return links.sort((a, b) => b.score - a.score);
}

/** An entry's leaves, its name among them. */
function withName(entry: unknown, name: string | undefined, place: Place): Leaves {
	const leaves = leavesOf(entry, place.isWrapped);
	return name === undefined ? leaves : new Map([...leaves, ['~', [name]]]);
}

/** Calls with each entry's texts at the path, in the shape of `found`; undefined where one fails. */
function mapEntries(
	place: Place,
	path: string,
	entries: readonly Leaves[],
	find: (texts: readonly string[], example: number) => readonly number[] | undefined,
): number[][][] | undefined {
	const at: number[][][] = [];
	let next = 0;
	for (const found of place.found) {
		const own: number[][] = [];
		for (let i = 0; i < Math.min(found.entries.length, MOST_ENTRIES); i++) {
			const texts = (entries[next++].get(path) ?? []).flatMap((value) => comparable(value) ?? []);
			const records = texts.length === 0 ? undefined : find(texts, found.example);
			if (records === undefined || records.length === 0) return undefined;
			own.push([...new Set(records)]);
		}
		at.push(own);
	}
	return at;
}

function keyLinks(
	place: Place,
	response: string,
	entries: readonly Leaves[],
	examples: readonly ReadExample[],
): Link[] {
	const requests = requestPathsOf(place, examples);
	return requests.flatMap(({ request, maps }): Link[] => {
		const at = mapEntries(place, response, entries, (texts, example) => {
			const records = texts.map((text) => maps.get(example)?.get(text));
			return records.every((one) => one !== undefined) ? records : undefined;
		});
		if (at === undefined) return [];
		const texts = entries.flatMap((one) => (one.get(response) ?? []).map(String));
		const score = scoreOfKey(request, response, texts, place);
		return score < 0 ? [] : [{ by: 'key', request, response, at, score }];
	});
}

/** Two values may be equal by accident; equal names, long values and names of ids speak against it. */
function scoreOfKey(
	request: string,
	response: string,
	texts: readonly string[],
	place: Place,
): number {
	const [sent, got] = [lastName(request), lastName(response)];
	const isNamed = response === '~' || response === '$';
	const isSame = normalKey(sent) === normalKey(got) && got !== '';
	const isLong = texts.every((text) => text.length >= 4);
	if (isPlaceName(got) && !isSame && texts.every((text) => /^\d{1,6}$/.test(text))) return -1;
	if (codeRank(got) !== undefined && !isSame) return -1;
	const isText = texts.every((text) => /\D/.test(text));
	const isListed =
		isNamed && (place.tellsFailures || isText || idRank(lastName(place.path)) !== undefined);
	if (!isSame && !isLong && !isListed && !(idRank(sent) === 0 && idRank(got) !== undefined)) {
		if (!/ids?$/i.test(lastName(place.path)) || !isNamed) return -1;
	}
	// A number that may as well be a place is one, unless the list is called one of ids.
	const isCount = isNamed && texts.every((text) => /^\d{1,4}$/.test(text));
	if (isCount && place.kind !== 'map' && idRank(lastName(place.path)) === undefined) {
		if (!/ids?$/i.test(lastName(place.path))) return -1;
	}
	const depth = (request.match(/[.[]/g)?.length ?? 0) + (response.match(/[.[]/g)?.length ?? 0);
	return (
		10 +
		(isSame ? 4 : 0) +
		(idRank(sent) !== undefined ? 2 : 0) +
		(isKeyName(sent) ? 1 : 0) +
		(isLong ? 2 : 0) +
		(texts.some((text) => /\D/.test(text)) ? 1 : 0) -
		depth * 0.1
	);
}

interface RequestPath {
	request: string;
	/** By example: a record's position by its value there. */
	maps: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

const remembered = new WeakMap<readonly ReadExample[], Map<string, RequestPath[]>>();

/** Paths at which the records of all examples of a place have values of their own. */
function requestPathsOf(place: Place, examples: readonly ReadExample[]): RequestPath[] {
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

function indexLinks(
	place: Place,
	path: string,
	entries: readonly Leaves[],
	examples: readonly ReadExample[],
): Link[] {
	const texts = entries.map((one) => (one.get(path) ?? []).map(String));
	const name = path === '~' || path === '$' ? '' : lastName(path);
	const isNumber = texts.flat().every((text) => /^\d{1,6}$/.test(text));
	if (isNumber) {
		const isRefused = place.found.every(({ example }) => !examples[example].isSuccess);
		const isListed = (path === '$' || path === '~') && (place.tellsFailures || isRefused);
		if (!isListed && !isPlaceName(name)) return [];
		return countedFrom(place, path, entries, examples, '', startsAtOne(name), 8);
	}
	// A way through what was sent: ["input", "1", "email"].
	const isWay = texts.every((own) => own.filter((text) => /^\d{1,6}$/.test(text)).length === 1);
	if (isWay && isPlaceName(name)) return countedFrom(place, path, entries, examples, '', false, 7);
	if (texts.some((own) => own.length !== 1)) return [];
	return patternsIn(texts[0][0]).flatMap(({ pattern, fromOne }) =>
		countedFrom(place, path, entries, examples, pattern, fromOne, 6),
	);
}

function countedFrom(
	place: Place,
	path: string,
	entries: readonly Leaves[],
	examples: readonly ReadExample[],
	pattern: string,
	fromOne: boolean,
	score: number,
): Link[] {
	const read = readIndexPattern(pattern);
	const countFrom = (first: 0 | 1) =>
		mapEntries(place, path, entries, (texts, example) => {
			const { length } = examples[example].records;
			// Written as they stand, since a pattern heeds case.
			const numbers = texts.flatMap((text) => numbersIn(text, read && anyCase(read)));
			const at = numbers.map((number) => number - first);
			return at.length > 0 && at.every((one) => one >= 0 && one < length) ? at : undefined;
		});
	const zero = countFrom(0);
	const one = countFrom(1);
	const isGuess = zero !== undefined && one !== undefined;
	const link = (first: 0 | 1, at: number[][][] | undefined): Link[] => {
		if (at === undefined) return [];
		const isLikely = !isGuess || (first === 1) === fromOne;
		return [{ by: 'index', path, pattern, first, at, isGuess, score: score - (isLikely ? 0 : 3) }];
	};
	return [...link(0, zero), ...link(1, one)];
}

/** Texts are compared in lower case here. */
function anyCase(pattern: readonly RegExp[]): RegExp[] {
	return pattern.map((piece) => new RegExp(piece.source, 'gi'));
}

/** Words before a number that make it a record's: "index 3", "Row #3". */
const COUNTING =
	/(?:index|row|record|item|line|position|element|entry|number|object|event)\W{0,4}$/i;

/** Patterns by which a number in a text may be that of a record. */
function patternsIn(text: string): Array<{ pattern: string; fromOne: boolean }> {
	const found: Array<{ pattern: string; fromOne: boolean }> = [];
	for (const { 0: digits, index } of text.matchAll(/\d{1,6}/g)) {
		const line = text.slice(0, index).split('\n').at(-1) ?? '';
		const after = text.slice(index + digits.length);
		if (/\w$/.test(line)) continue;
		if (line.endsWith('/') && /^(?:\/|$)/.test(after)) {
			const holder = /\/[A-Za-z_-]*\/$/.exec(line)?.[0];
			if (holder !== undefined) found.push({ pattern: `${holder}#`, fromOne: false });
		} else if (line.endsWith('[') && after.startsWith(']')) {
			const holder = /[A-Za-z_]*\[$/.exec(line)?.[0] ?? '[';
			found.push({ pattern: `${holder}#]`, fromOne: false });
		} else if (/[A-Za-z]\.$/.test(line) && after.startsWith('.')) {
			const holder = /[A-Za-z_]+\.$/.exec(line)?.[0] ?? '.';
			found.push({ pattern: `${holder}#.`, fromOne: false });
		} else if (COUNTING.test(line)) {
			const before = /[A-Za-z]+[^A-Za-z\d*#]{0,4}$/.exec(line)?.[0];
			if (before === undefined) continue;
			const behind = /^[:,;)\]]/.exec(after)?.[0] ?? '';
			found.push({ pattern: `${before}#${behind}`, fromOne: startsAtOne(before.trim()) });
		}
	}
	return found;
}
