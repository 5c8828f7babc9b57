import type { INodeProperties } from 'n8n-workflow';

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

export const headerProperties: INodeProperties[] = [headers];
