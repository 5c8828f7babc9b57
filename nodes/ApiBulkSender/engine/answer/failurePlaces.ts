import { isJsonObject } from '../json';
import type { JsonObject } from '../types';
import { isEmptyError } from './empty';
import { meaningOf, tellsFailures } from './vocabulary';

/** A place of an answer that speaks of failed records. */
export interface FailurePlace {
	/** As a path, e.g. `$.failedUpdates.notFoundEmails`. */
	path: string;
	/** How many it tells of. */
	count: number;
	/** What it lists; empty where it only counts. Of an object each is its name and value. */
	entries: readonly unknown[];
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
	if (!isJsonObject(body)) return [];
	const places: FailurePlace[] = [];
	addPlaces(places, body, '$', records, isRead);
	for (const [key, value] of Object.entries(body)) {
		if (isJsonObject(value) && !isRead(value)) {
			addPlaces(places, value, `$.${key}`, records, isRead);
		}
	}
	return places;
}

function addPlaces(
	places: FailurePlace[],
	level: JsonObject,
	path: string,
	records: number,
	isRead: (value: unknown) => boolean,
): void {
	for (const key of Object.keys(level)) {
		if (!tellsFailures(key)) continue;
		const place = readPlace(level[key], key, `${path}.${key}`, records, isRead);
		if (place !== undefined) places.push(place);
	}
}

function readPlace(
	value: unknown,
	key: string,
	path: string,
	records: number,
	isRead: (value: unknown) => boolean,
): FailurePlace | undefined {
	if (value === true) {
		const meaning = meaningOf(key);
		return meaning?.error || meaning?.flag ? { path, count: 1, entries: [] } : undefined;
	}
	if (typeof value === 'number') {
		const counts = Number.isInteger(value) && value >= 1 && value <= records;
		return counts ? { path, count: value, entries: [] } : undefined;
	}
	if (value === null || typeof value !== 'object' || isRead(value)) return undefined;
	const entries = Array.isArray(value) ? entriesOfList(value) : entriesOfObject(value, isRead);
	return entries.length === 0 ? undefined : { path, count: entries.length, entries };
}

function entriesOfList(list: unknown[]): unknown[] {
	return isEmptyError(list) ? [] : list;
}

/** What the lists and objects inside list; settings beside them ("mode": "skip") say nothing. */
function entriesOfObject(holder: object, isRead: (value: unknown) => boolean): unknown[] {
	return Object.entries(holder).flatMap(([name, value]): unknown[] => {
		if (value === null || typeof value !== 'object') return [];
		if (isRead(value) || isEmptyError(value)) return [];
		return Array.isArray(value) ? value : [[name, value]];
	});
}
