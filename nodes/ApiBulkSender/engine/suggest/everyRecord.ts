import { isJsonObject } from '../json';
import type { ReadExample } from './example';
import { lastName } from './leaves';
import type { Linked } from './linked';
import { idRank } from './names';
import type { Place } from './places';
import { structureOf, type Structure } from './structure';
import { isGoodName, toldBy } from './told';

/** Answers that name every record, in one list or in several. */
export function everyRecord(
	linked: readonly Linked[],
	places: readonly Place[],
	examples: readonly ReadExample[],
): Structure[] {
	// A part that names several records holds lists that are parts themselves.
	const usable = linked.filter(
		({ place, told }) =>
			place.kind !== 'whole' && told.every(({ records, isNo }) => isNo || records.length === 1),
	);
	return subsets(usable)
		.filter((some) => coversAll(some, examples))
		.map((some) => withOpenNames(some, examples))
		.filter((some) => some.some(({ isFailures }) => !isFailures))
		.map((some) => structureOf('everyRecord', some, places, examples));
}

/** Of several lists those whose name nobody knows count as failures: "accepted", "parked". */
function withOpenNames(some: Linked[], examples: readonly ReadExample[]): Linked[] {
	if (some.length < 2 || examples.some(({ failed }) => failed !== undefined)) return some;
	// Beside lists of failures the only other one is that of the rest.
	if (some.filter(({ isFailures }) => !isFailures).length === 1) return some;
	return some.map((linked) => {
		if (linked.isFailures || isGoodName(linked.place.path)) return linked;
		const told = linked.told.map((one) => ({ ...one, isNo: true, isOpen: true }));
		return { ...linked, told, isFailures: true };
	});
}

function subsets(linked: readonly Linked[]): Linked[][] {
	const all: Linked[][] = [];
	const most = 2 ** linked.length;
	for (let mask = 1; mask < most; mask++) {
		const some = linked.filter((_, at) => mask & (1 << at));
		if (some.length <= 4) all.push(some);
	}
	return all;
}

/** Every record of every answer that is to be judged is named, and none by two places. */
function coversAll(some: readonly Linked[], examples: readonly ReadExample[]): boolean {
	return examples.every(({ isSuccess, records }, example) => {
		const isJudged = some.some(({ told }) => told.some((one) => one.example === example));
		if (!isSuccess && !isJudged) return true;
		const named = new Map<number, Place>();
		for (const { place, told } of some) {
			for (const one of told) {
				if (one.example !== example) continue;
				for (const at of one.records) {
					const other = named.get(at);
					if (other !== undefined && other !== place) return false;
					named.set(at, place);
				}
			}
		}
		return named.size === records.length;
	});
}

/** One list with as many entries as records were sent, in every good answer. */
export function byPosition(place: Place, examples: readonly ReadExample[]): Structure[] {
	if (place.kind !== 'list' || place.found.length === 0) return [];
	const counts = new Map(place.found.map(({ example, entries }) => [example, entries.length]));
	const fits = examples.every(
		({ isSuccess, records }, example) => !isSuccess || counts.get(example) === records.length,
	);
	if (!fits || !examples.some(({ isSuccess }, example) => isSuccess && counts.has(example)))
		return [];
	const told = toldBy(place, undefined, examples).filter(
		({ example }) => examples[example].isSuccess,
	);
	const speaks = told.every(({ entry }) => isJsonObject(entry)) || isListOfIds(place);
	if (!speaks || (place.tellsFailures && told.every(({ isNo }) => isNo))) return [];
	return [
		{
			reports: 'everyRecord',
			places: [place],
			failures: new Set(),
			match: { by: 'position' },
			told,
			score: 5 - (place.path.match(/[.[]/g)?.length ?? 0) * 0.1,
		},
	];
}

function isListOfIds({ path, found }: Place): boolean {
	const name = lastName(path);
	const isNamed = idRank(name) !== undefined || /ids?$|keys?$/i.test(name) || path === '';
	return isNamed && found.every(({ entries }) => entries.every((one) => comparableId(one)));
}

const comparableId = (value: unknown) =>
	typeof value === 'string' || (typeof value === 'number' && value !== 0) || value === true;
