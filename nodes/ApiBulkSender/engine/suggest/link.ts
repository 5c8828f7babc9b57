import { comparable, leavesOf, type Leaves } from './leaves';
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

/** No request has more records. */
export const MOST_ENTRIES = 10_000;

/** An entry's leaves, its name among them. */
export function withName(entry: unknown, name: string | undefined, place: Place): Leaves {
	const leaves = leavesOf(entry, place.isWrapped);
	return name === undefined ? leaves : new Map([...leaves, ['~', [name]]]);
}

/** Calls with each entry's texts at the path, in the shape of `found`; undefined where one fails. */
export function mapEntries(
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
