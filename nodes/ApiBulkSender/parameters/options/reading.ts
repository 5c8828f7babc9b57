import type { INodeProperties } from 'n8n-workflow';

/** How answers are read that say more, or say it elsewhere, than in their parts. */
export const readingOptions: INodeProperties[] = [
	{
		displayName: 'Judged Codes',
		name: 'judgedCodes',
		type: 'string',
		default: '',
		placeholder: 'e.g. 400,422',
		description:
			'HTTP statuses of refusals that name the bad records one by one, so that each record is judged by itself, e.g. 400 at Mixpanel',
	},
	{
		displayName: 'Renew Token Codes',
		name: 'renewTokenCodes',
		type: 'string',
		default: '401',
		placeholder: 'e.g. 401,602',
		description:
			"Codes at 'Request Code Path' that mean that the login has ended, e.g. 602 at Marketo: it is renewed and the request sent again",
	},
	{
		displayName: 'Request Code Path',
		name: 'requestCodePath',
		type: 'string',
		default: '',
		placeholder: 'e.g. $.errors[*].code',
		hint: 'A code found there that stands in one of the lists of codes counts before the HTTP status.',
		description:
			'Where in the response a code sits that speaks for the whole request, e.g. that it came too fast',
	},
	{
		displayName: 'Success Means',
		name: 'successMeans',
		type: 'options',
		options: [
			{
				name: 'Accepted',
				value: 'accepted',
				description: 'The API takes the records in and processes them later',
			},
			{
				name: 'By HTTP Status',
				value: 'byStatus',
				description: 'Accepted after 202, processed after any other',
			},
			{
				name: 'Processed',
				value: 'processed',
				description: 'The API has done all it does when it answers',
			},
		],
		default: 'byStatus',
		description: 'What the API has done with a record that it calls successful',
	},
	{
		displayName: 'Unnamed Records',
		name: 'unnamedRecords',
		type: 'options',
		options: [
			{
				name: 'Are Sent Again',
				value: 'sentAgain',
				description: 'They go again at once, without the records that were named',
			},
			{
				name: 'Failed',
				value: 'failed',
				description: 'They were refused because of the others',
			},
			{
				name: 'Succeeded',
				value: 'succeeded',
				description: 'The API took them all the same',
			},
		],
		default: 'failed',
		description:
			"What became of the records that a refusal among 'Judged Codes' does not name, e.g. Succeeded at Mixpanel, Are Sent Again at Klaviyo",
	},
	{
		displayName: 'Waiting',
		name: 'waiting',
		type: 'fixedCollection',
		default: { waiting: {} },
		description: 'How long to wait when the API asks to, e.g. at least 30 seconds at Airtable',
		options: [
			{
				displayName: 'Waiting',
				name: 'waiting',
				values: [
					{
						displayName: 'Heed Rate Limit Headers',
						name: 'heedRateLimitHeaders',
						type: 'boolean',
						default: true,
						description:
							'Whether to wait until the time that headers like X-RateLimit-Reset name, where the API does not say otherwise how long',
					},
					{
						displayName: 'Least Wait',
						name: 'leastWait',
						type: 'number',
						typeOptions: { minValue: 0 },
						default: 0,
						description: 'How many seconds to wait at least before a request is sent again',
					},
					{
						displayName: 'Longest Wait',
						name: 'longestWait',
						type: 'number',
						typeOptions: { minValue: 0 },
						default: 3600,
						description:
							'How many seconds the API may ask to wait; when it asks for more, sending stops and says until when',
					},
					{
						displayName: 'Wait Path',
						name: 'waitPath',
						type: 'string',
						default: '',
						placeholder: 'e.g. $.retry_after',
						description: 'Where in the response, or in a part of it, the seconds to wait stand',
					},
				],
			},
		],
	},
];
