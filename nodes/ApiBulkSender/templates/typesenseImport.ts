import type { DestinationTemplate } from './destinationTemplate';

/** Takes lines and answers with lines, as plain text under HTTP 200; 503 is how it says "slower". */
export const typesenseImport: DestinationTemplate = {
	id: 'typesenseImport',
	displayName: 'Typesense: Import Documents',
	description: 'Create documents of a collection, or change those that exist',
	asks: [
		{
			displayName: 'Collection',
			name: 'collection',
			type: 'string',
			default: '',
			placeholder: 'e.g. products',
			description: 'Name of the collection, or of an alias of it',
		},
		{
			displayName: 'Action',
			name: 'importAction',
			type: 'options',
			options: [
				{
					name: 'Emplace',
					value: 'emplace',
					description: 'Create, or change the fields that are sent',
				},
				{ name: 'Update', value: 'update', description: 'Change documents that exist' },
				{ name: 'Upsert', value: 'upsert', description: 'Create, or replace as a whole' },
			],
			default: 'upsert',
			description: 'What to do with a document',
		},
		{
			displayName: 'Field With ID',
			name: 'idField',
			type: 'string',
			default: 'id',
			placeholder: 'e.g. sku',
			description: 'The field of a record by which it is known in the destination',
		},
	],
	settings: {
		apiEndpoint:
			'/collections/[[collection]]/documents/import?action=[[importAction]]&return_id=true',
		groupingLimit: 1000,
		bodyFormat: 'ndjson',
		matchBy: 'position',
		parsePathMap: {
			status_code: '$.code',
			error_message: '$.error,$.message',
			entity_id: '$.id',
		},
		recordOutcome: 'field',
		successField: '$.success',
		recoverableErrorCodes: '500,502,504',
		yieldingErrorCodes: '429,http:503',
	},
	options: {
		concurrency: 2,
		timeout: 600,
		retryNetworkErrors: true,
		// It has run out of disk or memory.
		stopCodes: '403,http:422',
		maxYieldTime: 600,
		waiting: { leastWait: 10 },
		successMeans: 'processed',
	},
	wrapper: [
		{ target: '$', source: 'allFields', value: '', type: 'asIs' },
		{ target: 'id', source: 'field', value: '[[idField]]', type: 'text', required: true },
	],
	login: {
		kind: 'Header',
		baseUrl: 'https://your-host, with the port that your server has (8108 unless set otherwise)',
		where:
			'Header Name is X-TYPESENSE-API-KEY, Header Value a key that may import documents: in Typesense Cloud under Generate API Keys of the cluster.',
	},
	facts: {
		does: 'Creates documents or changes those with the same ID. Every field of a record becomes the field of that name; empty ones are left out, and the ID is sent as text.',
		limits:
			'At most 1,000 documents and 10 MB per request are sent, two requests at a time; an answer may take 10 minutes.',
		rate: 'Answers with 503 when it cannot follow; then at least 10 seconds are waited, as Typesense advises, in all at most 10 minutes.',
		dedupe: 'Sent twice is stored once, by the ID.',
		successMeans: 'processed',
		secondHand: ['The wording of a 429, which only servers with rate limits set up give.'],
		assumed: [
			'That the lines of one request are processed in their order.',
			'That 422 always means that the server has run out of disk or memory; the run stops at it.',
		],
		sources: [
			'https://typesense.org/docs/30.2/api/documents.html',
			'https://typesense.org/docs/30.2/api/api-errors.html',
			'https://typesense.org/docs/guide/syncing-data-into-typesense.html',
			'https://github.com/typesense/typesense/blob/main/src/collection.cpp',
		],
		readOn: '2026-11-27',
	},
};
