import { strongest } from '../answer/contradictions/objection';
import { objectionsOf } from '../answer/contradictions/objections';
import { countedBy } from '../answer/words/vocabulary';
import { isJsonObject } from '../json';
import { asText } from '../text';
import type { JsonObject } from '../types';
import type { ReadExample } from './example';
import { lastName } from './leaves';
import type { Link } from './link';
import { isGoodWord, isStateName } from './names';
import type { Place } from './places';

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
	const states = new StateWords(place);
	return place.found.flatMap(({ example, entries, names }, found) =>
		entries.flatMap((entry, at): Told[] => {
			const records = link === undefined ? [at] : (link.at[found]?.[at] ?? []);
			const { failed, records: sent } = examples[example];
			const name = names?.[at];
			if (failed !== undefined) {
				const isNo = records.some((one) => failed.includes(one));
				return [{ example, entry, name, records, isNo, isOpen: false }];
			}
			const record: JsonObject | undefined = sent[records[0]];
			// Under a refusal a mere number or name is that of a bad record.
			const isRefused = !examples[example].isSuccess && !isJsonObject(entry);
			const isPlainNo = place.tellsFailures || isRefused || saysNo(entry, record);
			const isOpen = !isPlainNo && states.areOpenFor(entry, record);
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

/** Words of a state that differ from entry to entry tell yes from no, even if nobody knows them. */
class StateWords {
	private readonly names: string[] = [];

	constructor({ found }: Place) {
		const words = new Map<string, Set<string>>();
		for (const entry of found.flatMap(({ entries }) => entries)) {
			if (!isJsonObject(entry)) continue;
			for (const [name, value] of Object.entries(entry)) {
				if (!isStateName(name) || typeof value !== 'string') continue;
				words.set(name, (words.get(name) ?? new Set()).add(value));
			}
		}
		for (const [name, own] of words) if (own.size > 1) this.names.push(name);
	}

	areOpenFor(entry: unknown, record: JsonObject | undefined): boolean {
		if (!isJsonObject(entry)) return false;
		return this.names.some((name) => {
			const text = asText(entry[name]);
			const isEcho = record !== undefined && asText(record[name]) === text;
			return text !== '' && !isEcho && !isGoodWord(text);
		});
	}
}
