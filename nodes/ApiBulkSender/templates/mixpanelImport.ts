import type { DestinationTemplate } from './destinationTemplate';

/** HTTP 400 names the events that were refused, and the others are in. */
export const mixpanelImport: DestinationTemplate = {
	id: 'mixpanelImport',
	displayName: 'Mixpanel: Import Events',
	description: 'Send events, also old ones',
	asks: [
		{
			displayName: 'Project ID',
			name: 'projectId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234567',
			description: 'In Mixpanel under Settings, Project Settings',
		},
		{
			displayName: 'Field With Event Name',
			name: 'eventField',
			type: 'string',
			default: 'event',
			placeholder: 'e.g. event',
			description: 'The field of a record that holds the name of the event',
		},
		{
			displayName: 'Field With Time',
			name: 'timeField',
			type: 'string',
			default: 'time',
			placeholder: 'e.g. created_at',
			description:
				'The field of a record that holds when it happened, in seconds or milliseconds since 1970',
		},
		{
			displayName: 'Field With User',
			name: 'userField',
			type: 'string',
			default: 'distinct_id',
			placeholder: 'e.g. customer_id',
			description: 'The field of a record that holds by whom it happened (distinct_id)',
		},
		{
			displayName: 'Field With Insert ID',
			name: 'insertIdField',
			type: 'string',
			default: 'insert_id',
			placeholder: 'e.g. event_id',
			description:
				'The field of a record that holds an ID of its own, up to 36 letters, digits and hyphens; by it Mixpanel knows an event that comes twice',
		},
	],
	settings: {
		apiEndpoint: '/import?strict=1&project_id=[[projectId]]',
		groupingLimit: 2000,
		requestSplitPath: '',
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.failed_records[*]',
		missingList: 'noneFailed',
		matchBy: 'index',
		responseIndexPath: '$.index',
		successField: '$.code',
		successValues: '200',
		parsePathMap: {
			status_code: '$.code',
			error_message: '$.message,$.error',
			field: '$.field',
		},
		recoverableErrorCodes: '500,502,503,504',
	},
	options: {
		// Below 2 MB of 1,000,000 bytes.
		maxBodySize: 1.9,
		judgedCodes: '400',
		unnamedRecords: 'succeeded',
		splitCodes: '413',
		waiting: { leastWait: 2 },
		retryNetworkErrors: true,
		successMeans: 'processed',
	},
	wrapper: [
		{ target: 'event', source: 'field', value: '[[eventField]]', type: 'text', required: true },
		{
			target: 'properties.time',
			source: 'field',
			value: '[[timeField]]',
			type: 'number',
			required: true,
		},
		{
			target: 'properties.distinct_id',
			source: 'field',
			value: '[[userField]]',
			type: 'text',
			required: true,
		},
		{
			target: "properties['$insert_id']",
			source: 'field',
			value: '[[insertIdField]]',
			type: 'text',
			required: true,
		},
		{
			target: 'properties',
			source: 'allFields',
			value: '[[eventField]],[[timeField]],[[userField]],[[insertIdField]]',
			type: 'asIs',
		},
	],
	login: {
		kind: 'Basic Auth',
		baseUrl:
			'https://api.mixpanel.com, in the EU https://api-eu.mixpanel.com, in India https://api-in.mixpanel.com',
		where:
			'User and Password are those of a service account with the role Admin or Owner: in Mixpanel under Settings, Organization Settings, Service Accounts.',
	},
	facts: {
		does: 'Sends events. Every field of a record but name, time, user and insert ID becomes a property of that name; empty ones are left out.',
		limits:
			'At most 2,000 events per request, and 2 MB as older documents say (newer ones: 10 MB). An event has less than 1 MB and 255 properties, from 1971 until an hour ahead.',
		rate: 'No rate is limited here. After a 429 at least 2 seconds are waited, then longer and longer.',
		dedupe:
			'Sent twice is stored once, by name, time, user and insert ID together; Mixpanel advises to rely on it.',
		successMeans: 'processed',
		secondHand: [],
		assumed: ['Where the application shows project ID and service accounts.'],
		sources: [
			'https://docs.mixpanel.com/reference/import-events',
			'https://docs.mixpanel.com/troubleshooting/errors/400-bad-request',
		],
		readOn: '2026-11-27',
	},
};
