import type { INodeProperties } from 'n8n-workflow';

/** How fast and how large the requests leave. */
export const paceOptions: INodeProperties[] = [
	{
		displayName: 'Auto Concurrency',
		name: 'autoConcurrency',
		type: 'boolean',
		default: true,
		description:
			'Whether to find out during the run how many requests the destination takes at the same time: more while answers stay fast, fewer when they get slow or are refused',
		hint: "At most 'Concurrency', or 100 if that option is not added. Summary says where it settled.",
	},
	{
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
		default: 5,
		description: 'How many requests may be under way at the same time',
	},
	{
		displayName: 'Max Body Size',
		name: 'maxBodySize',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description: 'How large the body of a request may be, in megabytes',
		hint: 'Requests are cut to fit. A single record that is larger fails without being sent.',
	},
	{
		displayName: 'Rate Limit',
		name: 'rateLimit',
		type: 'fixedCollection',
		default: { rateLimit: {} },
		description:
			'How many requests may start in any stretch of time, retries included; not added there is no limit, but for the Capillary templates, which start 1,000 a minute',
		options: [
			{
				displayName: 'Rate Limit',
				name: 'rateLimit',
				values: [
					{
						displayName: 'Requests per Period',
						name: 'requestsPerPeriod',
						type: 'number',
						typeOptions: { minValue: 1, numberPrecision: 0 },
						default: 60,
						description: 'How many requests may start within one period',
					},
					{
						displayName: 'Period',
						name: 'period',
						type: 'number',
						typeOptions: { minValue: 0 },
						default: 1,
						description: 'How many units one period is long',
					},
					{
						displayName: 'Period Unit',
						name: 'periodUnit',
						type: 'options',
						options: [
							{ name: 'Hours', value: 'hours' },
							{ name: 'Minutes', value: 'minutes' },
							{ name: 'Seconds', value: 'seconds' },
						],
						default: 'minutes',
						description: 'The unit of the period',
					},
					{
						displayName: 'Limit Is Shared',
						name: 'limitIsShared',
						type: 'boolean',
						default: false,
						description:
							'Whether all executions of this n8n process that use the same credential, and have this on too, share the limit, and wait together when the destination asks one of them to',
					},
				],
			},
		],
	},
	{
		displayName: 'Serialize By',
		name: 'serializeBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. $.customerId',
		description:
			'Path to a value in the record; records that share it are sent one after the other',
		hint: 'For APIs that refuse two changes to the same customer at once.',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description: 'How many seconds to wait for the response to one request',
	},
];
