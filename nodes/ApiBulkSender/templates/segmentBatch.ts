import type { DestinationTemplate } from './destinationTemplate';

/**
 * Answers 200 to whatever it can read, so success means accepted and no more. 400 is about a body
 * that is too large or no JSON; halving finds the record that is.
 */
export const segmentBatch: DestinationTemplate = {
	id: 'segmentBatch',
	displayName: 'Segment: Identify Users',
	description: 'Send traits of users, through an HTTP API source',
	asks: [
		{
			displayName: 'Field With User ID',
			name: 'userIdField',
			type: 'string',
			default: 'userId',
			placeholder: 'e.g. customer_id',
			description: 'The field of a record that becomes its userId',
		},
	],
	settings: {
		apiEndpoint: '/v1/batch',
		groupingLimit: 2500,
		requestSplitPath: '$.batch[*]',
		responseReports: 'wholeRequest',
		parsePathMap: {
			status_code: '$.code',
			error_message: '$.message,$.error',
		},
		recoverableErrorCodes: '5xx',
	},
	options: {
		rateLimit: { requestsPerPeriod: 100, period: 1, periodUnit: 'seconds' },
		// Below 500 KB of 1,000 bytes.
		maxBodySize: 0.47,
		retryNetworkErrors: true,
		splitCodes: '400,413',
		successMeans: 'accepted',
	},
	wrapper: [
		{ target: 'type', source: 'fixedValue', value: 'identify', type: 'text' },
		{ target: 'userId', source: 'field', value: '[[userIdField]]', type: 'text', required: true },
		{ target: 'traits', source: 'allFields', value: '[[userIdField]]', type: 'asIs' },
		// By it Segment drops what it has already taken.
		{ target: 'messageId', source: 'uniqueId', value: '', type: 'text' },
	],
	login: {
		kind: 'Basic Auth',
		baseUrl: 'https://api.segment.io, in the EU https://events.eu1.segmentapis.com',
		where:
			'User is the write key of the source, Password stays empty: in Segment under Connections, Sources, your HTTP API source, Settings, API Keys.',
	},
	facts: {
		does: 'Sends an identify call for each record. Every field of a record but the user ID becomes a trait of that name; empty ones are left out.',
		limits: 'Under 500 KB and at most 2,500 records per request, 32 KB per record.',
		rate: '100 requests per second are started; Segment recommends at most 1,000 per workspace.',
		dedupe:
			'Sent twice within a run is taken once, by an ID that the node makes. A second run sends the traits anew, which changes nothing if they are the same.',
		successMeans: 'accepted',
		secondHand: ['The body of a success.'],
		assumed: [
			'The body of a 400.',
			'That a wrong write key, and data of the EU sent to the host in the US, are answered with 200, too. Look into the Debugger of the source after the first records.',
			'Which host the EU has: documents of Segment name events.eu1.segmentapis.com and eu1.api.segmentapis.com. Your workspace shows its own.',
		],
		sources: [
			'https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/',
			'https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api',
			'https://segment.com/docs/guides/regional-segment/',
		],
		readOn: '2026-11-27',
	},
};
