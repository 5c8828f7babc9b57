import type { INodeProperties } from 'n8n-workflow';
import { fromItems, fromJson } from './visibility';
import { shownWhen } from './variants';

export const recordProperties: INodeProperties[] = [
	{
		displayName: 'Records From',
		name: 'recordsFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'File',
				value: 'file',
				description: 'Send the rows of a file of any size, which is read while it is sent',
			},
			{
				name: 'Input Items',
				value: 'items',
				description: 'Send the items that come in from the previous node',
			},
			{
				name: 'JSON',
				value: 'json',
				description: 'Send what the field below holds, one record or a list of records',
			},
		],
		default: 'items',
		description: 'Where the records to send come from',
	},
	...shownWhen(
		{
			displayName: 'Items Are',
			name: 'itemsAre',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Records',
					value: 'records',
					description: 'Each item is one record; the node puts them together into requests',
				},
				{
					name: 'Request Bodies',
					value: 'requestBodies',
					description: 'Each item is the whole body of one request, with its records inside',
				},
			],
			default: 'records',
			description: 'What one incoming item stands for',
		},
		fromItems,
	),
	...shownWhen(
		{
			displayName: 'Records JSON',
			name: 'recordsJson',
			type: 'json',
			typeOptions: { rows: 5 },
			default: '[]',
			placeholder: 'e.g. [{ "name": "Ada" }, { "name": "Grace" }]',
			description: 'The records to send, as one JSON object or a list of JSON objects',
			hint: 'Read once for every input item. An AI agent can fill this field.',
		},
		fromJson,
	),
];
