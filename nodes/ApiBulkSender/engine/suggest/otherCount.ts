import { meaningOf } from '../answer/words/vocabulary';
import { isJsonObject } from '../json';
import type { ReadExample } from './example';
import type { Place } from './places';

/** A list of outcomes that has another number of entries than records were sent. */
export interface OtherCount {
	path: string;
	entries: number;
	records: number;
}

/** Undefined when the lists of good answers fit the records, or are about something else. */
export function otherCountOf(
	places: readonly Place[],
	examples: readonly ReadExample[],
): OtherCount | undefined {
	for (const { path, kind, tellsFailures, found } of places) {
		if (kind !== 'list' || tellsFailures) continue;
		for (const { example, entries } of found) {
			const { isSuccess, records } = examples[example];
			const isOther = entries.length > 0 && entries.length !== records.length;
			if (isSuccess && isOther && entries.every(tellsOutcome)) {
				return { path: path || '$', entries: entries.length, records: records.length };
			}
		}
	}
	return undefined;
}

/** Under names that say how something went. */
function tellsOutcome(entry: unknown): boolean {
	if (!isJsonObject(entry)) return false;
	return Object.keys(entry).some((name) => {
		const meaning = meaningOf(name);
		return meaning?.success || meaning?.state || meaning?.status || meaning?.errorCode;
	});
}
