import { numbersIn, readIndexPattern } from '../answer/rules/indexPattern';
import type { ReadExample } from './example';
import { lastName, type Leaves } from './leaves';
import { mapEntries, type Link } from './link';
import { isPlaceName, startsAtOne } from './names';
import type { Place } from './places';

/** Numbers in the entries that are those of records. */
export function indexLinks(
	place: Place,
	path: string,
	entries: readonly Leaves[],
	examples: readonly ReadExample[],
): Link[] {
	const texts = entries.map((one) => (one.get(path) ?? []).map(String));
	const name = path === '~' || path === '$' ? '' : lastName(path);
	const isNumber = texts.flat().every((text) => /^\d{1,6}$/.test(text));
	if (isNumber) {
		const isRefused = place.found.every(({ example }) => !examples[example].isSuccess);
		const isListed = (path === '$' || path === '~') && (place.tellsFailures || isRefused);
		if (!isListed && !isPlaceName(name)) return [];
		return countedFrom(place, path, entries, examples, '', startsAtOne(name), 8);
	}
	// A way through what was sent: ["input", "1", "email"].
	const isWay = texts.every((own) => own.filter((text) => /^\d{1,6}$/.test(text)).length === 1);
	if (isWay && isPlaceName(name)) return countedFrom(place, path, entries, examples, '', false, 7);
	if (texts.some((own) => own.length !== 1)) return [];
	return patternsIn(texts[0][0]).flatMap(({ pattern, fromOne }) =>
		countedFrom(place, path, entries, examples, pattern, fromOne, 6),
	);
}

function countedFrom(
	place: Place,
	path: string,
	entries: readonly Leaves[],
	examples: readonly ReadExample[],
	pattern: string,
	fromOne: boolean,
	score: number,
): Link[] {
	const read = readIndexPattern(pattern);
	const countFrom = (first: 0 | 1) =>
		mapEntries(place, path, entries, (texts, example) => {
			const { length } = examples[example].records;
			// Written as they stand, since a pattern heeds case.
			const numbers = texts.flatMap((text) => numbersIn(text, read && anyCase(read)));
			const at = numbers.map((number) => number - first);
			return at.length > 0 && at.every((one) => one >= 0 && one < length) ? at : undefined;
		});
	const zero = countFrom(0);
	const one = countFrom(1);
	const isGuess = zero !== undefined && one !== undefined;
	const link = (first: 0 | 1, at: number[][][] | undefined): Link[] => {
		if (at === undefined) return [];
		const isLikely = !isGuess || (first === 1) === fromOne;
		return [{ by: 'index', path, pattern, first, at, isGuess, score: score - (isLikely ? 0 : 3) }];
	};
	return [...link(0, zero), ...link(1, one)];
}

/** Texts are compared in lower case here. */
function anyCase(pattern: readonly RegExp[]): RegExp[] {
	return pattern.map((piece) => new RegExp(piece.source, 'gi'));
}

/** Words before a number that make it a record's: "index 3", "Row #3". */
const COUNTING =
	/(?:index|row|record|item|line|position|element|entry|number|object|event)\W{0,4}$/i;

/** Patterns by which a number in a text may be that of a record. */
function patternsIn(text: string): Array<{ pattern: string; fromOne: boolean }> {
	const found: Array<{ pattern: string; fromOne: boolean }> = [];
	for (const { 0: digits, index } of text.matchAll(/\d{1,6}/g)) {
		const line = text.slice(0, index).split('\n').at(-1) ?? '';
		const after = text.slice(index + digits.length);
		if (/\w$/.test(line)) continue;
		if (line.endsWith('/') && /^(?:\/|$)/.test(after)) {
			const holder = /\/[A-Za-z_-]*\/$/.exec(line)?.[0];
			if (holder !== undefined) found.push({ pattern: `${holder}#`, fromOne: false });
		} else if (line.endsWith('[') && after.startsWith(']')) {
			const holder = /[A-Za-z_]*\[$/.exec(line)?.[0] ?? '[';
			found.push({ pattern: `${holder}#]`, fromOne: false });
		} else if (/[A-Za-z]\.$/.test(line) && after.startsWith('.')) {
			const holder = /[A-Za-z_]+\.$/.exec(line)?.[0] ?? '.';
			found.push({ pattern: `${holder}#.`, fromOne: false });
		} else if (COUNTING.test(line)) {
			const before = /[A-Za-z]+[^A-Za-z\d*#]{0,4}$/.exec(line)?.[0];
			if (before === undefined) continue;
			const behind = /^[:,;)\]]/.exec(after)?.[0] ?? '';
			found.push({ pattern: `${before}#${behind}`, fromOne: startsAtOne(before.trim()) });
		}
	}
	return found;
}
