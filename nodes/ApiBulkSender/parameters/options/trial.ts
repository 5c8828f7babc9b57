import type { INodeProperties } from 'n8n-workflow';

/** Trying the settings out. */
export const trialOptions: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description: 'Whether to only show the first requests as they would leave, and send nothing',
	},
	{
		displayName: 'Example Answer',
		name: 'exampleAnswer',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		placeholder: 'e.g. {"results": [{"email": "a@x.io", "ok": true}]}',
		description:
			'An answer of the API, best one with a failed record: paste it from the documentation of the API, switch Dry Run on and execute this node, and Summary proposes the settings that read it',
	},
	{
		displayName: 'Example Records',
		name: 'exampleRecords',
		type: 'json',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. [{"email": "a@x.io"}]',
		description:
			'The records that were sent to get Example Answer, or the whole body of that request; with none the first records of the input are taken',
	},
	{
		displayName: 'Example Status',
		name: 'exampleStatus',
		type: 'number',
		typeOptions: { minValue: 100, maxValue: 599, numberPrecision: 0 },
		default: 200,
		description: 'The HTTP status of Example Answer',
	},
	{
		displayName: 'Send Only First',
		name: 'sendOnlyFirst',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 10,
		description: 'How many records to really send, to try the settings; the rest stays unsent',
	},
];
