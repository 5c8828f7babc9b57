import type { DestinationTemplate } from './destinationTemplate';

/**
 * Only `"ok": true` proves that a document is stored. HTTP 202 is no queue: fewer nodes than wanted
 * have written it. HTTP 500 can carry the same list as a success.
 */
export const couchDbBulkDocs: DestinationTemplate = {
	id: 'couchDbBulkDocs',
	displayName: 'CouchDB or Cloudant: Save Documents',
	description: 'Create documents of a database, or change those whose revision is known',
	asks: [
		{
			displayName: 'Database',
			name: 'database',
			type: 'string',
			default: '',
			placeholder: 'e.g. products',
			description: 'Name of the database',
		},
		{
			displayName: 'Field With ID',
			name: 'idField',
			type: 'string',
			default: '_id',
			placeholder: 'e.g. sku',
			description: 'The field of a record that becomes the _id of its document',
		},
		{
			displayName: 'Field With Revision',
			name: 'revField',
			type: 'string',
			default: '_rev',
			placeholder: 'e.g. revision',
			description:
				'The field of a record that holds the revision it changes; a record without it becomes a new document',
		},
	],
	settings: {
		apiEndpoint: '/[[database]]/_bulk_docs',
		groupingLimit: 500,
		requestSplitPath: '$.docs[*]',
		responseSplitPath: '',
		matchBy: 'key',
		requestKeyPath: '$._id',
		responseKeyPath: '$.id',
		parsePathMap: {
			status_code: '$.error',
			error_message: '$.reason',
			entity_id: '$.id',
			rev: '$.rev',
		},
		recordOutcome: 'field',
		// A part that has neither is unclear.
		successField: '$.ok,$.error',
		recoverableErrorCodes: '502,503,504',
	},
	options: {
		// Of a single document it says that the design of the database forbids it.
		stopCodes: 'http:403',
		judgedCodes: '417,500',
		splitCodes: '400,413',
		successMeans: 'processed',
	},
	wrapper: [
		{ target: '$', source: 'allFields', value: '[[idField]],[[revField]]', type: 'asIs' },
		{ target: '_id', source: 'field', value: '[[idField]]', type: 'text', required: true },
		{ target: '_rev', source: 'field', value: '[[revField]]', type: 'text' },
	],
	login: {
		kind: 'Basic Auth',
		baseUrl: 'https://your-host:6984, or https://your-instance.cloudantnosqldb.appdomain.cloud',
		where:
			'User and Password are those of a user who may write to the database; for Cloudant those of its service credentials with legacy access.',
	},
	facts: {
		does: 'Creates documents; one with a revision replaces the document that has it. Every field of a record becomes the field of that name; empty ones are left out. The new revision is in the result as rev.',
		limits:
			'At most 500 documents and 10 MB per request are sent; a document may have 8 MB, with Cloudant 1 MB. Fields whose name begins with an underscore are refused.',
		rate: 'CouchDB has no limit. Cloudant answers with 429, which is waited out.',
		dedupe:
			'Sent twice is stored once; the second time the document is refused as a conflict. So after an answer that got lost or a 502, 503 or 504, a conflict can mean that the document was stored the first time.',
		successMeans: 'processed',
		secondHand: [],
		assumed: [
			'The wording with which Cloudant answers 429.',
			'Which errors single documents have in an answer with status 500; they are not sent again, since what was written then is not known.',
		],
		sources: [
			'https://docs.couchdb.org/en/stable/api/database/bulk-api.html',
			'https://docs.couchdb.org/en/stable/api/basics.html',
			'https://github.com/apache/couchdb/blob/main/src/chttpd/src/chttpd_db.erl',
			'https://cloud.ibm.com/docs/Cloudant?topic=Cloudant-limits',
		],
		readOn: '2026-11-27',
	},
};
