import type { INodeProperties } from 'n8n-workflow';

import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { accountHint } from '../../../shared/improvado/connections/status';
import { idText } from '../../../shared/improvado/ids';
import { readLoad } from '../../../shared/improvado/loads/runLoad';
import { ifSameExistsField } from '../../../shared/improvado/panel/commonFields';
import { chosenImprovadoId, improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import { chosenIfExists } from '../../../shared/operations/ifExists';
import type { ItemOperation } from '../../../shared/operations/operation';
import { activeConnection } from './activeConnection';
import { createLoad, type WantedLoad } from './createLoad';
import { chosenDataTable, dataTableField } from './dataTable';
import { loadOutput } from './output';
import { readRunPolicy, runPolicyField } from './runPolicy';

const fields: INodeProperties[] = [
	dataTableField,
	improvadoLocatorField('destination'),
	improvadoLocatorField('connection'),
	{
		displayName: 'Destination Table',
		name: 'destinationTable',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. facebook_ads_by_day',
		description: 'The table at the destination that gets the data',
	},
	runPolicyField,
	{
		displayName: 'Load Historical Data',
		name: 'loadHistoricalData',
		type: 'boolean',
		default: false,
		description: 'Whether to also load what was extracted before the load is created',
	},
	ifSameExistsField(
		'this data table, connection and destination table',
		"'Run Policy' is compared. 'Load Historical Data' cannot be read back, so it is not.",
	),
];

export const create: ItemOperation<ImprovadoClient> = {
	name: 'Create',
	action: 'Create a load',
	description: 'Load a data table into a table of a connection that is active',
	properties: fields,

	async execute(call) {
		const { api, context, parameters } = call;
		const place = {
			destination: chosenImprovadoId(call, 'destination'),
			id: chosenImprovadoId(call, 'connection'),
		};
		const wanted: WantedLoad = {
			dataTableId: chosenDataTable(parameters),
			connectionId: place.id,
			destinationTable: parameters.requiredText('destinationTable', 'Destination Table'),
			runPolicy: readRunPolicy(parameters),
			loadHistoricalData: parameters.get('loadHistoricalData', false),
		};
		const connection = await activeConnection(api, place);
		const hint = accountHint(connection);
		if (hint !== undefined) {
			context.addExecutionHints({ message: hint, type: 'warning', location: 'outputPane' });
		}

		const { made, report } = await createLoad(api, wanted, chosenIfExists(parameters));
		return loadOutput(
			call,
			await readLoad(api, idText(made.id)),
			{ ...report, ...(hint === undefined ? {} : { accountHint: hint }) },
			{ improvadoDestination: place.destination, connectionId: place.id },
		);
	},
};
