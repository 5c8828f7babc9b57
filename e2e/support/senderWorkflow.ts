import { exampleTrigger } from '../n8n/examples.ts';
import type { Item, NodeRun, Workflow, WorkflowNode } from '../n8n/types.ts';

export const senderName = 'Send';
export const outputNames = ['Succeeded', 'Failed', 'Summary'] as const;

export interface SenderWorkflow {
	name: string;
	/** Body of a Code node that returns the items. */
	items: string;
	parameters: Record<string, unknown>;
	credential?: { id: string; name: string };
	/** Settings of the node itself: onError, retryOnFail, executeOnce. */
	settings?: Partial<WorkflowNode>;
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	position: [number, number],
	parameters: Record<string, unknown> = {},
): WorkflowNode {
	return { id: name, name, type, typeVersion, position, parameters };
}

/** Trigger, Code, API Bulk Sender, and a node on each of its outputs. */
export function senderWorkflow(wanted: SenderWorkflow): Workflow {
	const sender: WorkflowNode = {
		...node(senderName, 'n8n-nodes-destinations.apiBulkSender', 1, [440, 0], wanted.parameters),
		...wanted.settings,
		...(wanted.credential && { credentials: { destinationApi: wanted.credential } }),
	};
	const to = (target: string) => [{ node: target, type: 'main', index: 0 }];
	return {
		name: wanted.name,
		nodes: [
			node(exampleTrigger, 'n8n-nodes-base.manualTrigger', 1, [0, 0]),
			node('Items', 'n8n-nodes-base.code', 2, [220, 0], { jsCode: wanted.items }),
			sender,
			...outputNames.map((name, index) =>
				node(name, 'n8n-nodes-base.noOp', 1, [700, (index - 1) * 180]),
			),
		],
		connections: {
			[exampleTrigger]: { main: [to('Items')] },
			Items: { main: [to(senderName)] },
			[senderName]: { main: outputNames.map((name) => to(name)) },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** The items a node handed to one of its outputs. */
export function itemsOf(runs: NodeRun[] | undefined, output = 0): Item[] {
	return runs?.[0]?.data?.main[output] ?? [];
}

export interface Delivery {
	outcome: 'succeeded' | 'failed' | 'unsent';
	cause?: string;
	reason?: string;
	parsed: Record<string, unknown>;
	warnings?: unknown[];
}

export const deliveryOf = (item: Item) => item.json['delivery'] as Delivery;
