import type { ApiPorts } from './apiPorts';
import { ApiProblem } from './apiProblem';
import { madeSince, type Creation } from './createLooking';

/** How something came to be there, for the output. */
export interface CreationReport {
	/** False when one that was there is used. */
	created: boolean;
	/** Ids of what was made besides, at the same time, and is not used. */
	twinIds?: string[];
	/** What is to be known about them. */
	twinHint?: string;
}

export interface Newborn<T> extends Creation<T> {
	/** Whether it has all settings that are wanted, so that it can stand in. */
	fits(entity: T): boolean;
	/** Reads one anew, with its age. */
	read(entity: T): Promise<T>;
}

/**
 * Two executions that create the same at once both find nothing before. So it looks again, as well as
 * that can be done: all go on with the oldest one. The younger ones are told of, and never deleted.
 *
 * @returns the one to go on with
 */
export async function withoutTwins<T>(
	ports: ApiPorts,
	creation: Newborn<T>,
	own: T,
): Promise<{ made: T; report: CreationReport }> {
	const { idOf, what } = creation;
	const [made, ...twins] = await allOf(creation, own);
	if (twins.length === 0) return { made: own, report: { created: true } };
	const twinIds = twins.map(idOf);
	const twinHint = `${what} was made ${twins.length + 1} times at once, by executions that ran at the same time. The oldest one is used (ID ${idOf(made)}). The others are not, and were not deleted: ${twinIds.join(', ')}`;
	ports.log(twinHint);
	return { made, report: { created: idOf(made) === idOf(own), twinIds, twinHint } };
}

/** Its own and those that were made meanwhile, the oldest first; its own alone where nobody can tell. */
async function allOf<T>(creation: Newborn<T>, own: T): Promise<T[]> {
	const { idOf, byAge, fits, read } = creation;
	const isOwn = (each: T) => idOf(each) === idOf(own);
	try {
		const found = (await madeSince(creation)).filter((each) => isOwn(each) || fits(each));
		if (found.every(isOwn)) return [own];
		// Its own may not be listed yet.
		return found.some(isOwn) ? found : [...found, await read(own)].sort(byAge);
	} catch (error) {
		// What was to be made is made, whatever comes of looking back.
		if (error instanceof ApiProblem) return [own];
		throw error;
	}
}
