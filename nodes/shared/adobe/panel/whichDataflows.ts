import type { INodeProperties } from 'n8n-workflow';

import { chosenOption } from '../../operations/chosenOption';
import type { ItemParameters } from '../../operations/itemParameters';
import { locatorField } from './locators';

const runsOfField: INodeProperties = {
	displayName: 'Runs Of',
	name: 'runsOf',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'One Dataflow', value: 'dataflow' },
		{ name: 'All Dataflows', value: 'all', description: 'Those to destinations' },
	],
	default: 'dataflow',
};

/**
 * One dataflow or all of them.
 *
 * @param dataflow what is other than in a node that has items
 */
export const whichDataflowsFields = (
	texts: Pick<INodeProperties, 'displayName' | 'description' | 'default'>,
	dataflow: Partial<INodeProperties> = {},
): INodeProperties[] => [
	{ ...runsOfField, ...texts },
	{
		...locatorField('dataflow'),
		...dataflow,
		displayOptions: { show: { runsOf: ['dataflow'] } },
	},
];

/** @throws InputError for neither one nor all */
export function areAll(parameters: ItemParameters): boolean {
	return chosenOption(parameters, runsOfField) === 'all';
}
