import type { AdobeClient } from '../client/adobeClient';
import { listPage } from '../client/pages';
import { readExportRun, type ExportRun } from './exportRun';
import type { Run } from './run';

/** More ids in one address would make it too long. */
const MOST_DATAFLOWS = 50;

/**
 * The runs of these dataflows that started at this time or later. Not filtered by audience: Adobe's
 * filter looks at a place that failed runs lack (destinations.yaml, Batch_Flow_Run_Failure).
 *
 * @param from ms since 1970
 */
export async function readExportRuns(
	client: AdobeClient,
	dataflowIds: string[],
	from: number,
): Promise<ExportRun[]> {
	const found = new Map<string, ExportRun>();
	for (let at = 0; at < dataflowIds.length; at += MOST_DATAFLOWS) {
		const ids = dataflowIds.slice(at, at + MOST_DATAFLOWS);
		// A run that begins while pages are read moves others to the next page: by id, each is once.
		for await (const run of pagedRuns(client, ids, from)) {
			if (ids.includes(run.dataflowId)) found.set(run.id, run);
		}
	}
	return [...found.values()].sort((left, right) => left.startedAt - right.startedAt);
}

async function* pagedRuns(
	client: AdobeClient,
	dataflowIds: string[],
	from: number,
): AsyncGenerator<ExportRun> {
	const property = [
		`flowId==${dataflowIds.join(',')}`,
		`metrics.durationSummary.startedAtUTC>${from - 1}`,
	];
	const followed = new Set<string>();
	let token: string | undefined;
	do {
		const page = await listPage<Run>(client, 'runs', { property }, undefined, token);
		yield* page.items.map(readExportRun);
		token = page.continuationToken;
		// A token that comes again would never end.
		if (token === undefined || followed.has(token)) return;
		followed.add(token);
	} while (token !== undefined);
}

/** When the oldest run started that Adobe still has of the dataflow, ms since 1970. */
export async function oldestRunStart(
	client: AdobeClient,
	dataflowId: string,
): Promise<number | undefined> {
	const query = { property: `flowId==${dataflowId}`, orderby: 'createdAt' };
	const { items } = await listPage<Run>(client, 'runs', query, 1);
	return items.length === 0 ? undefined : readExportRun(items[0]).startedAt;
}
