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
		displayName: 'Send Only First',
		name: 'sendOnlyFirst',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 10,
		description: 'How many records to really send, to try the settings; the rest stays unsent',
	},
];
