import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

const description: Omit<INodeTypeDescription, 'name' | 'properties'> = {
	displayName: 'For Tests',
	description: 'Helps a test',
	group: ['transform'],
	version: 1,
	defaults: { name: 'For Tests' },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
};

/** Hands on what it gets. */
export const passOn: INodeType = {
	description: { ...description, name: 'passOn', properties: [] },
	async execute() {
		return [this.getInputData()];
	},
};

/** Hands on what its expression gives for each item. */
export const probe: INodeType = {
	description: {
		...description,
		name: 'probe',
		properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
	},
	async execute() {
		const items = this.getInputData();
		return [
			items.map((_, item) => ({
				json: { value: this.getNodeParameter('value', item) as string },
				pairedItem: { item },
			})),
		];
	},
};
