import type { INodeProperties } from 'n8n-workflow';

/** When sending ends early. The rest leaves through the output Failed, as unsent. */
export const stopOptions: INodeProperties[] = [
	{
		displayName: 'Stop After Failures',
		name: 'stopAfterFailures',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: 'How many failed records end the sending; the rest stays unsent',
		hint: 'With 0 sending goes on whatever fails.',
	},
	{
		displayName: 'Stop Codes',
		name: 'stopCodes',
		type: 'string',
		default: '403',
		placeholder: 'e.g. 403',
		description:
			'Codes that end the sending at once, since every further request would get the same',
		hint: 'HTTP statuses, classes like 5xx, or codes that Parse Path Map finds as status_code.',
	},
	{
		displayName: 'Stop When Unclear',
		name: 'stopWhenUnclear',
		type: 'boolean',
		default: true,
		description:
			'Whether to stop after the first response when these settings cannot read it, so that a wrong setting costs one request only',
	},
];
