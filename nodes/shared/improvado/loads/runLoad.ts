import { ApiProblem } from '../../http/apiProblem';
import { addresses, subjectOf } from '../client/addresses';
import type { ImprovadoClient } from '../client/improvadoClient';
import type { Load } from '../types';

/** How often, and how far apart, one looks for a run whose start got no answer. */
const LOOKS = 5;
const PAUSE_MS = 3000;

export async function readLoad(client: ImprovadoClient, id: string): Promise<Load> {
	return await client.getOne<Load>(addresses.load(id), subjectOf('read', 'load', id), id);
}

/**
 * Starts a run. It is never started twice: when the answer got lost, the load itself shows whether
 * it runs.
 *
 * @returns the load afterwards
 * @throws ApiProblem when nothing shows that it runs
 */
export async function runLoad(client: ImprovadoClient, id: string): Promise<Load> {
	const before = await readLoad(client, id);
	try {
		await client.call('PUT', addresses.loadAction(id, 'run'), subjectOf('run', 'load', id));
	} catch (error) {
		if (!(error instanceof ApiProblem) || !error.ambiguous) throw error;
		return await lookForRun(client, id, before, error);
	}
	return await readLoad(client, id);
}

async function lookForRun(
	client: ImprovadoClient,
	id: string,
	before: Load,
	lost: ApiProblem,
): Promise<Load> {
	const { ports } = client;
	ports.log(`${lost.message}; looking whether it runs`);
	for (let look = 1; look <= LOOKS; look++) {
		await ports.sleep(PAUSE_MS);
		const now = await readLoad(client, id);
		if (now.status !== before.status || now.last_update !== before.last_update) return now;
	}
	const { message, status, code, requestId } = lost;
	const state = before.status ? `Its status is still '${before.status}'` : 'It has no status';
	throw new ApiProblem(
		message,
		`${state} and it has not been updated since, so it has probably not started. Look at it in Improvado before you run it again.`,
		status,
		{ code, requestId },
	);
}
