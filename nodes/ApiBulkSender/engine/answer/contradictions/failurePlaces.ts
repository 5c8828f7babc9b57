import { isJsonObject } from '../../json';
import type { JsonObject } from '../../types';
import { isEmptyError } from '../words/empty';
import { meaningOf, tellsFailures } from '../words/vocabulary';

/** A place of an answer that speaks of failed records. */
export interface FailurePlace {
	/** As a path, e.g. `$.failedUpdates.notFoundEmails`. */
	path: string;
	/** The last name of the path. */
	key: string;
	/** How many it tells of. */
	count: number;
	/** What it lists; empty where it only counts. */
	entries: readonly FailureEntry[];
}

export interface FailureEntry {
	/** Under which it stands in an object. */
	name?: string;
	value: unknown;
}

/**
 * The places at the top of an answer and one level below that speak of failed records.
 *
 * @param records how many were sent; a larger number counts something else
 * @param isRead whether a list or object is cut into parts, and so read already
 */
export function failurePlaces(
	body: unknown,
	records: number,
	isRead: (value: unknown) => boolean,
): FailurePlace[] {
	const top = isRead(body) ? undefined : topOf(body);
	if (top === undefined) return [];
	const places: FailurePlace[] = [];
	const addAt = (level: JsonObject, path: string) => {
		for (const [key, value] of Object.entries(level)) {
			if (!tellsFailures(key)) continue;
			const told = readPlace(value, key, records, isRead);
			if (told !== undefined) places.push({ path: `${path}.${key}`, key, ...told });
		}
	};
	addAt(top.object, top.path);
	for (const [key, value] of Object.entries(top.object)) {
		if (isJsonObject(value) && !isRead(value)) addAt(value, `${top.path}.${key}`);
	}
	return places;
}

/** What an answer has at its top, and where; that of a list of one is that one. */
export function topOf(body: unknown): { object: JsonObject; path: string } | undefined {
	if (isJsonObject(body)) return { object: body, path: '$' };
	const only: unknown = Array.isArray(body) && body.length === 1 ? body[0] : undefined;
	return isJsonObject(only) ? { object: only, path: '$[0]' } : undefined;
}

type Told = Pick<FailurePlace, 'count' | 'entries'>;

function readPlace(
	value: unknown,
	key: string,
	records: number,
	isRead: (value: unknown) => boolean,
): Told | undefined {
	if (value === true) return meaningOf(key) ? { count: 1, entries: [] } : undefined;
	if (typeof value === 'number') {
		const counts = Number.isInteger(value) && value >= 1 && value <= records;
		return counts ? { count: value, entries: [] } : undefined;
	}
	if (value === null || typeof value !== 'object' || isRead(value)) return undefined;
	const entries = Array.isArray(value) ? entriesOfList(value) : entriesOfObject(value, isRead);
	return entries.length === 0 ? undefined : { count: entries.length, entries };
}

function entriesOfList(list: readonly unknown[]): readonly FailureEntry[] {
	return list.every(isNothingListed) ? [] : list.map((value) => ({ value }));
}

/** In a list of failures 0 may be the place of the first record. */
function isNothingListed(entry: unknown): boolean {
	if (!isJsonObject(entry)) return entry !== 0 && isEmptyError(entry);
	const hasPlace = Object.entries(entry).some(([key, value]) => value === 0 && !/code/i.test(key));
	return !hasPlace && isEmptyError(entry);
}

/** What the lists and objects inside list; settings beside them ("mode": "skip") say nothing. */
function entriesOfObject(holder: object, isRead: (value: unknown) => boolean): FailureEntry[] {
	return Object.entries(holder).flatMap(([name, value]): readonly FailureEntry[] => {
		if (value === null || typeof value !== 'object' || isRead(value)) return [];
		if (Array.isArray(value)) return entriesOfList(value);
		return isEmptyError(value) ? [] : [{ name, value }];
	});
}
