import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { CUSTOM, destinationTemplates } from '../templates';
import { shownWhen } from './variants';

const options: INodePropertyOptions[] = [
	{ name: 'Custom', value: CUSTOM, description: 'Any HTTP API; you fill in how it works' },
	...destinationTemplates.map(({ id, displayName, description }) => ({
		name: displayName,
		value: id,
		description,
	})),
];

export const templateProperties: INodeProperties[] = [
	{
		displayName: 'Destination Template',
		name: 'template',
		type: 'options',
		noDataExpression: true,
		options,
		default: 'custom',
		description:
			'Fills the fields below with what is known of a destination; you can still edit each',
	},
	...shownWhen(
		{
			displayName:
				'The fields below follow this template. When you switch to another one, what you edited stays as it is: look through the fields once.',
			name: 'templateNotice',
			type: 'notice',
			default: '',
		},
		{ template: destinationTemplates.map(({ id }) => id) },
	),
];
