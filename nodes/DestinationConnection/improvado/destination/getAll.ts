import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { contains, listMatching } from '../../../shared/improvado/client/listMatching';
import { receivedIds, withIds } from '../../../shared/improvado/ids';
import type { Destination } from '../../../shared/improvado/types';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemOperation } from '../../../shared/operations/operation';

export const getAll: ItemOperation<ImprovadoClient> = {
	name: 'Get Many',
	action: 'Get many destinations',
	description: 'List the destinations that Improvado can load data to',
	properties: [
		returnAllField,
		limitField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Name Contains',
					name: 'nameContains',
					type: 'string',
					default: '',
					placeholder: 'e.g. BigQuery',
					description: 'Only destinations with this in their name or title, in whatever case',
				},
			],
		},
	],

	async execute({ context, api, item, parameters }) {
		const part = parameters.text('filters.nameContains');
		const destinations = await listMatching<Destination>(
			api,
			addresses.destinations,
			subjectOf('list', 'destination'),
			{
				limit: chosenLimit(parameters),
				fits: ({ name, title }) => contains(name, part) || contains(title, part),
			},
		);
		const received = receivedIds(context, item);
		return destinations.map((destination) =>
			withIds(destination, received, { improvadoDestination: destination.name }),
		);
	},
};
