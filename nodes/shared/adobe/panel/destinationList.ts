import { describeDestination, isDestination, type Destination } from '../catalogue/classify';
import type { AdobeClient } from '../client/adobeClient';
import { nameContains } from '../client/listMatching';
import { listAll } from '../client/pages';
import type { ConnectionSpec } from '../types';
import { adobeSearch } from './search';

/** A destination with its live connection spec. */
export interface LiveDestination extends Destination {
	spec: ConnectionSpec;
}

/** The catalogue is large and stays the same during one execution. */
const catalogues = new WeakMap<AdobeClient, Promise<ConnectionSpec[]>>();

/** All connection specs, those of sources too. */
export async function listSpecs(client: AdobeClient): Promise<ConnectionSpec[]> {
	const known = catalogues.get(client);
	if (known) return await known;
	const reading = listAll<ConnectionSpec>(client, 'connectionSpecs');
	catalogues.set(client, reading);
	reading.catch(() => catalogues.delete(client));
	return await reading;
}

/** The destinations by label, each label once. */
export async function listDestinations(client: AdobeClient): Promise<LiveDestination[]> {
	const destinations = (await listSpecs(client))
		.filter(isDestination)
		.map((spec) => ({ ...describeDestination(spec), spec }))
		.sort((left, right) => left.label.localeCompare(right.label));
	return destinations.map((destination) => ({
		...destination,
		label: uniqueLabel(destination, destinations),
	}));
}

/** Whether it takes files; `unknown` may be one. */
export function takesFiles({ kind }: Pick<Destination, 'kind'>): boolean {
	return kind === 'file' || kind === 'unknown';
}

export const searchDestinations = adobeSearch(async (client, { filter }) => {
	const results = (await listDestinations(client))
		.filter((each) => takesFiles(each) && nameContains(each.label, filter))
		.map(({ label, connectionSpecId }) => ({ name: label, value: connectionSpecId }));
	return { results };
});

/** Organizations may have several private destinations of one name. */
function uniqueLabel({ label, connectionSpecId }: Destination, all: Destination[]): string {
	const isAlone = all.filter((other) => other.label === label).length === 1;
	return isAlone ? label : `${label} (${connectionSpecId.slice(0, 8)})`;
}
