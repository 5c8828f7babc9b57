import type { INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { chosenDestinationId, destinationField } from '../../shared/adobe/panel/destinationLocator';
import type { ItemParameters } from '../../shared/operations/itemParameters';

/** Unlike the destination of a new connection, it is never taken from the incoming item. */
export const destinationFilterField: INodeProperties = {
	...destinationField,
	hint: undefined,
	description: 'Only dataflows to this destination',
};

/** The connection spec id of the filter, '' for any destination. */
export async function filteredDestination(
	client: AdobeClient,
	parameters: ItemParameters,
): Promise<string> {
	const chosen = parameters.chosen('filters.destination');
	return chosen.value === '' ? '' : await chosenDestinationId(client, chosen);
}
