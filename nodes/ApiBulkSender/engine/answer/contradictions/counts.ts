import { topOf } from './failurePlaces';
import { countedBy } from '../words/vocabulary';

/** What the numbers at the top of an answer count. */
export interface Counts {
	/** Accepted records, added up; undefined when nothing counts them. */
	accepted: number | undefined;
	/** A count of failed ones that is neither none nor all. */
	someFailed: string | undefined;
	/** A count of accepted ones that is neither none nor all. */
	someAccepted: string | undefined;
	/** A count equals the number of records sent. */
	hasAll: boolean;
}

/** @param records how many were sent; larger numbers count something else */
export function readCounts(body: unknown, records: number): Counts {
	const counts: Counts = {
		accepted: undefined,
		someFailed: undefined,
		someAccepted: undefined,
		hasAll: false,
	};
	for (const [key, value] of Object.entries(topOf(body)?.object ?? {})) {
		if (typeof value !== 'number' || !Number.isInteger(value)) continue;
		if (value < 0 || value > records) continue;
		const some = value > 0 && value < records ? `"${key}": ${value}` : undefined;
		const counted = countedBy(key);
		if (counted === 'failed') counts.someFailed ??= some;
		if (counted === 'all') counts.hasAll ||= value === records;
		if (counted !== 'accepted') continue;
		counts.accepted = (counts.accepted ?? 0) + value;
		counts.someAccepted ??= some;
	}
	return counts;
}

/** Why an answer that speaks for the whole request cannot: it counts some of its records only. */
export function countsSome(body: unknown, records: number): string | undefined {
	const { someFailed, someAccepted, accepted, hasAll } = readCounts(body, records);
	// `created` and `updated` may be all of them together.
	const isSome = hasAll && accepted !== records;
	const some = someFailed ?? (isSome ? someAccepted : undefined);
	return some && `The answer counts ${some} of ${records} records, but does not say which`;
}
