import type { INodeProperties } from 'n8n-workflow';

import { chosenIdOf, idLocatorField, type IdLocator } from '../../operations/idLocator';
import type { ItemCall } from '../../operations/operation';
import type { ImprovadoClient } from '../client/improvadoClient';
import { receivedIds, type ImprovadoIds } from '../ids';

const locators = {
	destination: {
		displayName: 'Destination',
		search: 'searchImprovadoDestinations',
		idName: 'improvadoDestination',
		description: 'The kind of place that Improvado loads data to',
		placeholder: 'e.g. bigquery',
		from: 'Destination Connection',
	},
	connection: {
		displayName: 'Connection',
		search: 'searchImprovadoConnections',
		idName: 'connectionId',
		description: 'The account at the destination',
		placeholder: 'e.g. 1207',
		from: 'Destination Connection',
	},
	load: {
		displayName: 'Load',
		search: 'searchImprovadoLoads',
		idName: 'loadId',
		description: 'What brings one data table into one table of a connection',
		placeholder: 'e.g. 1340',
		from: 'Dataflow',
	},
} satisfies Record<string, IdLocator<keyof ImprovadoIds>>;

export type ImprovadoLocatorName = keyof typeof locators;

/** A resource locator; left empty, it takes its id from the incoming item. */
export function improvadoLocatorField(name: ImprovadoLocatorName): INodeProperties {
	return idLocatorField(name, locators[name]);
}

/** @throws InputError when nothing is chosen and the item brings no id */
export function chosenImprovadoId(
	call: Pick<ItemCall<ImprovadoClient>, 'context' | 'parameters' | 'item'>,
	name: ImprovadoLocatorName,
): string {
	const locator: IdLocator<keyof ImprovadoIds> = locators[name];
	return chosenIdOf(call, name, locator, receivedIds(call.context, call.item));
}
