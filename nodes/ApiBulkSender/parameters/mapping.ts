import type { INodeProperties } from 'n8n-workflow';
import { shownWhen, type Conditions } from './variants';
import { itemsAreRecords, notFromItems } from './visibility';

const specify: INodeProperties = {
	displayName: 'Specify Field Mapping',
	name: 'specifyFieldMapping',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'None', value: 'none', description: 'The API takes the records as they come in' },
		{
			name: 'Using Fields Below',
			value: 'fields',
			description: 'One row for each field that the API wants',
		},
		{ name: 'Using JSON', value: 'json', description: 'One JSON list for all of them' },
	],
	default: 'none',
	description: 'Whether records are sent in another shape than they have',
};

const map: INodeProperties = {
	displayName: 'Field Mapping',
	name: 'fieldMapping',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Field',
	default: {},
	description:
		'What of each record is sent, and where it stands; what is empty in a record is left out',
	options: [
		{
			displayName: 'Fields',
			name: 'entries',
			values: [
				{
					displayName: 'Target',
					name: 'target',
					type: 'string',
					default: '',
					placeholder: 'e.g. properties.email',
					description:
						'Where the value goes in the record that is sent: names with dots, [0] for lists, $ for the record itself (with All Fields)',
				},
				{
					displayName: 'Source',
					name: 'source',
					type: 'options',
					options: [
						{
							name: 'All Fields',
							value: 'allFields',
							description: 'The fields of the record that are not empty, in the type below',
						},
						{ name: 'Field', value: 'field', description: 'A field of the record' },
						{ name: 'Fixed Value', value: 'fixedValue', description: 'The same for all records' },
						{
							name: 'Record Number',
							value: 'recordNumber',
							description: 'The number of the record in the run, from 1',
						},
						{ name: 'Unique ID', value: 'uniqueId', description: 'A new ID for each record' },
						{ name: 'Whole Record', value: 'wholeRecord', description: 'The record as it came in' },
					],
					default: 'field',
					description: 'What the value is taken from',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. email',
					description:
						'The name of the field, also one with blanks, or its path; or the fixed value; of All Fields the names of those to leave out, separated by commas',
					displayOptions: { show: { source: ['allFields', 'field', 'fixedValue'] } },
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'As It Is', value: 'asIs' },
						{
							name: 'Boolean',
							value: 'boolean',
							description: 'From true, yes, on, 1 and their opposites',
						},
						{ name: 'Date', value: 'date', description: 'A day, or a moment in UTC' },
						{ name: 'JSON', value: 'json', description: 'From a text that holds JSON' },
						{ name: 'Number', value: 'number', description: 'Also from a text, as files have it' },
						{ name: 'Text', value: 'text' },
					],
					default: 'asIs',
					description: 'What the value becomes; a record whose value cannot is not sent',
				},
			],
		},
	],
};

const mapJson: INodeProperties = {
	displayName: 'Field Mapping',
	name: 'fieldMappingJson',
	type: 'json',
	typeOptions: { rows: 6 },
	default: '[\n  { "target": "", "source": "field", "value": "", "type": "asIs" }\n]',
	description: 'The rows as a JSON list, or in short an object of targets and fields',
};

const forRecords: Conditions[] = [itemsAreRecords, notFromItems];
const using = (how: string): Conditions[] =>
	forRecords.map((conditions) => ({ ...conditions, specifyFieldMapping: [how] }));

export const mappingProperties: INodeProperties[] = [
	...shownWhen(specify, ...forRecords),
	...shownWhen(map, ...using('fields')),
	...shownWhen(mapJson, ...using('json')),
];
