import { exampleTrigger } from '../n8n/examples.ts';
import type { Workflow, WorkflowNode } from '../n8n/types.ts';

export interface Sender {
	name: string;
	parameters: Record<string, unknown>;
	credential: { id: string; name: string };
}

/** Many senders side by side behind one trigger, each with records of its own in Records JSON. */
export function sendersWorkflow(name: string, senders: readonly Sender[]): Workflow {
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
			...senders.map((sender, at) => nodeOf(sender, at)),
		],
		connections: {
			[exampleTrigger]: {
				main: [senders.map(({ name: node }) => ({ node, type: 'main', index: 0 }))],
			},
		},
		settings: { executionOrder: 'v1' },
	};
}

function nodeOf({ name, parameters, credential }: Sender, at: number): WorkflowNode {
	return {
		id: `sender-${at}`,
		name,
		type: 'n8n-nodes-destinations.apiBulkSender',
		typeVersion: 1,
		position: [300, at * 120],
		parameters,
		credentials: { destinationApi: credential },
		// Else a run that stops before anything arrived ends the workflow.
		onError: 'continueRegularOutput',
	};
}
