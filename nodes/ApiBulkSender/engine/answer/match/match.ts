import type { DeliveryRecord } from '../../types';
import type { MatchRule } from '../rules/answerRules';
import type { Parts } from '../parts/cutParts';
import { numbersIn } from '../rules/indexPattern';
import type { SplitPath } from '../rules/splitPath';

/** Told of each part and a record that it names, by the record's position in the batch. */
export type OnMatch = (at: number, part: unknown, from: SplitPath) => void;

/** Parts that name no record of the batch. */
export interface Strays {
	count: number;
	/** Of these, those that name something that is not in the batch. */
	foreign: number;
}

/** Finds the records that the parts name; a part may name several, by position exactly one. */
export function matchParts(
	{ groups }: Parts,
	records: readonly DeliveryRecord[],
	match: MatchRule,
	onMatch: OnMatch,
): Strays {
	if (match.by === 'position') {
		let at = 0;
		for (const { from, values } of groups) for (const part of values) onMatch(at++, part, from);
		return { count: 0, foreign: 0 };
	}
	const locate = locator(records, match);
	const strays: Strays = { count: 0, foreign: 0 };
	for (const { from, values, names } of groups) {
		values.forEach((part, place) => {
			const named = locate(part, names?.[place] ?? String(place));
			const found = named.filter((at) => at !== undefined);
			if (found.length === 0) strays.count++;
			if (found.length === 0 && named.length > 0) strays.foreign++;
			for (const at of found) onMatch(at, part, from);
		});
	}
	return strays;
}

/**
 * The positions of what a part names; undefined for each that is not in the batch.
 *
 * @param name under which it stands, or its place in a list
 */
export type Locate = (part: unknown, name: string) => ReadonlyArray<number | undefined>;

export function locator(
	records: readonly DeliveryRecord[],
	match: Exclude<MatchRule, { by: 'position' }>,
): Locate {
	return match.by === 'key' ? byKey(records, match) : byIndex(records.length, match);
}

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
	return (part, name) => responseKey.texts(part, name).map(find);
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
			.map((at) => (at >= 0 && at < count ? at : undefined));
	return locate;
}

export function describeMatch(match: MatchRule): string {
	if (match.by === 'key') return `'Response Key Path' is ${match.responseKey.text}`;
	if (match.by === 'index') return `'Response Index Path' is ${match.path.text}`;
	return "'Match By' is Position";
}
