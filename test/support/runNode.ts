import 'reflect-metadata';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { ApiBulkSender } from '../../nodes/ApiBulkSender/ApiBulkSender.node';

const NODE_NAME = 'Send';
/** n8n builds addresses from these; nothing calls them. */
const ADDRESS = 'http://127.0.0.1:9/';

export interface NodeRun {
	items?: INodeExecutionData[];
	parameters: INodeParameters;
	/** Data of the Destination API credential; null when the node has none. */
	credential: IDataObject | null;
	/** Settings of the node, e.g. `onError`. */
	node?: Partial<INode>;
	/** Called with a function that cancels the execution. */
	onStart?: (cancel: () => void) => void;
}

export interface NodeResult {
	succeeded: INodeExecutionData[];
	failed: INodeExecutionData[];
	summary: IDataObject;
	/** As n8n has them, also with an appended error port. */
	outputs: Array<INodeExecutionData[] | null>;
	error: (Error & { description?: string | null }) | undefined;
	hints: string[];
	task: ITaskData;
	run: IRun;
}

/** Runs API Bulk Sender as the only node of a workflow, through n8n's own engine. */
export async function runNode(options: NodeRun): Promise<NodeResult> {
	const node: INode = {
		id: 'node',
		name: NODE_NAME,
		type: 'n8n-nodes-destinations.apiBulkSender',
		typeVersion: 1,
		position: [0, 0],
		parameters: options.parameters,
		credentials:
			options.credential === null
				? undefined
				: { destinationApi: { id: 'credential', name: 'Destination' } },
		...options.node,
	};
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: onlyNodeType(new ApiBulkSender()),
	});
	const items = options.items ?? [{ json: {} }];
	const execute = new WorkflowExecute(
		additionalData(options.credential),
		'trigger',
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{ node: workflow.getNode(NODE_NAME)!, data: { main: [items] }, source: null },
				],
			},
		}),
	);
	const running = execute.processRunExecutionData(workflow);
	options.onStart?.(() => running.cancel());
	const run = await running;
	const task = run.data.resultData.runData[NODE_NAME]?.[0];
	const outputs = task?.data?.main ?? [];
	return {
		succeeded: outputs[0] ?? [],
		failed: outputs[1] ?? [],
		summary: outputs[2]?.[0]?.json ?? {},
		outputs,
		error: (task?.error ?? run.data.resultData.error) as NodeResult['error'],
		hints: (task?.hints ?? []).map(({ message }) => message),
		task,
		run,
	};
}

function onlyNodeType(nodeType: INodeType): INodeTypes {
	return {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
}

function additionalData(credential: IDataObject | null): IWorkflowExecuteAdditionalData {
	return {
		hooks: new ExecutionLifecycleHooks('trigger', '1', {} as never),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: ADDRESS,
		instanceBaseUrl: ADDRESS,
		webhookBaseUrl: ADDRESS,
		webhookWaitingBaseUrl: ADDRESS,
		webhookTestBaseUrl: ADDRESS,
		formWaitingBaseUrl: ADDRESS,
		variables: {},
		credentialsHelper: {
			getParentTypes: () => [],
			getCredentialsProperties: () => [],
			isCredentialUsableByNode: () => true,
			getDecrypted: async () => credential,
			getCredentials: async () => ({ id: 'credential', name: 'Destination', type: 'destinationApi' }),
		},
	} as unknown as IWorkflowExecuteAdditionalData;
}
