import { Patience } from '../change/settle';
import type { AdobeClient } from '../client/adobeClient';
import { ApiProblem } from '../../http/apiProblem';
import { isBusy } from './busy';

/**
 * Deletes a dataflow and waits until it is gone, since what it joins cannot be deleted before.
 *
 * @returns whether it was still there when the longest wait was over
 */
export async function deleteAndWait(
	client: AdobeClient,
	id: string,
	longestWaitMs: number,
): Promise<{ pending: boolean }> {
	const patience = new Patience(client, longestWaitMs);
	await requestDeletion(client, id, patience);
	while (await isThere(client, id)) {
		if (!(await patience.wait())) return { pending: true };
	}
	return { pending: false };
}

/** Repeats it while Adobe is busy with an earlier change, which may be a deletion too. */
async function requestDeletion(client: AdobeClient, id: string, patience: Patience): Promise<void> {
	let wasBusy = false;
	for (;;) {
		try {
			return await client.delete('flows', id);
		} catch (error) {
			if (!(error instanceof ApiProblem)) throw error;
			if (wasBusy && error.absent) return;
			if (!isBusy(error) || !(await patience.wait())) throw error;
			wasBusy = true;
			client.ports.log(`${error.message}; trying again`);
		}
	}
}

async function isThere(client: AdobeClient, id: string): Promise<boolean> {
	try {
		await client.getOne('flows', id);
		return true;
	} catch (error) {
		if (error instanceof ApiProblem && error.absent) return false;
		throw error;
	}
}
