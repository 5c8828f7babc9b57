import type { DestinationTemplate } from './destinationTemplate';

/** Answers `{}` when all is well, and lists only what it refused, by position, under HTTP 207. */
export const customerIoPeople: DestinationTemplate = {
	id: 'customerIoPeople',
	displayName: 'Customer.io: Add or Update People',
	description: 'Create people, or update those that exist, with their attributes',
	asks: [
		{
			displayName: 'Identify By',
			name: 'identifier',
			type: 'options',
			options: [
				{ name: 'Customer.io ID', value: 'cio_id', description: 'The ID that Customer.io gave' },
				{ name: 'Email', value: 'email', description: 'The email address' },
				{ name: 'ID', value: 'id', description: 'The ID that your own system gives' },
			],
			default: 'id',
			description: 'By what Customer.io knows a person',
		},
		{
			displayName: 'Field With Identifier',
			name: 'identifierField',
			type: 'string',
			default: 'id',
			placeholder: 'e.g. customer_id',
			description: 'The field of a record that holds it',
		},
	],
	settings: {
		apiEndpoint: '/api/v2/batch',
		groupingLimit: 1000,
		requestSplitPath: '$.batch[*]',
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.errors[*]',
		missingList: 'noneFailed',
		matchBy: 'index',
		responseIndexPath: '$.batch_index',
		parsePathMap: {
			status_code: '$.reason',
			error_message: '$.message',
			field: '$.field',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		rateLimit: { requestsPerPeriod: 100, period: 1, periodUnit: 'seconds' },
		// Below 500 KB of 1,000 bytes.
		maxBodySize: 0.47,
		splitCodes: '400',
		retryNetworkErrors: true,
		successMeans: 'accepted',
	},
	wrapper: [
		{ target: 'type', source: 'fixedValue', value: 'person', type: 'text' },
		{ target: 'action', source: 'fixedValue', value: 'identify', type: 'text' },
		{
			target: 'identifiers.[[identifier]]',
			source: 'field',
			value: '[[identifierField]]',
			type: 'text',
			required: true,
		},
		{ target: 'attributes', source: 'allFields', value: '[[identifierField]]', type: 'asIs' },
	],
	login: {
		kind: 'Basic Auth',
		baseUrl: 'https://track.customer.io, in the EU https://track-eu.customer.io',
		where:
			'User is the Site ID, Password the API Key of the Track API: in Customer.io under Settings, Account Settings, API Credentials.',
	},
	facts: {
		does: 'Creates people, or updates those that exist. Every field of a record but the identifier becomes an attribute of that name; empty ones are left out.',
		limits:
			'Under 500 KB per request and 32 KB per person; at most 1,000 people per request are sent.',
		rate: '100 requests per second are started.',
		dedupe:
			'Sent twice is stored once, by the identifier. So a request whose answer got lost is sent again.',
		successMeans: 'accepted',
		secondHand: [
			'100 requests per second (another source has 3,000 per 3 seconds).',
			'The 1,000 people per request: only the size is documented.',
		],
		assumed: [
			'That people are processed after the answer.',
			'That of a request answered with 400 nothing was taken; it is halved to find what is wrong, and sending a person again changes nothing.',
		],
		sources: [
			'https://docs.customer.io/integrations/api/track/tag/track_v2/batch/',
			'https://docs.customer.io/integrations/api/track/',
		],
		readOn: '2026-11-27',
	},
};
