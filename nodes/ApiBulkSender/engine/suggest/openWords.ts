import { isJsonObject } from '../json';
import type { ReadExample } from './example';
import { linksOf } from './links';
import type { Place } from './places';
import { Signs } from './signs';
import { toldBy } from './told';

/**
 * Words of entries, as they stand in the answer, of which nobody knows which of them mean yes; empty
 * where there are none or the user said which records failed.
 */
export function openWordsOf(places: readonly Place[], examples: readonly ReadExample[]): string[] {
	const words = places
		.filter((place) => isAboutRecords(place, examples))
		.flatMap((place) => {
			const told = toldBy(place, linksOf(place, examples)[0], examples);
			if (!told.some(({ isOpen }) => isOpen) || !told.every(({ isNo }) => isNo)) return [];
			return new Signs(
				told.map(({ entry }) => entry),
				told.map(({ example, records }) => examples[example].records[records[0]]),
			).shown;
		});
	return [...new Set(words)];
}

/** Whether a place that is about the records says of some that they failed, and of others not. */
export function tellsOfFailures(
	places: readonly Place[],
	examples: readonly ReadExample[],
): boolean {
	return places
		.filter((place) => isAboutRecords(place, examples))
		.some((place) => {
			const told = toldBy(place, linksOf(place, examples)[0], examples);
			const judged = told.filter(({ example }) => examples[example].isSuccess);
			return judged.some(({ isNo }) => isNo) && judged.some(({ isNo }) => !isNo);
		});
}

/** Its entries name records, or there are as many. */
function isAboutRecords(place: Place, examples: readonly ReadExample[]): boolean {
	if (place.kind === 'whole' || place.tellsFailures) return false;
	const isCounted = place.found.every(({ example, entries }) => {
		return entries.every(isJsonObject) && entries.length === examples[example].records.length;
	});
	return isCounted || linksOf(place, examples).length > 0;
}
