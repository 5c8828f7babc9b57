import type { INodeProperties } from 'n8n-workflow';
import {
	bulk,
	itemsAreRecords,
	notFromItems,
	sendsFields,
	sendsJson,
	sendsLines,
} from './visibility';
import { shownWhen } from './variants';

const endpoint: INodeProperties = {
	displayName: 'API Endpoint',
	name: 'apiEndpoint',
	type: 'string',
	default: '',
	placeholder: 'e.g. /v2/customers/bulk',
	description:
		'Where at the destination the records go, the part of the address after the base URL; {email} in it is filled in from the record',
};

const method: INodeProperties = {
	displayName: 'API Method',
	name: 'apiMethod',
	type: 'options',
	options: [
		{ name: 'DELETE', value: 'DELETE' },
		{ name: 'PATCH', value: 'PATCH' },
		{ name: 'POST', value: 'POST' },
		{ name: 'PUT', value: 'PUT' },
	],
	default: 'POST',
	description: 'What the request does, as the documentation of the API says',
};

const bulkSupport: INodeProperties = {
	displayName: 'Bulk Support',
	name: 'bulkSupport',
	type: 'boolean',
	noDataExpression: true,
	default: true,
	description: 'Whether the API takes several records in one request',
};

const groupingLimit: INodeProperties = {
	displayName: 'Grouping Limit',
	name: 'groupingLimit',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10000, numberPrecision: 0 },
	default: 100,
	description:
		'How many records one request carries at most, from 1 to 10,000; with 1 the body is still a list',
};

const bodyFormat: INodeProperties = {
	displayName: 'Body Format',
	name: 'bodyFormat',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Form',
			value: 'form',
			description: 'One record as fields of a form, for which Bulk Support has to be off',
		},
		{ name: 'JSON', value: 'json', description: 'What nearly all APIs take' },
		{
			name: 'Lines of JSON (NDJSON)',
			value: 'ndjson',
			description: 'Each record on a line of its own, as search engines take them',
		},
	],
	default: 'json',
	description: 'How the records are written in the request body; the content type follows',
};

const actionLine: INodeProperties = {
	displayName: 'Action Line',
	name: 'actionLine',
	type: 'string',
	default: '',
	placeholder: 'e.g. {"index": {"_id": "{sku}"}}',
	description:
		'A JSON object that stands on a line before each record; {field} in its texts becomes the value of the record',
	hint: 'Empty: there is only the record.',
};

const splitPath: INodeProperties = {
	displayName: 'Request Split Path',
	name: 'requestSplitPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. $.docs[*]',
	description: 'Where in the request body the records sit',
	hint: 'Empty: just a list. $.docs[*] gives {"docs": [ … ]}.',
};

const additionalBodyFields: INodeProperties = {
	displayName: 'Additional Body Fields',
	name: 'additionalBodyFields',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "allOrNone": false }',
	description: 'Fields that every request body carries around its records, as a JSON object',
};

export const requestProperties: INodeProperties[] = [
	endpoint,
	method,
	bulkSupport,
	...shownWhen(groupingLimit, { ...itemsAreRecords, ...bulk }, { ...notFromItems, ...bulk }),
	...shownWhen(splitPath, sendsJson),
];

/** What few destinations need stands below what every one does. */
export const bodyProperties: INodeProperties[] = [
	bodyFormat,
	...shownWhen(actionLine, sendsLines),
	...shownWhen(additionalBodyFields, sendsFields),
];
