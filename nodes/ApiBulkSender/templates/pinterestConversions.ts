import { conversionAsks, conversionDoes, conversionEvent } from './conversions';
import type { DestinationTemplate } from './destinationTemplate';

/**
 * The schema has a part for each event, under 200 or 422. What 422 carries in fact is not known: if it
 * names nobody, halving finds the event, and those of it that went through go again under their ID.
 */
export const pinterestConversions: DestinationTemplate = {
	id: 'pinterestConversions',
	displayName: 'Pinterest: Send Conversions',
	description: 'Send conversion events of people, known by their email address, to an ad account',
	asks: [
		{
			displayName: 'Ad Account ID',
			name: 'adAccountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 549755885175',
			description: 'The number of your ad account, in the address of Ads Manager',
		},
		{
			displayName: 'Event Name',
			name: 'eventName',
			type: 'string',
			default: 'checkout',
			placeholder: 'e.g. checkout',
			description: 'What happened: checkout, add_to_cart, lead, signup, page_visit and others',
		},
		{
			displayName: 'Action Source',
			name: 'actionSource',
			type: 'options',
			options: [
				{ name: 'Android App', value: 'app_android' },
				{ name: 'iOS App', value: 'app_ios' },
				{ name: 'Web', value: 'web' },
			],
			default: 'web',
			description: 'Where it happened',
		},
		...conversionAsks,
	],
	settings: {
		apiEndpoint: '/v5/ad_accounts/[[adAccountId]]/events',
		groupingLimit: 1000,
		requestSplitPath: '$.data[*]',
		responseSplitPath: '$.events[*]',
		matchBy: 'position',
		parsePathMap: {
			status_code: '$.code',
			error_message: '$.error_message,$.message',
			warnings: '$.warning_message',
		},
		recordOutcome: 'field',
		successField: '$.status',
		successValues: 'processed',
		recoverableErrorCodes: 'http:500,http:502,http:503,http:504',
		yieldingErrorCodes: 'http:429',
	},
	options: {
		rateLimit: { requestsPerPeriod: 4000, period: 1, periodUnit: 'minutes' },
		maxBodySize: 5,
		retryNetworkErrors: true,
		judgedCodes: '422',
		splitCodes: '400,422',
		// Codes of its own are small numbers.
		renewTokenCodes: 'http:401',
		stopCodes: 'http:403',
		waiting: { leastWait: 5 },
		successMeans: 'processed',
	},
	wrapper: conversionEvent('text'),
	login: {
		kind: 'Bearer Token',
		baseUrl: 'https://api.pinterest.com',
		where:
			'The token is a conversion access token: in Ads Manager of Pinterest under Conversions, Conversion access token.',
	},
	facts: {
		does: conversionDoes,
		limits:
			'At most 1,000 events per request. Offline events have no protection against doubles, so this template does not send them.',
		rate: '4,000 requests per minute are started; Pinterest allows 5,000 per ad account.',
		dedupe: 'Pinterest leaves out an event with an ID that its tag has sent.',
		successMeans: 'processed',
		secondHand: ['Where Ads Manager shows the token.'],
		assumed: [
			'What an answer with status 422 says of single events. If it names none, the halves of the request are sent, and events that were processed go again with the same ID.',
			'That of two events with the same ID that both come through the API one is left out, as between the API and the tag.',
			'That of a request answered with 400 nothing was taken.',
		],
		sources: [
			'https://github.com/pinterest/api-description/blob/main/v5/openapi.json',
			'https://developers.pinterest.com/docs/conversions/updated/',
		],
		readOn: '2026-11-27',
	},
};
