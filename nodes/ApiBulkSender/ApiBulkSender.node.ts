import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { apiBulkSenderProperties } from './parameters';
import { notMerging } from './parameters/operation';
import { subtitle } from './parameters/subtitle';
import { whatItDoes } from './parameters/tool';
import { run } from './run';

export class ApiBulkSender implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'API Bulk Sender',
		name: 'apiBulkSender',
		icon: {
			light: 'file:../../icons/apiBulkSender.svg',
			dark: 'file:../../icons/apiBulkSender.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle,
		description: whatItDoes,
		documentationUrl:
			'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/api-bulk-sender.md',
		defaults: { name: 'API Bulk Sender' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Succeeded' },
			{ type: NodeConnectionTypes.Main, displayName: 'Failed' },
			{ type: NodeConnectionTypes.Main, displayName: 'Summary' },
		],
		credentials: ['destinationApi', 'destinationOAuth2Api'].map((name) => ({
			name,
			required: true,
			displayOptions: { show: { authentication: [name] }, hide: notMerging },
		})),
		properties: apiBulkSenderProperties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this);
	}
}
