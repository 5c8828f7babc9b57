import type { INodeProperties } from 'n8n-workflow';
import { shownWhen } from './variants';

const specify: INodeProperties = {
	displayName: 'Specify Parse Path Map',
	name: 'specifyParsePathMap',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Using Fields Below', value: 'fields', description: 'One row for each value' },
		{ name: 'Using JSON', value: 'json', description: 'One JSON object for all values' },
	],
	default: 'fields',
	description: 'How to say where code, message and ID sit in the response',
};

const map: INodeProperties = {
	displayName: 'Parse Path Map',
	name: 'parsePathMap',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Value',
	default: {
		entries: [
			{ name: 'status_code', path: '' },
			{ name: 'error_message', path: '' },
			{ name: 'entity_id', path: '' },
		],
	},
	// n8n shows no hint under a fixedCollection.
	description:
		"What to read from each record's part of the response. The names status_code, error_message, entity_id and warnings have a meaning; other names are carried along. Rows with an empty path are left out",
	options: [
		{
			displayName: 'Values',
			name: 'entries',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. status_code',
					description: 'Name under which the value appears in the result',
				},
				{
					displayName: 'Path',
					name: 'path',
					type: 'string',
					default: '',
					placeholder: 'e.g. $.code',
					description: 'Where the value sits in the part',
				},
			],
		},
	],
};

const mapJson: INodeProperties = {
	displayName: 'Parse Path Map',
	name: 'parsePathMapJson',
	type: 'json',
	typeOptions: { rows: 6 },
	default: '{\n  "status_code": "",\n  "error_message": "",\n  "entity_id": ""\n}',
	placeholder: 'e.g. { "status_code": "$.error.code", "error_message": "$.error.message" }',
	description:
		"What to read from each record's part of the response, as an object of name and path",
};

export const parseMapProperties: INodeProperties[] = [
	specify,
	...shownWhen(map, { specifyParsePathMap: ['fields'] }),
	...shownWhen(mapJson, { specifyParsePathMap: ['json'] }),
];
