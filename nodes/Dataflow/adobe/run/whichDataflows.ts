import type { INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { locatorField } from '../../../shared/adobe/panel/locators';
import { chosenOption } from '../../../shared/operations/chosenOption';
import type { ItemCall } from '../../../shared/operations/operation';

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

/** One dataflow or all of them. */
export const whichDataflowsFields = (
	texts: Pick<INodeProperties, 'displayName' | 'description' | 'default'>,
): INodeProperties[] => [
	{ ...runsOfField, ...texts },
	{ ...locatorField('dataflow'), displayOptions: { show: { runsOf: ['dataflow'] } } },
];

/** @throws InputError for neither one nor all */
export function areAll({ parameters }: Pick<ItemCall<AdobeClient>, 'parameters'>): boolean {
	return chosenOption(parameters, runsOfField) === 'all';
}
