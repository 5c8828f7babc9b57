import type { IDataObject } from 'n8n-workflow';

import { describeDestination } from '../../../shared/adobe/catalogue/classify';
import { knownDestination } from '../../../shared/adobe/catalogue/destinations';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { listDestinations } from '../../../shared/adobe/panel/destinationList';
import type { Flow } from '../../../shared/adobe/types';
import { flowIds } from '../flowIds';

/** What people want to know of dataflows, in the order given. */
export async function simplifyDataflows(
	client: AdobeClient,
	flows: Flow[],
): Promise<IDataObject[]> {
	const labels = await destinationLabels(client, flows);
	return flows.map((flow) => {
		const names = audienceNames(flow);
		return {
			id: flow.id,
			name: flow.name ?? '',
			state: flow.state ?? '',
			destination: labels.get(specIdOf(flow)) ?? '',
			audiences: names.length,
			audienceNames: names,
			createdAt: isoTime(flow.createdAt),
			updatedAt: isoTime(flow.updatedAt),
		};
	});
}

/** Asks Adobe only when there are destinations that the table does not hold. */
async function destinationLabels(client: AdobeClient, flows: Flow[]): Promise<Map<string, string>> {
	const ids = [...new Set(flows.map(specIdOf))].filter((id) => id !== '');
	const isUnknown = ids.some((id) => knownDestination(id) === undefined);
	const live = isUnknown ? await listDestinations(client) : [];
	return new Map(
		ids.map((id) => {
			const listed = live.find(({ connectionSpecId }) => connectionSpecId === id);
			return [id, (listed ?? describeDestination({ id })).label];
		}),
	);
}

function specIdOf(flow: Flow): string {
	return flowIds(flow).connectionSpecId ?? '';
}

/** The id of an audience that was activated without its name. */
function audienceNames({ transformations = [] }: Flow): string[] {
	return transformations
		.flatMap(({ params }) => params?.segmentSelectors?.selectors ?? [])
		.map(({ value }) => value.name || value.id);
}

function isoTime(ms: number | undefined): string | null {
	return ms === undefined ? null : new Date(ms).toISOString();
}
