import { asText } from '../../text';
import type { DeliveryRecord } from '../../types';
import { locator, type Locate } from '../match/match';
import type { MatchRule } from '../rules/answerRules';
import { failurePlaces, type FailureEntry, type FailurePlace } from './failurePlaces';
import type { Verdict } from '../verdict';

/**
 * A place that speaks of more failed records than were found, or that has an entry which names none
 * of them.
 */
export function unreadFailures(
	body: unknown,
	records: readonly DeliveryRecord[],
	verdicts: readonly Verdict[],
	isRead: (value: unknown) => boolean,
	match: MatchRule | undefined,
): FailurePlace | undefined {
	const places = failurePlaces(body, records.length, isRead);
	if (places.length === 0) return undefined;
	const failed = new Set<number>();
	verdicts.forEach(({ result }, at) => result === 'failed' && failed.add(at));
	let names: Names | undefined;
	return places.find(({ count, entries }) => {
		if (count > failed.size) return true;
		const known = (names ??= namesOf(failed, records, match));
		return !entries.every((entry) => namesFailed(entry, failed, known));
	});
}

/** How entries may name records. */
interface Names {
	/** As the parts do. */
	locate: Locate | undefined;
	/** Values of records, and whether those that have it failed; undefined where only some did. */
	values: ReadonlyMap<string, boolean | undefined>;
	/** Where the failed ones stand, as the answer numbers them, or from 0 and from 1. */
	places: ReadonlySet<string>;
}

function namesOf(
	failed: ReadonlySet<number>,
	records: readonly DeliveryRecord[],
	match: MatchRule | undefined,
): Names {
	const firsts = match?.by === 'index' ? [match.first] : [0, 1];
	const places = new Set([...failed].flatMap((at) => firsts.map((first) => String(at + first))));
	const values = new Map<string, boolean | undefined>();
	records.forEach(({ json }, at) => {
		const isFailed = failed.has(at);
		for (const text of scalarsIn(json)) {
			const isSame = !values.has(text) || values.get(text) === isFailed;
			values.set(text, isSame ? isFailed : undefined);
		}
	});
	const isLocated = match !== undefined && match.by !== 'position';
	return { locate: isLocated ? locator(records, match) : undefined, values, places };
}

/**
 * As the parts name records; else by a value of a failed record, and by its place only if no value
 * is that of another.
 */
function namesFailed(
	{ name, value }: FailureEntry,
	failed: ReadonlySet<number>,
	{ locate, values, places }: Names,
): boolean {
	const located = locate?.(value, name ?? '').filter((at) => at !== undefined) ?? [];
	if (located.length > 0) return located.every((at) => failed.has(at));
	const texts = scalarsIn([name, value]);
	const named = texts.map((text) => values.get(text));
	if (named.includes(true)) return true;
	return !named.includes(false) && texts.some((text) => places.has(text));
}

const LEVELS = 3;

function scalarsIn(value: unknown, levels = LEVELS): string[] {
	if (typeof value === 'string' || typeof value === 'number') {
		const text = asText(value).toLowerCase();
		return text === '' ? [] : [text];
	}
	if (value === null || typeof value !== 'object' || levels === 0) return [];
	return Object.values(value).flatMap((inner) => scalarsIn(inner, levels - 1));
}
