import type { INodeProperties } from 'n8n-workflow';

/** What the node hands on. */
export const resultOptions: INodeProperties[] = [
	{
		displayName: 'Failed File Format',
		name: 'failedFileFormat',
		type: 'options',
		options: [
			{ name: 'CSV', value: 'csv' },
			{ name: 'JSON', value: 'json' },
			{ name: 'Newline-Delimited JSON', value: 'ndjson' },
			{ name: 'Same as Input', value: 'same' },
		],
		default: 'same',
		description: 'What the files with the failed and the succeeded records are written as',
		displayOptions: { show: { '/recordsFrom': ['file'] } },
	},
	{
		displayName: 'Include Response',
		name: 'includeResponse',
		type: 'boolean',
		default: true,
		description: "Whether to add each record's part of the response to its result",
	},
	{
		displayName: 'Report',
		name: 'report',
		type: 'boolean',
		default: true,
		description:
			'Whether Summary brings a page along that tells of the run, as the file report and as the text reportHtml: totals, outcome over time, waits, errors, slowest requests, first failed records',
	},
	{
		displayName: 'Result Field',
		name: 'resultField',
		type: 'string',
		default: 'delivery',
		placeholder: 'e.g. delivery',
		description: 'Name of the field that holds what became of the record',
		hint: 'Choose a name that your records do not use.',
	},
	{
		displayName: 'Succeeded Output',
		name: 'succeededOutput',
		type: 'options',
		options: [
			{
				name: 'Nothing',
				value: 'none',
				description: 'Leave the output empty and save memory; the counts stay as they are',
			},
			{
				name: 'Records',
				value: 'records',
				description: 'Each record that succeeded, with its result',
			},
		],
		default: 'records',
		description: 'What leaves through the output Succeeded',
	},
];
