import type { INodeProperties } from 'n8n-workflow';

/** What the node does, for the list of nodes and, unless the user writes a better one, for a model. */
export const whatItDoes =
	'Send any number of records to an HTTP API in bulk and see what became of each one';

/**
 * As n8n itself would add it to the node as a tool. But beside a field named operation n8n adds a
 * choice too, by which a text of its own making takes the place of the one written for the model.
 */
export const toolProperty: INodeProperties = {
	displayName: 'Description',
	name: 'toolDescription',
	type: 'string',
	required: true,
	typeOptions: { rows: 2 },
	default: whatItDoes,
	displayOptions: { show: { '@tool': [true] } },
	description:
		'Explain to the LLM what this tool does, a good, specific description would allow LLMs to produce expected results much more often',
};
