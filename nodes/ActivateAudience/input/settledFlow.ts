import { Patience, isSettled } from '../../shared/adobe/change/settle';
import { waitUntilSettled } from '../../shared/adobe/change/waitUntilSettled';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import type { Flow } from '../../shared/adobe/types';

/**
 * The dataflow when Adobe has finished its last change: until then it shows the old content.
 *
 * @returns it as it is, and `settled: false`, when that takes too long
 */
export async function settledFlow(
	client: AdobeClient,
	flow: Flow,
	longestWaitMs: number,
): Promise<{ flow: Flow; settled: boolean }> {
	if (isSettled(flow)) return { flow, settled: true };
	const patience = new Patience(client, longestWaitMs);
	const { entity, settled } = await waitUntilSettled<Flow>(client, 'flows', flow.id, patience);
	return { flow: entity, settled };
}
