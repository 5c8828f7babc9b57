import type { INodeProperties } from 'n8n-workflow';

export const operationProperty: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Merge Summaries',
			value: 'mergeSummaries',
			description: 'Add up what several runs hand out by their output Summary, one item each',
			action: 'Merge summaries',
		},
		{
			name: 'Send Records',
			value: 'send',
			description: 'Send records to an API and tell what became of each',
			action: 'Send records',
		},
	],
	default: 'send',
	description: 'Whether to send records, or to add up what became of them in several runs',
	// A tool only sends.
	displayOptions: { hide: { '@tool': [true] } },
};

/**
 * For what is not needed to merge Summaries. It hides, since the editor never shows a field that the
 * `show` rule of a credential names.
 */
export const notMerging: Record<string, string[]> = { operation: ['mergeSummaries'] };

export function whenSending(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: { ...property.displayOptions, hide: notMerging },
	}));
}
