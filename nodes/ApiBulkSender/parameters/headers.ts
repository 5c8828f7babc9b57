import type { INodeProperties } from 'n8n-workflow';
import { destinationTemplates, type DestinationTemplate } from '../templates';
import { perTemplate } from './variants';

const headers: INodeProperties = {
	displayName: 'Additional Headers',
	name: 'additionalHeaders',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Header',
	default: {},
	description: 'Headers that every request carries besides those of the credential',
	options: [
		{
			displayName: 'Headers',
			name: 'entries',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. X-Request-Source',
					description: 'Name of the header',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'Value of the header',
				},
			],
		},
	],
};

const asEntries = ({ additionalHeaders }: DestinationTemplate) =>
	additionalHeaders.length === 0
		? {}
		: { entries: additionalHeaders.map(({ name, value }) => ({ name, value })) };

/** n8n shows no hint under a fixedCollection, so what a template has to say is a notice. */
const notices: INodeProperties[] = destinationTemplates
	.filter(({ hints }) => hints.additionalHeaders !== undefined)
	.map(({ id, hints }) => ({
		displayName: hints.additionalHeaders ?? '',
		name: 'additionalHeadersNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { template: [id] } },
	}));

export const headerProperties: INodeProperties[] = [...perTemplate(headers, asEntries), ...notices];
