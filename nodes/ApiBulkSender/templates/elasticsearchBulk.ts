import type { DestinationTemplate } from './destinationTemplate';

/**
 * Answers item by item, in order, each under the name of its action. An item has an `error` only when
 * it failed, so its status decides.
 */
export const elasticsearchBulk: DestinationTemplate = {
	id: 'elasticsearchBulk',
	displayName: 'Elasticsearch or OpenSearch: Index Documents',
	description: 'Create documents of an index, or replace those that exist',
	asks: [
		{
			displayName: 'Index',
			name: 'index',
			type: 'string',
			default: '',
			placeholder: 'e.g. products',
			description: 'Name of the index, or of an alias of it',
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
		apiEndpoint: '/[[index]]/_bulk',
		groupingLimit: 1000,
		bodyFormat: 'ndjson',
		actionLine: '{"index": {"_id": "{[[idField]]}"}}',
		responseSplitPath: '$.items[*]',
		matchBy: 'position',
		parsePathMap: {
			status_code: '$.*.status,$.status',
			error_message: '$.*.error.caused_by.reason,$.*.error.reason,$.error.reason,$.error',
			entity_id: '$.*._id',
			error_type: '$.*.error.type,$.error.type',
			result: '$.*.result',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		// Of a single document it says that the index takes no writes, not that the login may not.
		stopCodes: 'http:403',
		splitCodes: '413',
		retryNetworkErrors: true,
		successMeans: 'processed',
	},
	wrapper: [],
	login: {
		kind: 'Header',
		baseUrl: 'https://your-cluster:9200, with the port that your cluster has',
		where:
			'Header Name is Authorization, Header Value the word ApiKey, a blank and the encoded key: in Kibana under Stack Management, API Keys. It needs the right to write to the index. OpenSearch, and users with a password, take Basic Auth.',
	},
	facts: {
		does: 'Creates documents, or replaces those with the same ID as a whole. Every record becomes a document as it is, with its ID field.',
		limits:
			'At most 1,000 documents and 10 MB per request are sent, as is common; Elasticsearch takes 100 MB. A field called _id or _index is refused. Data streams take no IDs, so this template is not for them.',
		rate: 'No limit is known beforehand. Of what Elasticsearch answers with 429, also for single documents, only that is sent again, after a while.',
		dedupe: 'Sent twice is stored once, by the ID.',
		successMeans: 'processed',
		secondHand: [
			'That OpenSearch answers alike.',
			'That a field called _id is refused.',
			'The wording of refusals, which differs by version.',
		],
		assumed: ['That what is in front of the cluster answers 413 to requests that are too large.'],
		sources: [
			'https://github.com/elastic/elasticsearch-specification/tree/main/specification/_global/bulk',
			'https://www.elastic.co/docs/troubleshoot/elasticsearch/rejected-requests',
		],
		readOn: '2026-11-27',
	},
};
