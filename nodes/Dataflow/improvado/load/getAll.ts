import type { INodeProperties } from 'n8n-workflow';

import type { Query } from '../../../shared/http/apiPorts';
import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { listMatching, sameWord } from '../../../shared/improvado/client/listMatching';
import { improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import type { Load } from '../../../shared/improvado/types';
import type { ItemParameters } from '../../../shared/operations/itemParameters';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemOperation } from '../../../shared/operations/operation';
import { dataTableField } from './dataTable';
import { loadOutput } from './output';

const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Connection ID',
			name: 'connectionId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1207',
			description: 'Only loads into this destination connection',
		},
		{ ...dataTableField, description: 'Only loads of this data table' },
		{
			...improvadoLocatorField('destination'),
			description: 'Only loads to this destination',
			hint: undefined,
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'string',
			default: '',
			placeholder: 'e.g. Paused',
			description: 'Only loads with this status, in whatever case',
		},
	],
};

export const getAll: ItemOperation<ImprovadoClient> = {
	name: 'Get Many',
	action: 'Get many loads',
	description: 'List loads with their status',
	properties: [returnAllField, limitField, filtersField],

	async execute(call) {
		const { api, parameters } = call;
		const status = parameters.text('filters.status');
		const loads = await listMatching<Load>(api, addresses.loads, subjectOf('list', 'load'), {
			query: queryOf(parameters),
			limit: chosenLimit(parameters),
			fits: (load) => status === '' || sameWord(load.status, status),
		});
		return loads.map((load) => loadOutput(call, load));
	},
};

/** Improvado itself filters by all of these. */
function queryOf(parameters: ItemParameters): Query {
	return {
		data_table_id: parameters.chosen('filters.dataTable').value || undefined,
		destination_connection_id: parameters.text('filters.connectionId') || undefined,
		destination_name: parameters.chosen('filters.destination').value || undefined,
	};
}
