import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../inputError';
import type { ItemCall } from '../../operations/operation';
import type { ImprovadoClient } from '../client/improvadoClient';
import { receivedIds, type ImprovadoIds } from '../ids';

interface Locator {
	displayName: string;
	/** Name of the method in `listSearch`. */
	search: string;
	idName: keyof ImprovadoIds;
	description: string;
	placeholder: string;
	/** The node whose items bring the id. */
	from: string;
}

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
} satisfies Record<string, Locator>;

export type ImprovadoLocatorName = keyof typeof locators;

/** A resource locator; left empty, it takes its id from the incoming item. */
export function improvadoLocatorField(name: ImprovadoLocatorName): INodeProperties {
	const { displayName, search, idName, description, placeholder, from } = locators[name];
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
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
}

/** @throws InputError when nothing is chosen and the item brings no id */
export function chosenImprovadoId(
	{ context, parameters, item }: Pick<ItemCall<ImprovadoClient>, 'context' | 'parameters' | 'item'>,
	name: ImprovadoLocatorName,
): string {
	const { displayName, idName, from } = locators[name];
	const id = parameters.chosen(name).value || receivedIds(context, item)[idName];
	if (id) return id;
	throw new InputError(
		displayName,
		`No ${displayName.toLowerCase()} is chosen`,
		`Choose one in '${displayName}', or let the node ${from} come before this one: it hands its ID on`,
	);
}
