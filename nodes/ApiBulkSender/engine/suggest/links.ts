import type { ReadExample } from './example';
import { indexLinks } from './indexLinks';
import { keyLinks } from './keyLinks';
import { MOST_ENTRIES, withName, type Link } from './link';
import type { Place } from './places';

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
