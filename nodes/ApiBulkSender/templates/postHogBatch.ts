import type { DestinationTemplate } from './destinationTemplate';

/** Refuses in plain text, and all because of one; answers 200 also to what its quota makes it drop. */
export const postHogBatch: DestinationTemplate = {
	id: 'postHogBatch',
	displayName: 'PostHog: Capture Events',
	description: 'Send events of people, each with properties',
	asks: [
		{
			displayName: 'Event Name',
			name: 'postHogEvent',
			type: 'string',
			default: '',
			placeholder: 'e.g. signed_up',
			description: 'What happened; the same for all records',
		},
		{
			displayName: 'Field With Distinct ID',
			name: 'distinctIdField',
			type: 'string',
			default: 'distinct_id',
			placeholder: 'e.g. customer_id',
			description: 'The field of a record that says whose event it is',
		},
		{
			displayName: 'Field With Timestamp',
			name: 'timestampField',
			type: 'string',
			default: 'timestamp',
			placeholder: 'e.g. created_at',
			description:
				'The field of a record that says when it happened, with its time zone; a record without it happens now',
		},
		{
			displayName: 'Historical Migration',
			name: 'historicalMigration',
			type: 'boolean',
			default: false,
			description: 'Whether these are events of the past, which PostHog takes in another way',
		},
	],
	settings: {
		apiEndpoint: '/batch/',
		groupingLimit: 1000,
		requestSplitPath: '$.batch[*]',
		additionalBodyFields: { historical_migration: '[[historicalMigration]]' },
		responseReports: 'wholeRequest',
		parsePathMap: { error_message: '$.detail,$.error' },
		recordOutcome: 'field',
		successField: '$.status',
		successValues: 'Ok,1',
		recoverableErrorCodes: '503',
	},
	options: {
		concurrency: 4,
		// Below 20 MB of 1,000,000 bytes.
		maxBodySize: 19,
		splitCodes: '400,413',
		// What the quota of the plan refuses is not waited for without end.
		maxYieldTime: 600,
		waiting: { leastWait: 5 },
		successMeans: 'accepted',
	},
	wrapper: [
		{ target: 'event', source: 'fixedValue', value: '[[postHogEvent]]', type: 'text' },
		{
			target: 'distinct_id',
			source: 'field',
			value: '[[distinctIdField]]',
			type: 'text',
			required: true,
		},
		{ target: 'timestamp', source: 'field', value: '[[timestampField]]', type: 'date' },
		{
			target: 'properties',
			source: 'allFields',
			value: '[[distinctIdField]],[[timestampField]]',
			type: 'asIs',
		},
	],
	login: {
		kind: 'Body Field',
		baseUrl: 'https://us.i.posthog.com, in the EU https://eu.i.posthog.com, or your own host',
		where:
			'Body Field Name is api_key, Body Field Value the project API key, which begins with phc_: in PostHog under Project settings, General.',
	},
	facts: {
		does: 'Sends an event for each record. Every other field of a record becomes a property of that name; empty ones are left out.',
		limits:
			'Under 20 MB per request and 1 MB per event; at most 1,000 events per request are sent.',
		rate: 'No limit is documented. After a 429 at least 5 seconds are waited, in all at most 10 minutes.',
		dedupe:
			'Sent twice is stored twice. So a request whose answer got lost is not sent again, and comes out unclear.',
		successMeans: 'accepted',
		secondHand: [],
		assumed: [
			'Whether an event without a name or ID is refused or dropped: its documents and its source say different things.',
			'When it answers 429. Beyond the quota of the plan it answers 200 and drops the events, as its source shows; look under Data management, Ingestion warnings.',
		],
		sources: [
			'https://posthog.com/docs/api/capture',
			'https://posthog.com/docs/data/ingestion-warnings',
			'https://github.com/PostHog/posthog/blob/master/rust/capture/src/api.rs',
		],
		readOn: '2026-11-27',
	},
};
