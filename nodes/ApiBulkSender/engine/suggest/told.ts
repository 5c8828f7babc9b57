import { strongest } from '../answer/contradictions/objection';
import { objectionsOf } from '../answer/contradictions/objections';
import { countedBy } from '../answer/words/vocabulary';
import { isJsonObject } from '../json';
import type { JsonObject } from '../types';
import type { ReadExample } from './example';
import { lastName } from './leaves';
import type { Link } from './link';
import { isGoodWord } from './names';
import type { Place } from './places';
import { Signs } from './signs';

/** An entry of a place, the records that it speaks of, and whether it says yes or no of them. */
export interface Told {
	example: number;
	entry: unknown;
	/** Under which it stands in an object. */
	name?: string;
	records: readonly number[];
	isNo: boolean;
	/** Nothing is known that says yes or no, so it counts as a no. */
	isOpen: boolean;
}

/**
 * What the entries of a place say, by what is known of their records, by the place's name, or by
 * their own words.
 *
 * @param link undefined: the entries come in the order of the records
 */
export function toldBy(
	place: Place,
	link: Link | undefined,
	examples: readonly ReadExample[],
): Told[] {
	const recordOf = (found: number, at: number): JsonObject | undefined => {
		const first = link === undefined ? at : link.at[found]?.[at]?.[0];
		return first === undefined ? undefined : examples[place.found[found].example].records[first];
	};
	const all = place.found.flatMap(({ entries }) => entries);
	const sent = place.found.flatMap(({ entries }, found) =>
		entries.map((_, at) => recordOf(found, at)),
	);
	const rest = all.flatMap((entry, at) => (saysNo(entry, sent[at]) ? [] : [at]));
	const signs = place.tellsFailures
		? undefined
		: new Signs(
				rest.map((at) => all[at]),
				rest.map((at) => sent[at]),
				// Where failures say so plainly, what others have besides is no sign of one.
				rest.length === all.length,
			);
	return place.found.flatMap(({ example, entries, names }, found) =>
		entries.flatMap((entry, at): Told[] => {
			const records = link === undefined ? [at] : (link.at[found]?.[at] ?? []);
			const { failed } = examples[example];
			const name = names?.[at];
			if (failed !== undefined) {
				const isNo = records.some((one) => failed.includes(one));
				return [{ example, entry, name, records, isNo, isOpen: false }];
			}
			const record = recordOf(found, at);
			// Under a refusal a mere number or name is that of a bad record.
			const isRefused = !examples[example].isSuccess && !isJsonObject(entry);
			const isPlainNo = place.tellsFailures || isRefused || saysNo(entry, record);
			const isOpen =
				!isPlainNo && signs !== undefined && (signs.isOpen || signs.of(entry) === 'no');
			return [{ example, entry, name, records, isNo: isPlainNo || isOpen, isOpen }];
		}),
	);
}

export function saysNo(entry: unknown, record?: JsonObject): boolean {
	return strongest(objectionsOf(entry, record))?.says === 'no';
}

/** Whether the name of a list says that what is in it was taken. */
export function isGoodName(path: string): boolean {
	const name = lastName(path);
	return countedBy(name) === 'accepted' || isGoodWord(name);
}
