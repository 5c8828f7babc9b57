import type { DeliveryRecord } from '../types';
import type { MatchRule } from './answerRules';
import type { Parts } from './cutParts';
import { numbersIn } from './indexPattern';
import type { SplitPath } from './splitPath';

/** Told of each part and a record that it names, by the record's position in the batch. */
export type OnMatch = (at: number, part: unknown, from: SplitPath) => void;

/**
 * Finds the records that the parts name; a part may name several, by position exactly one.
 *
 * @returns the number of parts that name no record of the batch
 */
export function matchParts(
	{ groups }: Parts,
	records: readonly DeliveryRecord[],
	match: MatchRule,
	onMatch: OnMatch,
): number {
	if (match.by === 'position') {
		let at = 0;
		for (const { from, values } of groups) for (const part of values) onMatch(at++, part, from);
		return 0;
	}
	const locate = match.by === 'key' ? byKey(records, match) : byIndex(records.length, match);
	let strays = 0;
	for (const { from, values, names } of groups) {
		values.forEach((part, place) => {
			const found = locate(part, names?.[place] ?? String(place));
			if (found.length === 0) strays++;
			for (const at of found) onMatch(at, part, from);
		});
	}
	return strays;
}

/** The positions of the records that a part names. */
type Locate = (part: unknown, name: string) => readonly number[];

function byKey(
	records: readonly DeliveryRecord[],
	{ responseKey }: Extract<MatchRule, { by: 'key' }>,
): Locate {
	const exact = new Map<string, number>();
	records.forEach(({ matchKeys }, at) => {
		for (const key of matchKeys) exact.set(key, at);
	});
	let anyCase: Map<string, number | undefined> | undefined;
	const find = (key: string) => {
		const at = exact.get(key);
		if (at !== undefined) return at;
		anyCase ??= ignoringCase(exact);
		return anyCase.get(key.toLowerCase());
	};
	return (part, name) =>
		responseKey
			.texts(part, name)
			.map(find)
			.filter((at) => at !== undefined);
}

/** Keys in lower case; undefined where two records share one. */
function ignoringCase(exact: ReadonlyMap<string, number>): Map<string, number | undefined> {
	const places = new Map<string, number | undefined>();
	for (const [key, at] of exact) {
		const lower = key.toLowerCase();
		const isShared = places.has(lower) && places.get(lower) !== at;
		places.set(lower, isShared ? undefined : at);
	}
	return places;
}

function byIndex(count: number, { path, pattern, first }: Extract<MatchRule, { by: 'index' }>) {
	const locate: Locate = (part, name) =>
		path
			.texts(part, name)
			.flatMap((text) => numbersIn(text, pattern))
			.map((number) => number - first)
			.filter((at) => at >= 0 && at < count);
	return locate;
}

export function describeMatch(match: MatchRule): string {
	if (match.by === 'key') return `'Response Key Path' is ${match.responseKey.text}`;
	if (match.by === 'index') return `'Response Index Path' is ${match.path.text}`;
	return "'Match By' is Position";
}
