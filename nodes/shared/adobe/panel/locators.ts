import type { INodeProperties } from 'n8n-workflow';

import { chosenIdOf, idLocatorField, type IdLocator } from '../../operations/idLocator';
import type { ItemCall } from '../../operations/operation';
import type { AdobeClient } from '../client/adobeClient';
import { receivedIds, type Ids } from '../ids';

const placeholder = 'e.g. 1ed86558-59b5-42f7-9865-5859b552f7f4';

const locators = {
	connection: {
		displayName: 'Connection',
		search: 'searchConnections',
		idName: 'connectionId',
		description: 'The account at the destination',
		placeholder,
		from: 'Destination Connection',
	},
	sourceConnection: {
		displayName: 'Source Connection',
		search: 'searchSourceConnections',
		idName: 'sourceConnectionId',
		description: 'Where the data comes from: the Profile Store of Experience Platform',
		placeholder,
		from: 'Destination Connection',
	},
	targetConnection: {
		displayName: 'Target Connection',
		search: 'searchTargetConnections',
		idName: 'targetConnectionId',
		description: 'Where the files go, and how they look',
		placeholder,
		from: 'Target Connection',
	},
	dataflow: {
		displayName: 'Dataflow',
		search: 'searchDataflows',
		idName: 'dataflowId',
		description: 'The dataflow from Experience Platform to the destination',
		placeholder,
		from: 'Dataflow',
	},
} satisfies Record<string, IdLocator<keyof Ids>>;

export type LocatorName = keyof typeof locators;

/** A resource locator; left empty, it takes its id from the incoming item. */
export function locatorField(name: LocatorName): INodeProperties {
	return idLocatorField(name, locators[name]);
}

/** @throws InputError when nothing is chosen and the item brings no id */
export function chosenId(
	call: Pick<ItemCall<AdobeClient>, 'context' | 'parameters' | 'item'>,
	name: LocatorName,
): string {
	const locator: IdLocator<keyof Ids> = locators[name];
	return chosenIdOf(call, name, locator, receivedIds(call.context, call.item));
}
