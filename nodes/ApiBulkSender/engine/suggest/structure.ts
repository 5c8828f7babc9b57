import type { ReadExample } from './example';
import { comparable, lastName, leavesOf, type Leaves } from './leaves';
import type { Linked } from './linked';
import { keyPathsOf } from './requestPaths';
import type { Place } from './places';
import type { Told } from './told';

/** How an answer may be put together: which places speak of records, and how they name them. */
export interface Structure {
	reports: 'everyRecord' | 'failedRecordsOnly' | 'wholeRequest';
	/** In the order of the answer. */
	places: readonly Place[];
	/** Places that hold nothing but failed records. */
	failures: ReadonlySet<Place>;
	match:
		| { by: 'position' }
		| { by: 'key'; request: string; response: string }
		| { by: 'index'; path: string; pattern: string; first: 0 | 1; isGuess: boolean }
		| undefined;
	/** What the entries say of the records. */
	told: readonly Told[];
	/** Among structures of the same kind the likelier one has the higher score. */
	score: number;
}

/** The structure of places that are linked, and of those beside them that are empty now. */
export function structureOf(
	reports: 'everyRecord' | 'failedRecordsOnly',
	some: readonly Linked[],
	places: readonly Place[],
	examples: readonly ReadExample[],
): Structure {
	const failures = new Set(some.filter(({ isFailures }) => isFailures).map(({ place }) => place));
	const used = new Set(some.map(({ place }) => place));
	const isWanted = (place: Place) =>
		used.has(place) || isEmptySibling(place, some, reports === 'failedRecordsOnly');
	const isOfLists = some.some(({ place }) => place.kind === 'lists');
	const all = places
		.filter(isWanted)
		// An empty object beside objects of lists is one of them.
		.map((place) =>
			isOfLists && place.kind === 'map' && !used.has(place) ? ofLists(place) : place,
		);
	for (const place of all) if (!used.has(place) && place.tellsFailures) failures.add(place);
	const shortest = some.length * 0.5;
	const loose =
		reports === 'everyRecord' ? some.filter((one) => one.place.kind !== 'list').length * 3 : 0;
	const certain = some.reduce((sum, { link }) => sum + link.score, 0) / some.length;
	return {
		reports,
		places: all,
		failures,
		match: matchOf(some, examples),
		told: some.flatMap(({ told }) => told),
		score: certain - shortest - loose,
	};
}

function ofLists(place: Place): Place {
	return { ...place, kind: 'lists', path: `${place.path}[*]` };
}

function matchOf(some: readonly Linked[], examples: readonly ReadExample[]): Structure['match'] {
	const [{ link: first }] = some;
	const join = (texts: string[]) => [...new Set(texts)].join(',');
	if (first.by === 'key') {
		const links = some.flatMap(({ link }) => (link.by === 'key' ? [link] : []));
		const request = join(links.map((link) => link.request));
		const isPlain = links.every(({ response }) => response === '$' || response === '~');
		const all = withOtherKeys(request.split(','), isPlain, examples);
		return { by: 'key', request: join(all), response: join(links.map((link) => link.response)) };
	}
	const links = some.flatMap(({ link }) => (link.by === 'index' ? [link] : []));
	return {
		by: 'index',
		path: join(links.map(({ path }) => path)),
		pattern: links.find(({ pattern }) => pattern !== '')?.pattern ?? '',
		first: first.first,
		isGuess: links.every(({ isGuess }) => isGuess),
	};
}

/** What is taken up, where a mere value names a record that has several values of its own. */
const MOST_KEYS = 3;

/**
 * Every record needs a value by which an answer may name it; and where the answer has mere values,
 * it may name one record by its email and another by its id.
 */
function withOtherKeys(
	paths: readonly string[],
	isPlain: boolean,
	examples: readonly ReadExample[],
): string[] {
	const records = examples.flatMap((example) => example.records.map((one) => leavesOf(one)));
	const has = (path: string) => (leaves: Leaves) =>
		leaves.get(path)?.some((value) => comparable(value) !== undefined) === true;
	const own = [...paths];
	const others = keyPathsOf(examples).filter((path) => !own.includes(path));
	for (const path of others) {
		const isNeeded = records.some((one) => !own.some((known) => has(known)(one)) && has(path)(one));
		if (isNeeded || (isPlain && own.length < MOST_KEYS)) own.push(path);
	}
	return own;
}

/** A list that is empty now, beside those that are used, whose name is of their kind. */
function isEmptySibling(place: Place, some: readonly Linked[], mustTellFailures: boolean): boolean {
	if (place.path === '' || place.found.some(({ entries }) => entries.length > 0)) return false;
	if (place.kind !== 'list' && place.kind !== 'map') return false;
	return some.some(({ place: used }) => {
		if (holderOf(used.path) !== holderOf(place.path)) return false;
		if (place.tellsFailures) return isSameKind(place, used) || !mustTellFailures;
		return !mustTellFailures && sharesWord(lastName(place.path), lastName(used.path));
	});
}

/** An empty object beside lists in an object is such an object too. */
function isSameKind(place: Place, used: Place): boolean {
	return place.kind === 'list' ? used.kind === 'list' : used.kind !== 'list';
}

function holderOf(path: string): string {
	const plain = path.replace(/(\[\*\]|\.\*)+$/, '');
	return plain.slice(0, plain.length - lastName(plain).length);
}

function sharesWord(first: string, second: string): boolean {
	const words = (name: string) =>
		name
			.replace(/([a-z])([A-Z])/g, '$1 $2')
			.toLowerCase()
			.split(/[^a-z]+/);
	const own = words(first);
	return words(second).some((word) => word.length > 2 && own.includes(word));
}
