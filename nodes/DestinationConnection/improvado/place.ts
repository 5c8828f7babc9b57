import type { ImprovadoClient } from '../../shared/improvado/client/improvadoClient';
import type { ConnectionPlace } from '../../shared/improvado/connections/recheckAndWait';
import { chosenImprovadoId, improvadoLocatorField } from '../../shared/improvado/panel/locators';
import type { ItemCall } from '../../shared/operations/operation';

/** Improvado finds a connection by its destination and its ID. */
export const placeFields = [
	improvadoLocatorField('destination'),
	improvadoLocatorField('connection'),
];

export function chosenPlace(call: ItemCall<ImprovadoClient>): ConnectionPlace {
	return {
		destination: chosenImprovadoId(call, 'destination'),
		id: chosenImprovadoId(call, 'connection'),
	};
}
