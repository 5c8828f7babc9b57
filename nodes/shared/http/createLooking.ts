import { Pending } from '../pending';
import type { ApiPorts } from './apiPorts';
import { ApiProblem } from './apiProblem';

export interface Creation<T> {
	/** What is made, for sentences, e.g. "connection 'Reports'". */
	what: string;
	/** Creates it. @returns undefined when it was made and the answer does not say which it is */
	post(): Promise<T | undefined>;
	/** Lists those that it could be. */
	alike(): Promise<T[]>;
	/** Those of them that were there before. */
	before: T[];
	idOf(entity: T): string;
	/** Sorts what was made earlier to the front. */
	byAge(one: T, other: T): number;
}

/** At most so many requests create one thing. */
const SENDS = 2;
/** Pauses between looks (ms): what was made may show only half a minute later. */
const PAUSES = [1000, 2000, 4000, 8000, 16_000];

/**
 * Creates once. These APIs have no key that would tell a repeated request, so after a lost answer it
 * looks for what may have been made, and sends the request again only when no look has found it.
 *
 * @throws Pending when nobody can tell whether it was made
 */
export async function createLooking<T>(ports: ApiPorts, creation: Creation<T>): Promise<T> {
	for (let send = 1; ; send++) {
		const { made, isMade, why } = await posted(creation);
		if (made !== undefined) return made;
		ports.log(`${why}; looking whether it was made`);
		const { found, isSure } = await look(ports, creation);
		if (found !== undefined) return found;
		if (isMade || !isSure || send === SENDS) throw unknown(why);
	}
}

/** Those alike that were not there before, the oldest first. */
export async function madeSince<T>({ alike, before, idOf, byAge }: Creation<T>): Promise<T[]> {
	const known = new Set(before.map(idOf));
	return (await alike()).filter((each) => !known.has(idOf(each))).sort(byAge);
}

/** @returns what was made, or why nobody knows which it is, or whether it was made at all */
async function posted<T>({
	post,
	what,
}: Creation<T>): Promise<{ made?: T; isMade: boolean; why: string }> {
	try {
		const made = await post();
		return { made, isMade: true, why: `The answer does not name the ID of ${what}` };
	} catch (error) {
		if (!(error instanceof ApiProblem) || !error.ambiguous) throw error;
		return { isMade: false, why: error.message };
	}
}

/** @returns `isSure` when it is not there: the last look, which decides, could be had */
async function look<T>(
	ports: ApiPorts,
	creation: Creation<T>,
): Promise<{ found?: T; isSure: boolean }> {
	let isSure = false;
	for (const pause of PAUSES) {
		await ports.sleep(pause);
		try {
			const [found] = await madeSince(creation);
			if (found !== undefined) return { found, isSure: true };
			isSure = true;
		} catch (error) {
			if (!(error instanceof ApiProblem)) throw error;
			ports.log(error.message);
			isSure = false;
		}
	}
	return { isSure };
}

function unknown(why: string): Pending {
	return new Pending(
		why,
		"It was not found afterwards; it may have been created all the same, and show only later. Run the node again in some minutes: with 'If It Already Exists' on Reuse it takes up what is there then",
	);
}
