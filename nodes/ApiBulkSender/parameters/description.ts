import type { INodeTypeDescription } from 'n8n-workflow';
import { apiBulkSenderProperties } from '.';

export const apiBulkSenderDescription: INodeTypeDescription = {
	displayName: 'API Bulk Sender',
	name: 'apiBulkSender',
	icon: {
		light: 'file:../../icons/apiBulkSender.svg',
		dark: 'file:../../icons/apiBulkSender.dark.svg',
	},
	group: ['output'],
	version: 1,
	subtitle: '={{$parameter["apiMethod"] + ": " + $parameter["apiEndpoint"]}}',
	description: 'Send any number of records to an HTTP API in bulk and see what became of each one',
	defaults: { name: 'API Bulk Sender' },
	usableAsTool: true,
	inputs: ['main'],
	outputs: [
		{ type: 'main', displayName: 'Succeeded' },
		{ type: 'main', displayName: 'Failed' },
		{ type: 'main', displayName: 'Summary' },
	],
	credentials: [{ name: 'destinationApi', required: true }],
	properties: apiBulkSenderProperties,
};
