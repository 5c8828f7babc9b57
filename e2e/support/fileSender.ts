import { exampleTrigger } from '../n8n/examples.ts';
import type { Workflow } from '../n8n/types.ts';
import { outputNames, senderName } from './senderWorkflow.ts';

/** Trigger, API Bulk Sender with what it is to send, and a node on each of its outputs. */
export function fileSender(
	name: string,
	credential: { id: string; name: string },
	parameters: Record<string, unknown>,
): Workflow {
	const to = (target: string) => [{ node: target, type: 'main', index: 0 }];
	return {
		name,
		nodes: [
			{
				id: 'trigger',
				name: exampleTrigger,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'send',
				name: senderName,
				type: 'n8n-nodes-destinations.apiBulkSender',
				typeVersion: 1,
				position: [220, 0],
				parameters: { apiEndpoint: '/records', ...parameters },
				credentials: { destinationApi: credential },
			},
			...outputNames.map((output, index) => ({
				id: output,
				name: output,
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [480, (index - 1) * 180] as [number, number],
				parameters: {},
			})),
		],
		connections: {
			[exampleTrigger]: { main: [to(senderName)] },
			[senderName]: { main: outputNames.map((output) => to(output)) },
		},
		settings: { executionOrder: 'v1' },
	};
}
