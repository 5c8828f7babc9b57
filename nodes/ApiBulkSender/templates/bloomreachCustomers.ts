import type { DestinationTemplate } from './destinationTemplate';

/** The command IDs are there so that results in another order than the commands would be noticed. */
export const bloomreachCustomers: DestinationTemplate = {
	id: 'bloomreachCustomers',
	displayName: 'Bloomreach: Update Customers',
	description: 'Create customers, or update those that exist, with their properties',
	asks: [
		{
			displayName: 'Project Token',
			name: 'projectToken',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12345678-aaaa-bbbb-cccc-123456789abc',
			description: 'In Bloomreach under Project settings, Access management, API',
		},
		{
			displayName: 'Customer ID',
			name: 'idName',
			type: 'string',
			default: 'registered',
			placeholder: 'e.g. registered',
			description: 'Name of the ID by which your project knows a customer',
		},
		{
			displayName: 'Field With Customer ID',
			name: 'idField',
			type: 'string',
			default: 'registered',
			placeholder: 'e.g. customer_id',
			description: 'The field of a record that holds it',
		},
	],
	settings: {
		apiEndpoint: '/track/v2/projects/[[projectToken]]/batch',
		groupingLimit: 50,
		requestSplitPath: '$.commands[*]',
		responseSplitPath: '$.results[*]',
		matchBy: 'position',
		recordOutcome: 'field',
		successField: '$.success',
		successValues: 'true',
		parsePathMap: {
			error_message: '$.errors[*],$.message',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		retryNetworkErrors: true,
		successMeans: 'accepted',
	},
	wrapper: [
		{ target: 'name', source: 'fixedValue', value: 'customers', type: 'text' },
		{ target: 'command_id', source: 'uniqueId', value: '', type: 'text' },
		{
			target: 'data.customer_ids.[[idName]]',
			source: 'field',
			value: '[[idField]]',
			type: 'text',
			required: true,
		},
		{ target: 'data.properties', source: 'allFields', value: '[[idField]]', type: 'asIs' },
	],
	login: {
		kind: 'Basic Auth',
		baseUrl: 'https://api.exponea.com, or the API host that your project shows',
		where:
			'User is the API Key ID, Password the API Secret of a group with the permission to set customer properties: in Bloomreach under Project settings, Access management, API.',
	},
	facts: {
		does: 'Creates customers, or updates those that exist. Every field of a record but the ID becomes a property of that name; empty ones are left out.',
		limits:
			'At most 50 commands per request. Bloomreach does not want mass imports this way and blocks them: for very many customers use its imports.',
		rate: 'No rate is limited here; Bloomreach tells with 429 how long to wait.',
		dedupe: 'Sent twice is stored once, by the ID.',
		successMeans: 'accepted',
		secondHand: ['The list of results that an answer holds.', 'The seconds to wait with a 429.'],
		assumed: [
			'That results come in the order of the commands. Each command has an ID; where results bring it back in another order, the run stops.',
			'That properties are processed after the answer.',
		],
		sources: [
			'https://documentation.bloomreach.com/engagement/reference/batch-commands-2',
			'https://documentation.bloomreach.com/engagement/reference/tracking-api-error-messages',
			'https://documentation.bloomreach.com/engagement/reference/tips-and-best-practices',
		],
		readOn: '2026-11-27',
	},
};
