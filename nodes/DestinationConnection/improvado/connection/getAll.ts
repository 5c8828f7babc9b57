import type { INodeProperties } from 'n8n-workflow';

import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { contains, listMatching, sameWord } from '../../../shared/improvado/client/listMatching';
import { accountHint } from '../../../shared/improvado/connections/status';
import { chosenImprovadoId, improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import type { Connection } from '../../../shared/improvado/types';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemCall, ItemOperation } from '../../../shared/operations/operation';
import { connectionJson, showHint } from './output';

const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Active', value: 'active' },
				{ name: 'Error', value: 'error' },
				{ name: 'Initializing', value: 'initializing' },
			],
			default: 'error',
			description: 'Only connections with this status, as of their last check',
		},
		{
			displayName: 'Title Contains',
			name: 'titleContains',
			type: 'string',
			default: '',
			placeholder: 'e.g. reports',
			description: 'Only connections with this in their title, in whatever case',
		},
	],
};

export const getAll: ItemOperation<ImprovadoClient> = {
	name: 'Get Many',
	action: 'Get many connections',
	description: 'List the connections of a destination with their status',
	properties: [improvadoLocatorField('destination'), returnAllField, limitField, filtersField],

	async execute(call) {
		const { api, parameters } = call;
		const destination = chosenImprovadoId(call, 'destination');
		const status = parameters.text('filters.status');
		const part = parameters.text('filters.titleContains');
		const connections = await listMatching<Connection>(
			api,
			addresses.connections(destination),
			subjectOf('list', 'connection'),
			{
				limit: chosenLimit(parameters),
				fits: (connection) =>
					(status === '' || sameWord(connection.status, status)) &&
					contains(connection.title, part),
			},
		);
		hintAtAccounts(call, connections);
		return connections.map((connection) => connectionJson(call, destination, connection));
	},
};

/** One hint for the whole list. */
function hintAtAccounts(call: ItemCall<ImprovadoClient>, connections: Connection[]): void {
	const without = connections.filter((connection) => accountHint(connection) !== undefined);
	if (without.length === 0) return;
	const titles = without.map(({ id, title }) => `'${title?.trim() || id}'`).join(', ');
	showHint(call, `Connections without a selected account: ${titles}. ${accountHint(without[0])}`);
}
