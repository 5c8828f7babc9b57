import { conversionAsks, conversionDoes, conversionEvent } from './conversions';
import type { DestinationTemplate } from './destinationTemplate';

/**
 * HTTP 400 means everything from bad data to throttling: the code under `error` decides, before the
 * request is halved. One invalid event refuses the whole request, so halving is exact.
 */
export const metaConversions: DestinationTemplate = {
	id: 'metaConversions',
	displayName: 'Meta: Send Conversions',
	description: 'Send conversion events of people, known by their email address, to a dataset',
	asks: [
		{
			displayName: 'Dataset ID',
			name: 'datasetId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234567890',
			description: 'The number of your dataset (pixel), in Events Manager',
		},
		{
			displayName: 'Event Name',
			name: 'eventName',
			type: 'string',
			default: 'Purchase',
			placeholder: 'e.g. Purchase',
			description: 'What happened: Purchase, Lead, AddToCart, CompleteRegistration and others',
		},
		{
			displayName: 'Action Source',
			name: 'actionSource',
			type: 'options',
			options: [
				{ name: 'App', value: 'app' },
				{ name: 'Email', value: 'email' },
				{ name: 'Other', value: 'other' },
				{ name: 'Phone Call', value: 'phone_call' },
				{ name: 'Physical Store', value: 'physical_store' },
				{ name: 'System Generated', value: 'system_generated' },
				{ name: 'Website', value: 'website' },
			],
			default: 'system_generated',
			description: 'Where it happened',
			hint: 'Website also wants event_source_url and client_user_agent: add them with Field Mapping and Adjust Template.',
		},
		...conversionAsks,
		{
			displayName: 'Graph Version',
			name: 'graphVersion',
			type: 'string',
			default: 'v24.0',
			placeholder: 'e.g. v24.0',
			description: 'Version of the Graph API; each works for at least two years',
		},
	],
	settings: {
		apiEndpoint: '/[[graphVersion]]/[[datasetId]]/events',
		groupingLimit: 1000,
		requestSplitPath: '$.data[*]',
		responseReports: 'wholeRequest',
		recordOutcome: 'field',
		successField: '$.events_received',
		successCondition: 'isNotEmpty',
		parsePathMap: {
			status_code: '$.error.code',
			error_message: '$.error.error_user_msg,$.error.message',
			trace_id: '$.error.fbtrace_id,$.fbtrace_id',
			warnings: '$.messages',
		},
		recoverableErrorCodes: 'http:500,http:502,http:503,http:504,code:1,code:2',
		yieldingErrorCodes: 'http:429,code:4,code:17,code:341,code:613,code:80003,code:80004',
	},
	options: {
		requestCodePath: '$.error.code',
		renewTokenCodes: 'http:401',
		stopCodes: 'http:403,code:10,code:190,code:200',
		splitCodes: '400,413',
		retryNetworkErrors: true,
		successMeans: 'accepted',
	},
	wrapper: conversionEvent('number'),
	login: {
		kind: 'Bearer Token',
		baseUrl: 'https://graph.facebook.com',
		where:
			'The token belongs to the dataset: in Events Manager of Meta under Settings, Conversions API, Generate access token.',
	},
	facts: {
		does: conversionDoes,
		limits:
			'At most 1,000 events per request. An event may be 7 days old, of a physical store 62 days. One invalid event refuses the whole request, which is then halved until it stands alone.',
		rate: 'No limit is documented; when Meta asks to slow down, all requests wait.',
		dedupe: 'An event with the same ID and name is counted once, also beside the pixel.',
		successMeans: 'accepted',
		secondHand: [
			'All shapes of answers, and which codes mean to slow down.',
			'That the token may come as a Bearer token.',
		],
		assumed: [
			'Where Events Manager shows the token.',
			'That of two events with the same ID that both come through the API one is left out, and for 48 hours.',
			'That events_received counts all events of the request: it is not compared with how many were sent.',
		],
		sources: [
			'https://developers.facebook.com/docs/marketing-api/conversions-api/using-the-api',
			'https://developers.facebook.com/docs/marketing-api/conversions-api/deduplicate-pixel-and-server-events',
		],
		readOn: '2026-11-27',
	},
};
