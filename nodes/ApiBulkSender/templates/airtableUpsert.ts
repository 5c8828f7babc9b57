import type { DestinationTemplate } from './destinationTemplate';

/** All or nothing: one bad record refuses its request, so halving finds it exactly. */
export const airtableUpsert: DestinationTemplate = {
	id: 'airtableUpsert',
	displayName: 'Airtable: Upsert Records',
	description: 'Create records of a table, or update those that exist',
	asks: [
		{
			displayName: 'Base ID',
			name: 'baseId',
			type: 'string',
			default: '',
			placeholder: 'e.g. appAbc123',
			description: 'The part of the address of your base that begins with app',
		},
		{
			displayName: 'Table',
			name: 'table',
			type: 'string',
			default: '',
			placeholder: 'e.g. Contacts',
			description: 'Name or ID of the table; the ID, which begins with tbl, survives renaming',
		},
		{
			displayName: 'Fields to Merge On',
			name: 'mergeFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. Email',
			description:
				'One to three fields of the table by which an existing record is found, separated by commas',
			isList: true,
		},
		{
			displayName: 'Convert Values',
			name: 'typecast',
			type: 'boolean',
			default: true,
			description: 'Whether Airtable converts texts into the type of the field as well as it can',
		},
	],
	settings: {
		apiEndpoint: '/v0/[[baseId]]/[[table]]',
		apiMethod: 'PATCH',
		groupingLimit: 10,
		requestSplitPath: '$.records[*]',
		additionalBodyFields: {
			performUpsert: { fieldsToMergeOn: '[[mergeFields]]' },
			typecast: '[[typecast]]',
		},
		responseSplitPath: '$.records[*]',
		matchBy: 'position',
		parsePathMap: {
			status_code: '$.error.type,$.error',
			error_message: '$.error.message',
			entity_id: '$.id',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		rateLimit: { requestsPerPeriod: 5, period: 1, periodUnit: 'seconds' },
		splitCodes: '422',
		waiting: { leastWait: 30 },
		retryNetworkErrors: true,
	},
	wrapper: [{ target: 'fields', source: 'allFields', value: '', type: 'asIs' }],
	login: {
		kind: 'Bearer Token',
		baseUrl: 'https://api.airtable.com',
		where:
			'The token is a personal access token from airtable.com/create/tokens, with the scope data.records:write and access to the base.',
	},
	facts: {
		does: 'Creates records, or updates those with the same values in the fields to merge on. Every field of a record becomes the field of that name; empty ones are left out, so they stay as they are.',
		limits: 'At most 10 records per request.',
		rate: '5 requests per second and base are started. After a 429 at least 30 seconds are waited, as Airtable demands. Free and Team plans have a limit per month besides.',
		dedupe:
			'Sent twice is stored once, by the fields to merge on. So a request whose answer got lost is sent again.',
		successMeans: 'processed',
		secondHand: [],
		assumed: [
			'The form of a refusal, and that a refused request has stored nothing.',
			'That the records of an answer come in the order in which they were sent.',
		],
		sources: [
			'https://airtable.com/developers/web/api/update-multiple-records',
			'https://support.airtable.com/docs/api-common-troubleshooting',
			'https://support.airtable.com/docs/managing-api-call-limits-in-airtable',
		],
		readOn: '2026-11-27',
	},
};
