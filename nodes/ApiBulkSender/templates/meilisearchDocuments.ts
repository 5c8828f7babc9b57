import type { DestinationTemplate } from './destinationTemplate';

/**
 * A request becomes a task, which stores all its documents or none. The word of the task is what
 * proves it: the first answer says no more than that it waits for its turn.
 */
export const meilisearchDocuments: DestinationTemplate = {
	id: 'meilisearchDocuments',
	displayName: 'Meilisearch: Add or Replace Documents',
	description: 'Add documents to an index, or replace those that exist',
	asks: [
		{
			displayName: 'Index',
			name: 'index',
			type: 'string',
			default: '',
			placeholder: 'e.g. products',
			description: 'Name (uid) of the index; one that does not exist is created',
		},
		{
			displayName: 'Primary Key',
			name: 'primaryKey',
			type: 'string',
			default: 'id',
			placeholder: 'e.g. sku',
			description: 'The field of a record by which the document is known',
			hint: 'Its values are whole numbers, or letters without accents, digits, hyphens and underscores.',
		},
	],
	settings: {
		apiEndpoint: '/indexes/[[index]]/documents?primaryKey=[[primaryKey]]',
		groupingLimit: 1000,
		requestSplitPath: '',
		answerComes: 'later',
		jobIdPath: '$.taskUid',
		jobStatusEndpoint: '/tasks/{id}',
		jobDoneValues: 'succeeded',
		jobFailedValues: 'failed,canceled',
		jobPollInterval: 2,
		mostOpenJobs: 20,
		responseReports: 'wholeRequest',
		recordOutcome: 'field',
		successField: '$.status',
		successValues: 'succeeded',
		parsePathMap: {
			status_code: '$.error.code,$.code',
			error_message: '$.error.message,$.message',
			entity_id: '$.uid',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		concurrency: 2,
		maxBodySize: 20,
		retryNetworkErrors: true,
		stopCodes: 'http:403,code:no_space_left_on_device',
		splitCodes: '413',
		successMeans: 'processed',
	},
	wrapper: [
		{
			target: '[[primaryKey]]',
			source: 'field',
			value: '[[primaryKey]]',
			type: 'asIs',
			required: true,
		},
		{ target: '$', source: 'allFields', value: '', type: 'asIs' },
	],
	login: {
		kind: 'Bearer Token',
		baseUrl: 'https://your-project.meilisearch.io, or the address of your own server with its port',
		where:
			'The token is an API key with the actions documents.add and tasks.get on the index, for a new index also indexes.create: in Meilisearch Cloud under the settings of the project; your own server lists its keys at /keys.',
	},
	facts: {
		does: 'Adds documents, or replaces those with the same primary key as a whole. Every field of a record becomes the attribute of that name; empty ones are left out. To change only what is sent, set API Method to PUT under Adjust Template. A misspelt Index makes a new index.',
		limits:
			'At most 1,000 documents and 20 MB per request are sent; Meilisearch takes 100 MB. One bad document, such as one whose key has a blank, makes all of its request fail, and nothing of it is stored: all come out as rejected, with the message that tells of the bad one. Without it the others can be sent again.',
		rate: 'Meilisearch has no limit on writes. It works on one task after the other; 20 are open at most, each asked for every 2 seconds.',
		dedupe: 'Sent twice is stored once, by the primary key.',
		successMeans: 'processed',
		secondHand: [],
		assumed: [
			'That Meilisearch Cloud has no rate limit of its own; a 429 would be waited for.',
			'The address of a project in Meilisearch Cloud, and where it shows the keys.',
			'That a new index takes the action indexes.create.',
			'The wording of refusals.',
		],
		sources: [
			'https://github.com/meilisearch/documentation/blob/main/assets/open-api/meilisearch-openapi.json',
			'https://www.meilisearch.com/docs/capabilities/indexing/tasks_and_batches/async_operations',
			'https://www.meilisearch.com/docs/resources/help/known_limitations',
			'https://www.meilisearch.com/docs/reference/errors/error_codes',
		],
		readOn: '2026-11-27',
	},
};
