import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { readWhole } from '../../../shared/improvado/connections/readWhole';
import type { ItemOperation } from '../../../shared/operations/operation';
import { chosenPlace, placeFields } from '../place';
import { createLoadField } from './fields';
import { connectionOutput } from './output';

export const update: ItemOperation<ImprovadoClient> = {
	name: 'Update',
	action: 'Update a connection',
	description: 'Change whether new tables get loads; Reauthorize changes title and parameters',
	properties: [...placeFields, createLoadField],

	async execute(call) {
		const { api, parameters } = call;
		const place = chosenPlace(call);
		const { destination, id } = place;
		await api.call(
			'PATCH',
			addresses.connection(destination, id),
			subjectOf('update', 'connection', id),
			{
				body: { create_load_for_new_tables: parameters.flag('createLoadForNewTables') },
				repeatable: true,
				shows: id,
			},
		);
		return connectionOutput(call, place, await readWhole(api, place));
	},
};
