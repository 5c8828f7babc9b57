import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../inputError';
import type { ItemCall } from '../../operations/operation';
import type { AdobeClient } from '../client/adobeClient';
import { receivedIds, type Ids } from '../ids';
import { assertLeftEmpty } from '../../operations/emptyExpression';

interface Locator {
	displayName: string;
	/** Name of the method in `listSearch`. */
	search: string;
	idName: keyof Ids;
	description: string;
	/** A node that hands this id on. */
	from: string;
}

const locators = {
	connection: {
		displayName: 'Connection',
		search: 'searchConnections',
		idName: 'connectionId',
		description: 'The account at the destination',
		from: 'Destination Connection',
	},
	sourceConnection: {
		displayName: 'Source Connection',
		search: 'searchSourceConnections',
		idName: 'sourceConnectionId',
		description: 'Where the data comes from: the Profile Store of Experience Platform',
		from: 'Destination Connection',
	},
	targetConnection: {
		displayName: 'Target Connection',
		search: 'searchTargetConnections',
		idName: 'targetConnectionId',
		description: 'Where the files go, and how they look',
		from: 'Target Connection',
	},
	dataflow: {
		displayName: 'Dataflow',
		search: 'searchDataflows',
		idName: 'dataflowId',
		description: 'The dataflow from Experience Platform to the destination',
		from: 'Dataflow',
	},
} satisfies Record<string, Locator>;

export type LocatorName = keyof typeof locators;

/** A resource locator; left empty, it takes its id from the incoming item. */
export function locatorField(name: LocatorName): INodeProperties {
	const { displayName, search, idName, description, from } = locators[name];
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description,
		hint: `Leave empty to take it from the item that comes in (ids.${idName}), as the node ${from} hands it on.`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select a ${displayName.toLowerCase()}…`,
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1ed86558-59b5-42f7-9865-5859b552f7f4',
			},
		],
	};
}

/** @throws InputError when nothing is chosen and the item brings no id */
export function chosenId(
	{ context, parameters, item }: Pick<ItemCall<AdobeClient>, 'context' | 'parameters' | 'item'>,
	name: LocatorName,
): string {
	const { displayName, idName, from } = locators[name];
	const chosen = parameters.chosen(name).value;
	if (chosen !== '') return chosen;
	assertLeftEmpty(context, name, displayName);
	const id = receivedIds(context, item)[idName];
	if (id) return id;
	throw new InputError(
		displayName,
		`No ${displayName.toLowerCase()} is chosen`,
		`Choose one in '${displayName}', or let the node ${from} come before this one: it hands its ID on`,
	);
}
