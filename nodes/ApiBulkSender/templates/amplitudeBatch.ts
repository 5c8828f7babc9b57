import type { DestinationTemplate } from './destinationTemplate';

/**
 * HTTP 400 is about bad events, which it names by their places, and of which it then takes none; or
 * about the API key, which only its words tell.
 */
export const amplitudeBatch: DestinationTemplate = {
	id: 'amplitudeBatch',
	displayName: 'Amplitude: Upload Events',
	description: 'Send events of users, also old ones',
	asks: [
		{
			displayName: 'Event Type',
			name: 'eventType',
			type: 'string',
			default: '',
			placeholder: 'e.g. Order Completed',
			description: 'What happened; the same for all records',
		},
		{
			displayName: 'Field With User ID',
			name: 'userIdField',
			type: 'string',
			default: 'user_id',
			placeholder: 'e.g. customer_id',
			description: 'The field of a record that says whose event it is',
		},
		{
			displayName: 'Field With Time',
			name: 'timeField',
			type: 'string',
			default: 'time',
			placeholder: 'e.g. created_at',
			description:
				'The field of a record that holds when it happened, in milliseconds since 1970; a record without it happens now',
		},
		{
			displayName: 'Field With Insert ID',
			name: 'insertIdField',
			type: 'string',
			default: 'insert_id',
			placeholder: 'e.g. event_id',
			description:
				'The field of a record that holds an ID of its own; by it Amplitude knows an event that comes twice',
		},
	],
	settings: {
		apiEndpoint: '/batch',
		groupingLimit: 1000,
		requestSplitPath: '$.events[*]',
		// Otherwise user IDs of less than five characters are dropped from their events.
		additionalBodyFields: { options: { min_id_length: 1 } },
		responseReports: 'failedRecordsOnly',
		responseSplitPath:
			'$.events_with_missing_fields.*[*],$.events_with_invalid_fields.*[*],$.events_with_invalid_id_lengths.*[*],$.silenced_events[*],$.throttled_events[*]',
		missingList: 'noneFailed',
		matchBy: 'index',
		responseIndexPath: '$',
		successField: '$.code',
		successValues: '200',
		parsePathMap: { error_message: '$.error' },
		recoverableErrorCodes: 'http:500,http:502,http:503,http:504',
		yieldingErrorCodes: 'http:429,code:throttled_events',
	},
	options: {
		// Below 20 MB of 1,000,000 bytes.
		maxBodySize: 18,
		judgedCodes: '400',
		unnamedRecords: 'sentAgain',
		splitCodes: '413',
		requestCodePath: '$.missing_field,$.error',
		renewTokenCodes: 'http:401,code:api_key,code:Invalid API key',
		waiting: { leastWait: 30 },
		// The quota of a day is not waited for.
		maxYieldTime: 3600,
		retryNetworkErrors: true,
		successMeans: 'accepted',
	},
	wrapper: [
		{ target: 'event_type', source: 'fixedValue', value: '[[eventType]]', type: 'text' },
		{ target: 'user_id', source: 'field', value: '[[userIdField]]', type: 'text', required: true },
		{ target: 'time', source: 'field', value: '[[timeField]]', type: 'number' },
		{
			target: 'insert_id',
			source: 'field',
			value: '[[insertIdField]]',
			type: 'text',
			required: true,
		},
		{
			target: 'event_properties',
			source: 'allFields',
			value: '[[userIdField]],[[timeField]],[[insertIdField]]',
			type: 'asIs',
		},
	],
	login: {
		kind: 'Body Field',
		baseUrl: 'https://api2.amplitude.com, in the EU https://api.eu.amplitude.com',
		where:
			'Body Field Name is api_key, Body Field Value the API key of the project (not its secret key): in Amplitude under Settings, Projects, your project, API Keys.',
	},
	facts: {
		does: 'Sends an event for each record. Every field of a record but user ID, time and insert ID becomes a property of that name; empty ones are left out.',
		limits:
			'20 MB and 2,000 events per request; at most 1,000 are sent. When one is invalid, none of the request is taken; the others are sent again at once without it.',
		rate: 'Amplitude takes 1,000 events per second of one user, and 500,000 a day of one that sends too much. After a 429 at least 30 seconds are waited, in all at most an hour.',
		dedupe:
			'Sent twice within 7 days is stored once, by the insert ID. So a request whose answer got lost is sent again.',
		successMeans: 'accepted',
		secondHand: [
			'The list of events whose IDs are too short is known from the SDKs of Amplitude.',
			'The words by which it refuses an API key (Invalid API key): should others follow in the same text, the records are rejected with them, and the run stops after three requests.',
		],
		assumed: [
			'That nothing of a request with an invalid event is kept: its documents say to send the rest again.',
			'Where the application shows the API key.',
		],
		sources: [
			'https://amplitude.com/docs/apis/analytics/batch-event-upload',
			'https://amplitude.com/docs/apis/analytics/http-v2',
			'https://amplitude.com/docs/apis/analytics/http-api-batching-retries',
		],
		readOn: '2026-11-27',
	},
};
