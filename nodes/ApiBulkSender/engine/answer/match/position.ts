import { isJsonObject } from '../../json';
import type { DeliveryRecord } from '../../types';

/** Fewer records prove nothing. */
const LEAST_RECORDS = 3;
/** One value alone at another record may be a mere mention of it. */
const LEAST_VALUES = 2;
/** Shorter values may be equal by chance. */
const LEAST_CHARACTERS = 4;
/** Levels of objects in which values are compared. */
const LEVELS = 3;

/** Where in records and parts the same values stand, but not in the same order. */
export interface Refutation {
	recordPath: string;
	partPath: string;
}

/**
 * Whether the values in the parts show that these are not in the order of the records. A pair of
 * paths counts when most values of the parts stand among those of the records, each once; position
 * is refuted when every such pair has a value that stands at another record.
 */
export function refutePosition(
	parts: readonly unknown[],
	records: readonly DeliveryRecord[],
): Refutation | undefined {
	if (records.length < LEAST_RECORDS || isPlainlyInOrder(parts, records)) return undefined;
	const sent = new Columns(records.map(({ json }) => json));
	let refutation: Refutation | undefined;
	for (const partPath of pathsOf(parts)) {
		const values = column(parts, partPath);
		if (!mayNameRecords(values, sent)) continue;
		for (const recordPath of sent.paths) {
			const order = compareOrder(values, sent.at(recordPath));
			if (order === 'same') return undefined;
			if (order === 'other') refutation ??= { recordPath, partPath };
		}
	}
	return refutation;
}

/** The usual case at once: a value of the first part and record goes on in all others. */
function isPlainlyInOrder(parts: readonly unknown[], jsons: readonly unknown[]): boolean {
	const recordPaths = pathsIn(jsons[0]).map(keysOf);
	return pathsIn(parts[0]).some((partPath) => {
		const keys = keysOf(partPath);
		const value = comparableAt(parts[0], keys);
		if (value === '') return false;
		return recordPaths.some(
			(own) => value === comparableAt(jsons[0], own) && areEqual(parts, keys, jsons, own),
		);
	});
}

/** Whether two columns are equal, with so few repeats that they are `same` for `compareOrder`. */
function areEqual(
	parts: readonly unknown[],
	partKeys: readonly string[],
	jsons: readonly unknown[],
	recordKeys: readonly string[],
): boolean {
	const distinct = new Set<string>();
	for (let at = 0; at < parts.length; at++) {
		const value = comparableAt(parts[at], partKeys);
		if (value === '' || value !== comparableAt(jsons[at], recordKeys)) return false;
		distinct.add(value);
	}
	// One that repeats takes two places at least, so these stand there once.
	const once = 2 * distinct.size - parts.length;
	return once * 2 > parts.length;
}

/** The values of records by their paths, each read once. */
class Columns {
	private readonly columns = new Map<string, string[]>();
	private all: Set<string> | undefined;
	private allPaths: string[] | undefined;

	constructor(private readonly values: readonly unknown[]) {}

	get paths(): readonly string[] {
		return (this.allPaths ??= [...pathsOf(this.values)]);
	}

	at(path: string): readonly string[] {
		let found = this.columns.get(path);
		if (found === undefined) this.columns.set(path, (found = column(this.values, path)));
		return found;
	}

	/** Whether any record has the value, wherever. */
	has(value: string): boolean {
		this.all ??= new Set(this.paths.flatMap((path) => this.at(path)));
		return this.all.has(value);
	}
}

/** Quickly tells columns that name no records: too few values, or most that no record has. */
function mayNameRecords(column: readonly string[], sent: Columns): boolean {
	const values = column.filter((value) => value !== '');
	if (new Set(values).size < LEAST_VALUES) return false;
	return values.filter((value) => sent.has(value)).length * 2 > values.length;
}

type Order = 'same' | 'other' | 'unrelated';

function compareOrder(values: readonly string[], own: readonly string[]): Order {
	const places = placesOf(own);
	let found = 0;
	let elsewhere = false;
	for (const [value, at] of placesOf(values)) {
		const place = places.get(value);
		if (place === undefined) continue;
		found++;
		elsewhere ||= place !== at;
	}
	const count = values.filter((value) => value !== '').length;
	if (found < LEAST_VALUES || found * 2 <= count) return 'unrelated';
	return elsewhere ? 'other' : 'same';
}

/** Where each value stands; those that stand there more than once are left out. */
function placesOf(column: readonly string[]): ReadonlyMap<string, number> {
	const places = new Map<string, number>();
	const repeated = new Set<string>();
	column.forEach((value, at) => {
		if (places.has(value)) repeated.add(value);
		else if (value !== '') places.set(value, at);
	});
	for (const value of repeated) places.delete(value);
	return places;
}

/** The value as it is compared; '' for one that cannot name a record. */
function comparable(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	const text = String(value);
	return text.length < LEAST_CHARACTERS ? '' : text.toLowerCase();
}

/** Between the keys of a path: a character of no key. */
const BETWEEN = '\u0000';

/** The paths of scalar values in any of the values, those of the first one first. */
function* pathsOf(values: readonly unknown[]): Generator<string> {
	const known = new Set<string>();
	for (const value of values) {
		for (const path of pathsIn(value)) {
			if (known.has(path)) continue;
			known.add(path);
			yield path;
		}
	}
}

function pathsIn(value: unknown, levels = LEVELS): string[] {
	if (!isJsonObject(value)) return value !== null && typeof value === 'object' ? [] : [''];
	if (levels === 0) return [];
	return Object.keys(value).flatMap((key) => {
		const inside = value[key];
		if (inside === null || typeof inside !== 'object') return [key];
		return pathsIn(inside, levels - 1).map((rest) => key + BETWEEN + rest);
	});
}

function column(values: readonly unknown[], path: string): string[] {
	const keys = keysOf(path);
	return values.map((value) => comparableAt(value, keys));
}

function keysOf(path: string): string[] {
	return path === '' ? [] : path.split(BETWEEN);
}

function comparableAt(value: unknown, keys: readonly string[]): string {
	let found = value;
	for (const key of keys) found = isJsonObject(found) ? found[key] : undefined;
	return comparable(found);
}

/** A path as messages show it. */
export function showPath(path: string): string {
	return path === '' ? '$' : `$.${path.replaceAll(BETWEEN, '.')}`;
}
