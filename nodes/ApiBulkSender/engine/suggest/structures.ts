import type { ReadExample } from './example';
import { isJsonObject } from '../json';
import { comparable, lastName, leavesOf, type Leaves } from './leaves';
import { idRank } from './names';
import { keyPathsOf, linksOf, type Link } from './links';
import type { Place } from './places';
import { isGoodName, toldBy, type Told } from './told';

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

interface Linked {
	place: Place;
	link: Link;
	told: Told[];
	isFailures: boolean;
}

const MOST_LINKED = 8;

/** All structures that the examples may have, the likeliest first. */
export function structuresOf(
	places: readonly Place[],
	examples: readonly ReadExample[],
): Structure[] {
	const whole: Structure = {
		reports: 'wholeRequest',
		places: [],
		failures: new Set(),
		match: undefined,
		told: [],
		score: 0,
	};
	const links = new Map(places.map((place) => [place, linksOf(place, examples)]));
	const grouped = matchGroups(places, links, examples);
	return [
		...grouped.flatMap((linked) => everyRecord(linked, places, examples)),
		...places.flatMap((place) => byPosition(place, examples)),
		...grouped.flatMap((linked) => failedOnly(linked, places, examples)),
		whole,
	].sort((a, b) => rankOf(b) - rankOf(a));
}

/** What names every record is preferred to what names some, and a name to a place. */
function rankOf({ reports, match, score }: Structure): number {
	const kind = { everyRecord: 200, failedRecordsOnly: 100, wholeRequest: 0 }[reports];
	const by = { key: 40, index: 20, position: 0 }[match?.by ?? 'position'];
	return kind + by + score;
}

/** Places that can be matched together: all by key, through the same path of the record, or by number. */
function matchGroups(
	places: readonly Place[],
	links: ReadonlyMap<Place, Link[]>,
	examples: readonly ReadExample[],
): Linked[][] {
	const use = (place: Place, link: Link): Linked => {
		const told = toldBy(place, link, examples);
		return { place, link, told, isFailures: told.length > 0 && told.every(({ isNo }) => isNo) };
	};
	const all = places.flatMap((place) => (links.get(place) ?? []).map((link) => ({ place, link })));
	const requests = new Set(all.flatMap(({ link }) => (link.by === 'key' ? [link.request] : [])));
	const firsts = new Set(all.flatMap(({ link }) => (link.by === 'index' ? [link.first] : [])));
	const best = (fits: (link: Link) => boolean) =>
		places.flatMap((place) => {
			const link = links.get(place)?.find(fits);
			return link === undefined ? [] : [use(place, link)];
		});
	return [
		...[...requests].map((path) => best((link) => link.by === 'key' && link.request === path)),
		// Some lists may name records by one value and some by another.
		...(requests.size > 1 ? [best((link) => link.by === 'key')] : []),
		...[...firsts].map((first) => best((link) => link.by === 'index' && link.first === first)),
	]
		.filter((group) => group.length > 0)
		.map((group) => group.slice(0, MOST_LINKED));
}

function everyRecord(
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
		.map((some) => structure('everyRecord', some, places, examples));
}

/** Of several lists those whose name nobody knows count as failures: "accepted", "parked". */
function withOpenNames(some: Linked[], examples: readonly ReadExample[]): Linked[] {
	if (some.length < 2 || examples.some(({ failed }) => failed !== undefined)) return some;
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

function failedOnly(
	linked: readonly Linked[],
	places: readonly Place[],
	examples: readonly ReadExample[],
): Structure[] {
	const failures = linked.filter(({ isFailures }) => isFailures);
	if (failures.length === 0) return [];
	const cut = failures.filter(({ place }) => place.kind !== 'whole');
	const whole = failures.filter(({ place }) => place.kind === 'whole');
	// Of two that hold the same, such as an object and the lists in it, one is enough. Lists under
	// one name of failures are read together, so that other ones of that name are read too.
	const without = (kind: Place['kind']) =>
		cut.filter(
			({ place }) => !(place.kind === kind && cut.some((one) => isInside(one.place, place))),
		);
	const outermost = cut.filter(
		({ place }) =>
			place.kind !== 'map' &&
			!cut.some((one) => one.place.kind === 'lists' && isInside(place, one.place)),
	);
	const variants = [
		outermost,
		without('map'),
		without('lists'),
		...(cut.length > 1 ? cut.map((one) => [one]) : []),
		whole,
	];
	return variants
		.filter((some) => some.length > 0)
		.map((some, at) => ({
			...structure('failedRecordsOnly', some, places, examples),
			score: MOST_VARIANTS - at,
		}));
}

/** More than there can be. */
const MOST_VARIANTS = 20;

function isInside(inner: Place, outer: Place): boolean {
	const before = outer.path.replace(/(\.\*|\[\*\])+$/, '');
	return inner !== outer && inner.path.startsWith(before) && inner.path !== before;
}

function structure(
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

/** One list with as many entries as records were sent, in every good answer. */
function byPosition(place: Place, examples: readonly ReadExample[]): Structure[] {
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
