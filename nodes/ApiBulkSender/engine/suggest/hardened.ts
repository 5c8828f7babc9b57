import { compilePath } from '../../../shared/jsonPath/compilePath';
import { isTrue } from '../answer/words/flags';
import { meaningOf } from '../answer/words/vocabulary';
import { isJsonObject } from '../json';
import type { RawSettings } from '../settings';
import type { Candidate } from './candidates';
import { readExample, type ReadExample } from './example';
import type { Told } from './told';
import { tryExample } from './trial';

/** Of longer answers only the first entries are tried. */
const MOST_ENTRIES = 6;

/**
 * Whether settings stay true when the answer changes: shuffled, with a part removed, or with one
 * yes turned into a no, it must never give a success that is none.
 */
export function isHardened(
	{ structure }: Candidate,
	raw: RawSettings,
	examples: readonly ReadExample[],
): boolean {
	return examples.every((example, at) => {
		if (example.value === undefined) return true;
		const before = successes(example, raw);
		const told = structure.told.filter((one) => one.example === at).slice(0, MOST_ENTRIES);
		const isOrdered = structure.match?.by === 'position';
		const never = (changed: unknown, records: readonly number[]) => {
			const after = successes(withValue(example, changed), raw);
			if (isOrdered) return after.size <= before.size && records.every((one) => !after.has(one));
			return [...after].every((one) => before.has(one)) && records.every((one) => !after.has(one));
		};
		const isShuffledWell = structure.places.every((place) => {
			const holder = containerOf(place.path, example.value);
			if (!Array.isArray(holder) || holder.length < 2) return true;
			return never(changedAt(example.value, holder, [...holder].reverse()), []);
		});
		if (!isShuffledWell) return false;
		if (structure.reports !== 'everyRecord') return true;
		return told.every((one) => {
			// A part that is gone proves nothing of its record.
			if (!never(without(example.value, one), one.records)) return false;
			if (one.isNo) return true;
			const turned = turnedToNo(one.entry);
			return (
				turned === undefined || never(changedAt(example.value, one.entry, turned), one.records)
			);
		});
	});
}

function successes(example: ReadExample, raw: RawSettings): Set<number> {
	const { fates } = tryExample(example, raw);
	return new Set(fates.flatMap((fate, at) => (fate === 'succeeded' ? [at] : [])));
}

function withValue(example: ReadExample, value: unknown): ReadExample {
	return readExample({ ...example, text: JSON.stringify(value) });
}

function containerOf(path: string, value: unknown): unknown {
	if (path === '' || path === '$') return value;
	return compilePath(path.replace(/(\.\*|\[\*\])$/, '')).values(value)[0];
}

/** A copy in which one thing, told by identity, is another. */
function changedAt(root: unknown, from: unknown, to: unknown): unknown {
	if (root === from) return to;
	if (Array.isArray(root)) return root.map((one) => changedAt(one, from, to));
	if (!isJsonObject(root)) return root;
	return Object.fromEntries(
		Object.entries(root).map(([name, one]) => [name, changedAt(one, from, to)]),
	);
}

/** Without the entry; of equal plain values the first. */
function without(root: unknown, { entry, name }: Told): unknown {
	let isDone = false;
	const visit = (value: unknown): unknown => {
		if (isDone) return value;
		if (Array.isArray(value)) {
			const at = value.indexOf(entry);
			if (at >= 0) {
				isDone = true;
				return value.filter((_, place) => place !== at);
			}
			return value.map(visit);
		}
		if (!isJsonObject(value)) return value;
		if (name !== undefined && value[name] === entry) {
			isDone = true;
			return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
		}
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, visit(one)]));
	};
	return visit(root);
}

/** What a sign of yes says instead when it says no; the plainest sign first. */
const TURNS: ReadonlyArray<(name: string, value: unknown) => unknown> = [
	(name, value) => {
		const meaning = meaningOf(name);
		return isTrue(value) && (meaning?.success || meaning?.strict) ? false : undefined;
	},
	(name, value) => {
		const isGood = typeof value === 'number' && value >= 200 && value <= 299;
		return isGood && meaningOf(name)?.status ? 500 : undefined;
	},
	(name, value) => (typeof value === 'string' && meaningOf(name)?.state ? 'failed' : undefined),
];

/** An entry whose sign of yes says no; undefined where it has none. */
function turnedToNo(entry: unknown): unknown {
	if (isTrue(entry)) return false;
	if (!isJsonObject(entry)) return undefined;
	for (const turn of TURNS) {
		for (const [name, value] of Object.entries(entry)) {
			const no = turn(name, value);
			if (no !== undefined) return { ...entry, [name]: no };
		}
	}
	const [only] = Object.entries(entry);
	if (Object.keys(entry).length === 1 && isJsonObject(only[1])) {
		const inside = turnedToNo(only[1]);
		return inside === undefined ? undefined : { [only[0]]: inside };
	}
	return undefined;
}
