import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { apiBulkSenderProperties } from './parameters';
import { subtitle } from './parameters/subtitle';
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
		description:
			'Send any number of records to an HTTP API in bulk and see what became of each one',
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
			displayOptions: { show: { authentication: [name] } },
		})),
		properties: apiBulkSenderProperties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this);
	}
}
