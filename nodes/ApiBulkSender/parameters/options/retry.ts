import type { INodeProperties } from 'n8n-workflow';

/** What happens when a request does not go through. */
export const retryOptions: INodeProperties[] = [
	{
		displayName: 'Already Applied Codes',
		name: 'alreadyAppliedCodes',
		type: 'string',
		default: '',
		placeholder: 'e.g. 409',
		description:
			'Codes that say the record is already there, so that a repeat after an unclear first attempt counts as succeeded',
		hint: 'HTTP statuses or codes that Parse Path Map finds as status_code.',
	},
	{
		displayName: 'Base Delay',
		name: 'baseDelay',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1000,
		description:
			'How many milliseconds to wait at most before the first retry; doubles with each further one',
	},
	{
		displayName: 'Idempotency Key Header',
		name: 'idempotencyKeyHeader',
		type: 'string',
		default: '',
		placeholder: 'e.g. Idempotency-Key',
		description:
			'Name of the header by which the API recognizes a repeated request, so that nothing is done twice',
		hint: 'Use it only when the documentation of the API names such a header.',
	},
	{
		displayName: 'Max Delay',
		name: 'maxDelay',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60000,
		description: 'How many milliseconds to wait at most before a retry',
		hint: 'When the API itself asks for a longer wait, the node waits that long.',
	},
	{
		displayName: 'Max Yield Time',
		name: 'maxYieldTime',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many seconds yielding error codes may go on before sending stops',
		hint: 'With 0 the node waits as long as it takes.',
	},
	{
		displayName: 'Retry Network Errors',
		name: 'retryNetworkErrors',
		type: 'boolean',
		default: false,
		description:
			'Whether to send again after a timeout or a broken connection, although the records may have arrived already',
		hint: 'Requests that surely never arrived are sent again in any case.',
	},
	{
		displayName: 'Split Codes',
		name: 'splitCodes',
		type: 'string',
		default: '400,413,422',
		placeholder: 'e.g. 400,413,422',
		description:
			'HTTP statuses after which a request that was refused as a whole is halved, again and again, until the bad record stands alone',
	},
	{
		displayName: 'Success Codes',
		name: 'successCodes',
		type: 'string',
		default: '2xx',
		placeholder: 'e.g. 2xx,1000',
		description: 'Values of status_code that mean success, separated by commas',
	},
];
