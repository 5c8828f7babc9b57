import type { DestinationTemplate } from './destinationTemplate';

/**
 * All or nothing: one bad record refuses its request, so halving finds it exactly. The IDs of an
 * answer are plain texts; judged as parts, an ID such as "failed" would count as a refusal.
 */
export const algoliaBatch: DestinationTemplate = {
	id: 'algoliaBatch',
	displayName: 'Algolia: Save Objects',
	description: 'Create objects of an index, or change those that exist',
	asks: [
		{
			displayName: 'Application ID',
			name: 'applicationId',
			type: 'string',
			default: '',
			placeholder: 'e.g. YourApplicationID',
			description: 'The ID of your application, in Algolia under Settings, API Keys',
		},
		{
			displayName: 'Index',
			name: 'index',
			type: 'string',
			default: '',
			placeholder: 'e.g. products',
			description: 'Name of the index; one that does not exist is created',
		},
		{
			displayName: 'Action',
			name: 'objectAction',
			type: 'options',
			options: [
				{
					name: 'Partial Update Object',
					value: 'partialUpdateObject',
					description: 'Create, or change the fields that are sent',
				},
				{
					name: 'Partial Update Object, No Create',
					value: 'partialUpdateObjectNoCreate',
					description: 'Change the fields that are sent, of objects that exist',
				},
				{
					name: 'Update Object',
					value: 'updateObject',
					description: 'Create, or replace as a whole',
				},
			],
			default: 'updateObject',
			description: 'What to do with an object',
		},
		{
			displayName: 'Field With ID',
			name: 'idField',
			type: 'string',
			default: 'objectID',
			placeholder: 'e.g. sku',
			description: 'The field of a record that becomes its objectID',
		},
	],
	settings: {
		apiEndpoint: '/1/indexes/[[index]]/batch',
		groupingLimit: 1000,
		requestSplitPath: '$.requests[*]',
		responseReports: 'wholeRequest',
		parsePathMap: {
			status_code: '$.status',
			error_message: '$.message',
			entity_id: '$.taskID',
		},
		recordOutcome: 'field',
		successField: '$.taskID',
		successCondition: 'isNotEmpty',
		recoverableErrorCodes: '500,502,503,504',
		additionalHeaders: [{ name: 'X-Algolia-Application-ID', value: '[[applicationId]]' }],
	},
	options: {
		concurrency: 2,
		retryNetworkErrors: true,
		// What the plan does not allow.
		stopCodes: '402,403',
		splitCodes: '400,413',
		waiting: { leastWait: 5 },
		successMeans: 'accepted',
	},
	wrapper: [
		{ target: 'action', source: 'fixedValue', value: '[[objectAction]]', type: 'text' },
		{ target: 'body', source: 'allFields', value: '', type: 'asIs' },
		{
			target: 'body.objectID',
			source: 'field',
			value: '[[idField]]',
			type: 'text',
			required: true,
		},
	],
	login: {
		kind: 'Header',
		baseUrl: 'https://YourApplicationID.algolia.net',
		where:
			'Header Name is x-algolia-api-key, Header Value an API key with the right addObject: in Algolia under Settings, API Keys.',
	},
	facts: {
		does: 'Creates objects, or changes those with the same objectID. Every field of a record becomes the attribute of that name; empty ones are left out.',
		limits:
			'At most 1,000 objects and 10 MB per request are sent, as Algolia advises. A record may have 10 KB or 100 KB, by the plan.',
		rate: 'Algolia publishes no number. Two requests at a time are sent, and after a 429 at least 5 seconds are waited.',
		dedupe: 'Sent twice is stored once, by the objectID.',
		successMeans: 'accepted',
		secondHand: ['The size of a record.', 'The wording of refusals and of 429.'],
		assumed: ['That a task that was taken is not lost.'],
		sources: [
			'https://www.algolia.com/doc/rest-api/search/batch',
			'https://www.algolia.com/doc/guides/sending-and-managing-data/send-and-update-your-data/how-to/sending-records-in-batches/',
			'https://github.com/algolia/api-clients-automation/blob/main/specs/search/paths/objects/batch.yml',
			'https://github.com/algolia/algoliasearch-rails/issues/375',
		],
		readOn: '2026-11-27',
	},
};
