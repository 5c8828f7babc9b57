import { nothingParsed, type Parsed } from './rules/parseMap';

/** What an answer says of one record. */
export interface Verdict {
	result: 'succeeded' | 'failed' | 'unclear';
	/** Success that nothing proves: no part names the record, or its part merely does not say no. */
	silent: boolean;
	/** Silent, and nothing but its own words was there to judge it by. */
	byWords: boolean;
	parsed: Parsed;
	/** Why it did not succeed; null when it did. */
	reason: string | null;
	/** The part itself. */
	part: unknown;
}

export function unclear(reason: string, parsed = nothingParsed(), part?: unknown): Verdict {
	return { result: 'unclear', silent: false, byWords: false, parsed, reason, part };
}

export function proven(parsed: Parsed, part: unknown): Verdict {
	return { result: 'succeeded', silent: false, byWords: false, parsed, reason: null, part };
}

export function believed(parsed = nothingParsed(), part?: unknown): Verdict {
	return { result: 'succeeded', silent: true, byWords: false, parsed, reason: null, part };
}

/** No setting says what it means; its words do not say no. */
export function byWords(parsed: Parsed, part: unknown): Verdict {
	return { result: 'succeeded', silent: true, byWords: true, parsed, reason: null, part };
}

export function refused(reason: string, parsed: Parsed, part: unknown): Verdict {
	return { result: 'failed', silent: false, byWords: false, parsed, reason, part };
}

/** Of two parts for one record any failure wins, then whatever is unclear. */
export function worse(first: Verdict | undefined, second: Verdict): Verdict {
	if (first === undefined) return second;
	const rank = { failed: 0, unclear: 1, succeeded: 2 };
	return rank[second.result] < rank[first.result] ? second : first;
}
