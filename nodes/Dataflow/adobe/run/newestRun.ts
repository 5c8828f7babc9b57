import { Patience } from '../../../shared/adobe/change/settle';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { listAll } from '../../../shared/adobe/client/pages';
import type { Run } from '../../../shared/adobe/runs/run';
import { NEWEST_FIRST } from './runFilters';

/** @returns nothing when the dataflow has had no run by the end of the longest wait */
export async function waitForNewestRun(
	client: AdobeClient,
	dataflowId: string,
	longestWaitMs: number,
): Promise<Run | undefined> {
	const patience = new Patience(client, longestWaitMs);
	const query = { property: `flowId==${dataflowId}`, orderby: NEWEST_FIRST };
	for (let isFirst = true; ; isFirst = false) {
		const [newest] = await listAll<Run>(client, 'runs', query, 1);
		if (newest) return newest;
		if (isFirst) client.ports.log(`Dataflow ${dataflowId} has had no run yet; waiting for one`);
		if (!(await patience.wait())) return undefined;
	}
}
