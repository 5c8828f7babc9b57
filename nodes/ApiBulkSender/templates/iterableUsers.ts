import type { DestinationTemplate } from './destinationTemplate';

/** The answer names failed users only by where they stand: the list's name is their code. */
const failureLists = ['invalid', 'invalidData', 'notFound', 'conflict', 'forgotten']
	.flatMap((why) => [`${why}Emails`, `${why}UserIds`])
	.map((list) => `$.failedUpdates.${list}[*]`);

export const iterableUsers: DestinationTemplate = {
	id: 'iterableUsers',
	displayName: 'Iterable: Update Users',
	description: 'Create users, or update those that exist, with their fields',
	asks: [
		{
			displayName: 'Identify By',
			name: 'identifier',
			type: 'options',
			options: [
				{ name: 'Email', value: 'email', description: 'The email address' },
				{ name: 'User ID', value: 'userId', description: 'The ID that your own system gives' },
			],
			default: 'email',
			description: 'By what your Iterable project knows a user',
		},
		{
			displayName: 'Field With Identifier',
			name: 'identifierField',
			type: 'string',
			default: 'email',
			placeholder: 'e.g. email',
			description: 'The field of a record that holds it',
		},
		{
			displayName: 'Merge Nested Objects',
			name: 'mergeNestedObjects',
			type: 'boolean',
			default: true,
			description:
				'Whether objects among the fields are merged with those stored, rather than put in their place',
		},
	],
	settings: {
		apiEndpoint: '/api/users/bulkUpdate',
		groupingLimit: 1000,
		requestSplitPath: '$.users[*]',
		responseReports: 'failedRecordsOnly',
		responseSplitPath: [...failureLists, '$.invalidEmails[*]', '$.invalidUserIds[*]'].join(','),
		missingList: 'noneFailed',
		matchBy: 'key',
		requestKeyPath: '$.[[identifier]]',
		responseKeyPath: '$',
		successField: '$.failCount',
		successValues: '0',
		parsePathMap: {
			status_code: '$.code',
			error_message: '$.msg',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		rateLimit: { requestsPerPeriod: 5, period: 1, periodUnit: 'seconds' },
		// Below 4 MB of 1,000,000 bytes.
		maxBodySize: 3.8,
		splitCodes: '400,413',
		retryNetworkErrors: true,
		successMeans: 'accepted',
	},
	wrapper: [
		{
			target: '[[identifier]]',
			source: 'field',
			value: '[[identifierField]]',
			type: 'text',
			required: true,
		},
		{ target: 'dataFields', source: 'allFields', value: '[[identifierField]]', type: 'asIs' },
		{
			target: 'mergeNestedObjects',
			source: 'fixedValue',
			value: '[[mergeNestedObjects]]',
			type: 'boolean',
		},
	],
	login: {
		kind: 'Header',
		baseUrl: 'https://api.iterable.com, in the EU https://api.eu.iterable.com',
		where:
			'Header Name is Api-Key, Header Value a server-side key: in Iterable under Integrations, API Keys.',
	},
	facts: {
		does: 'Creates users, or updates those that exist. Every field of a record but the identifier becomes the field of that name; empty ones are left out. In a project that knows users by email, a user ID that it does not have is refused.',
		limits: 'At most 4 MB per request; at most 1,000 users per request are sent.',
		rate: '5 requests per second are started.',
		dedupe: 'Sent twice is stored once, by the identifier.',
		successMeans: 'accepted',
		secondHand: [
			'The names of the lists of failed users, the size, the 1,000 users, the rate, and what a refusal looks like.',
		],
		assumed: [
			'That users may be processed after the answer.',
			'That of a request answered with 400 nothing was taken; it is halved to find what is wrong, and sending a user again changes nothing.',
			'Where the application shows the key.',
		],
		sources: [
			'https://github.com/Iterable/api-client',
			'https://github.com/block/iterable-go',
			'https://github.com/rudderlabs/rudder-transformer',
		],
		readOn: '2026-11-27',
	},
};
