import { describeDestination, type Destination } from './catalogue/classify';
import { knownDestination } from './catalogue/destinations';
import type { AdobeClient } from './client/adobeClient';
import type { ConnectionSpec } from './types';

/** What a connection spec stands for; asks Adobe only for those that the table does not hold. */
export async function readDestination(
	client: AdobeClient,
	connectionSpecId: string,
): Promise<Destination> {
	const spec = knownDestination(connectionSpecId)
		? { id: connectionSpecId }
		: await client.getOne<ConnectionSpec>('connectionSpecs', connectionSpecId);
	return describeDestination(spec);
}
