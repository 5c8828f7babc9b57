import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { CUSTOM, destinationTemplates } from '../templates';
import { templateInputs } from './templateInputs';
import { aboutNotices, adjustNotice } from './templateNotices';
import { shownWhen } from './variants';

const options: INodePropertyOptions[] = [
	{ name: 'Custom', value: CUSTOM, description: 'Any HTTP API; you fill in how it works' },
	...destinationTemplates.map(({ id, displayName, description }) => ({
		name: displayName,
		value: id,
		description,
	})),
];

const adjust: INodeProperties = {
	displayName: 'Adjust Template',
	name: 'adjustTemplate',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description: 'Whether to show the fields that the template fills in, so that you can edit them',
};

const idsOf = (isAdjusted: boolean) =>
	destinationTemplates
		.filter((one) => (one.isAdjusted ?? false) === isAdjusted)
		.map(({ id }) => id);

export const templateProperties: INodeProperties[] = [
	{
		displayName: 'Destination Template',
		name: 'template',
		type: 'options',
		noDataExpression: true,
		options,
		default: CUSTOM,
		description: 'What is known of a destination, so that you need not fill it in yourself',
	},
	...aboutNotices,
	...templateInputs,
	...shownWhen(adjust, { template: idsOf(false) }),
	...shownWhen({ ...adjust, default: true }, { template: idsOf(true) }),
	...adjustNotice,
];
