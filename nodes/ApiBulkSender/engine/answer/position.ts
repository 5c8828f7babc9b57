import { isJsonObject } from '../json';
import { asText } from '../text';
import type { DeliveryRecord } from '../types';

/** Fewer records prove nothing. */
const LEAST_RECORDS = 3;
/** Shorter values may be equal by chance. */
const LEAST_CHARACTERS = 4;
/** Levels of objects in which values are compared. */
const LEVELS = 3;
/** Values of a path that are looked for before all are. */
const SAMPLES = 5;

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
	if (records.length < LEAST_RECORDS) return undefined;
	const jsons = records.map(({ json }) => json);
	const recordPaths = pathsIn(jsons[0]);
	let refutation: Refutation | undefined;
	for (const partPath of pathsIn(parts[0])) {
		const values = column(parts, partPath);
		if (!mayName(values, records)) continue;
		for (const recordPath of recordPaths) {
			const order = compareOrder(values, column(jsons, recordPath));
			if (order === 'same') return undefined;
			if (order === 'other') refutation ??= { recordPath, partPath };
		}
	}
	return refutation;
}

type Order = 'same' | 'other' | 'unrelated';

function compareOrder(values: readonly string[], own: readonly string[]): Order {
	if (isSameInOrder(values, own)) return 'same';
	const places = new Map<string, number>();
	own.forEach((value, at) => {
		if (value !== '') places.set(value, places.has(value) ? -1 : at);
	});
	const seen = new Set<number>();
	let found = 0;
	let elsewhere = false;
	for (let at = 0; at < values.length; at++) {
		const place = places.get(values[at]);
		if (place === undefined) continue;
		// It names several records, or several parts name the same.
		if (place < 0 || seen.has(place)) return 'unrelated';
		seen.add(place);
		found++;
		elsewhere ||= place !== at;
	}
	if (found * 2 <= values.length) return 'unrelated';
	return elsewhere ? 'other' : 'same';
}

/** The common case, without a search. */
function isSameInOrder(values: readonly string[], own: readonly string[]): boolean {
	return new Set(values).size === values.length && values.every((value, at) => value === own[at]);
}

/** Quickly tells columns that cannot name records: values that repeat, or that no record has. */
function mayName(values: readonly string[], records: readonly DeliveryRecord[]): boolean {
	const step = Math.max(1, Math.floor(values.length / SAMPLES));
	const samples = new Set<string>();
	for (let at = 0; at < values.length; at += step) {
		if (values[at] !== '') samples.add(values[at]);
	}
	if (samples.size < 2) return false;
	return records.some(({ json }) => holdsOne(json, samples, LEVELS));
}

function holdsOne(value: unknown, samples: ReadonlySet<string>, levels: number): boolean {
	if (!isJsonObject(value)) return samples.has(comparable(value));
	if (levels === 0) return false;
	for (const key in value) if (holdsOne(value[key], samples, levels - 1)) return true;
	return false;
}

/** The value as it is compared; '' for one that cannot name a record. */
function comparable(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	const text = typeof value === 'string' ? value : String(value);
	return text.length < LEAST_CHARACTERS ? '' : text.toLowerCase();
}

/** Keys of scalar values, those in objects behind their own, joined by a character of no key. */
const BETWEEN = '\u0000';

function pathsIn(value: unknown, levels = LEVELS): string[] {
	if (!isJsonObject(value)) return value !== null && typeof value === 'object' ? [] : [''];
	if (levels === 0) return [];
	return Object.keys(value).flatMap((key) =>
		pathsIn(value[key], levels - 1).map((rest) => (rest === '' ? key : key + BETWEEN + rest)),
	);
}

function column(values: readonly unknown[], path: string): string[] {
	const keys = path === '' ? [] : path.split(BETWEEN);
	return values.map((value) => {
		let found = value;
		for (const key of keys) found = isJsonObject(found) ? found[key] : undefined;
		return comparable(found);
	});
}

/** A path as messages show it. */
export function showPath(path: string): string {
	return path === '' ? '$' : `$.${asText(path).replaceAll(BETWEEN, '.')}`;
}
