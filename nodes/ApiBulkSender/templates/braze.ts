import type { DestinationTemplate, TemplateFacts, TemplateInput } from './destinationTemplate';

/** What `login` and the answers have in common: one list per request, so that positions count. */
type Shared = Pick<DestinationTemplate, 'login' | 'options'>;

export const brazeAsks: readonly TemplateInput[] = [
	{
		displayName: 'Identify By',
		name: 'identifier',
		type: 'options',
		options: [
			{ name: 'Braze ID', value: 'braze_id', description: 'The ID that Braze gave' },
			{ name: 'Email', value: 'email', description: 'The email address' },
			{ name: 'External ID', value: 'external_id', description: 'The ID of your own system' },
			{ name: 'Phone', value: 'phone', description: 'The phone number' },
		],
		default: 'external_id',
		description: 'By what Braze knows a user',
	},
	{
		displayName: 'Field With Identifier',
		name: 'identifierField',
		type: 'string',
		default: 'external_id',
		placeholder: 'e.g. customer_id',
		description: 'The field of a record that holds it',
	},
];

/**
 * Its `message` is success though records were refused: only the list of errors tells of them, and
 * it is left out when there are none. Then the message has to be success all the same.
 */
export const brazeAnswer = {
	responseReports: 'failedRecordsOnly',
	responseSplitPath: '$.errors[*]',
	missingList: 'noneFailed',
	matchBy: 'index',
	responseIndexPath: '$.index',
	successField: '$.message',
	successValues: 'success',
	parsePathMap: {
		error_message: '$.type,$.message',
	},
} satisfies Partial<DestinationTemplate['settings']>;

export const braze: Shared = {
	options: {
		rateLimit: { requestsPerPeriod: 3000, period: 3, periodUnit: 'seconds' },
		// Below 4 MB of 1,000,000 bytes.
		maxBodySize: 3.8,
		successMeans: 'accepted',
	},
	login: {
		kind: 'Bearer Token',
		baseUrl:
			'the REST endpoint of your instance, such as https://rest.iad-01.braze.com or https://rest.fra-01.braze.eu',
		where:
			'The token is a REST API key with the permission users.track: in Braze under Settings, APIs and Identifiers.',
	},
};

export const brazeFacts: Pick<
	TemplateFacts,
	'limits' | 'rate' | 'successMeans' | 'secondHand' | 'sources' | 'readOn'
> = {
	limits:
		'At most 75 per request, 50 with contracts by monthly active users; 50 are sent. At most 4 MB per request.',
	rate: '3,000 requests per 3 seconds are started; your contract may allow fewer, which 429 then tells.',
	successMeans: 'accepted',
	secondHand: [
		'How an error tells the record that it is about, and the 4 MB.',
		'That HTTP 201 is the answer to a request that was taken.',
	],
	sources: [
		'https://www.braze.com/docs/api/endpoints/user_data/post_user_track/',
		'https://www.braze.com/docs/api/errors/',
		'https://www.braze.com/docs/api/api_limits/',
	],
	readOn: '2026-11-27',
};
