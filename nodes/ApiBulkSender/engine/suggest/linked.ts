import type { ReadExample } from './example';
import type { Link } from './link';
import { linksOf } from './links';
import type { Place } from './places';
import { toldBy, type Told } from './told';

/** A place, how it names records, and what it says of them. */
export interface Linked {
	place: Place;
	link: Link;
	told: Told[];
	isFailures: boolean;
}

const MOST_LINKED = 8;

/** Places that can be matched together: all by key, through the same path of the record, or by number. */
export function matchGroups(
	places: readonly Place[],
	examples: readonly ReadExample[],
): Linked[][] {
	const links = new Map(places.map((place) => [place, linksOf(place, examples)]));
	const use = (place: Place, link: Link): Linked => {
		const told = toldBy(place, link, examples);
		return { place, link, told, isFailures: told.length > 0 && told.every(({ isNo }) => isNo) };
	};
	const all = places.flatMap((place) => (links.get(place) ?? []).map((link) => ({ place, link })));
	const requests = new Set(all.flatMap(({ link }) => (link.by === 'key' ? [link.request] : [])));
	const firsts = new Set(all.flatMap(({ link }) => (link.by === 'index' ? [link.first] : [])));
	const best = (fits: (link: Link) => boolean) =>
		places.flatMap((place) => {
			const link = links.get(place)?.find(fits);
			return link === undefined ? [] : [use(place, link)];
		});
	return [
		...[...requests].map((path) => best((link) => link.by === 'key' && link.request === path)),
		// Some lists may name records by one value and some by another.
		...(requests.size > 1 ? [best((link) => link.by === 'key')] : []),
		...[...firsts].map((first) => best((link) => link.by === 'index' && link.first === first)),
	]
		.filter((group) => group.length > 0)
		.map((group) => group.slice(0, MOST_LINKED));
}
