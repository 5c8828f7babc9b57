import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../shared/inputError';
import type { ItemParameters } from '../../../shared/operations/itemParameters';

/** No node hands on data tables, so it must be chosen. */
export const dataTableField: INodeProperties = {
	displayName: 'Data Table',
	name: 'dataTable',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The data that is loaded, as Improvado has extracted it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a data table…',
			typeOptions: { searchListMethod: 'searchImprovadoDataTables', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 501' },
	],
};

/** @throws InputError when none is chosen */
export function chosenDataTable(parameters: ItemParameters): string {
	const { value } = parameters.chosen('dataTable');
	if (value !== '') return value;
	throw new InputError('Data Table', 'No data table is chosen', "Choose one in 'Data Table'");
}
