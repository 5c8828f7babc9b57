import type { DestinationTemplate } from './destinationTemplate';

/**
 * A trace ID for each record makes HubSpot take the good ones and name the bad ones (HTTP 207), as a
 * list under `context` of an error. A result may come without it, as in the example of HubSpot's
 * documents; then the unique property among its properties tells whose it is.
 */
export const hubSpotUpsert: DestinationTemplate = {
	id: 'hubSpotUpsert',
	displayName: 'HubSpot: Upsert Records',
	description: 'Create contacts, companies, deals or other objects, or update those that exist',
	asks: [
		{
			displayName: 'Object Type',
			name: 'objectType',
			type: 'string',
			default: 'contacts',
			placeholder: 'e.g. contacts',
			description: 'What the records are: contacts, companies, deals, tickets, or a custom object',
			hint: 'Of a custom object enter its type ID, e.g. 2-123456.',
		},
		{
			displayName: 'Unique Property',
			name: 'uniqueProperty',
			type: 'string',
			default: 'email',
			placeholder: 'e.g. email',
			description:
				'Internal name of the HubSpot property by which a record is found: email for contacts, otherwise one that holds unique values; each record needs a field of this name, for which Field Mapping can rename one',
		},
	],
	settings: {
		apiEndpoint: '/crm/objects/2026-03/[[objectType]]/batch/upsert',
		groupingLimit: 100,
		requestSplitPath: '$.inputs[*]',
		responseSplitPath: '$.results[*],$.errors[*]',
		matchBy: 'key',
		requestKeyPath: '$.objectWriteTraceId,$.id',
		responseKeyPath:
			"$.objectWriteTraceId,$.context.objectWriteTraceId[*],$.properties['[[uniqueProperty]]']",
		parsePathMap: {
			status_code: '$.category',
			error_message: '$.message',
			entity_id: '$.id',
			warnings: '$.warnings',
		},
		recoverableErrorCodes: '423,500,502,503,504,521,523,524',
		// 477: the account is being moved.
		yieldingErrorCodes: '429,477',
	},
	options: {
		rateLimit: { requestsPerPeriod: 100, period: 10, periodUnit: 'seconds' },
		// Refused as a whole, nothing of it was stored.
		splitCodes: '400,409',
		// The limit of a day is not waited for.
		requestCodePath: '$.policyName',
		stopCodes: '403,DAILY',
		waiting: { leastWait: 2 },
		retryNetworkErrors: true,
	},
	wrapper: [
		{ target: 'id', source: 'field', value: '[[uniqueProperty]]', type: 'text', required: true },
		{ target: 'idProperty', source: 'fixedValue', value: '[[uniqueProperty]]', type: 'text' },
		{ target: 'objectWriteTraceId', source: 'recordNumber', value: '', type: 'text' },
		{ target: 'properties', source: 'allFields', value: '', type: 'text' },
	],
	login: {
		kind: 'Bearer Token',
		baseUrl: 'https://api.hubapi.com',
		where:
			'The token of a private app (HubSpot: Settings, Integrations) that may write the object.',
	},
	facts: {
		does: 'Creates records, or updates those with the same value in the unique property. Every field becomes the property of its name, as text; empty ones are left out.',
		limits: 'At most 100 records per request.',
		rate: '100 requests per 10 seconds are started, which every plan allows; Professional and Enterprise allow 190 (option Rate Limit). When the limit of the day is used up, the run stops.',
		dedupe:
			'Sent twice is stored once, by the unique property. So a request whose answer got lost is sent again.',
		successMeans: 'processed',
		secondHand: [
			'The 100 records per request and the rate of the smaller plans.',
			'That trace IDs single out bad records in an upsert, as they do when creating.',
			'How the answer names the limit of the day.',
		],
		assumed: [
			'That every result brings its trace ID or its unique property back; if yours does not, the first request comes out unclear and the run stops.',
			'Status 409 in an upsert: it is taken as a refusal of the whole request, which is halved.',
		],
		sources: [
			'https://developers.hubspot.com/docs/api-reference/2026-03/crm/objects/contacts/batch/upsert-contacts',
			'https://developers.hubspot.com/docs/api-reference/error-handling',
			'https://developers.hubspot.com/changelog/increasing-our-api-limits',
		],
		readOn: '2026-11-27',
	},
};
