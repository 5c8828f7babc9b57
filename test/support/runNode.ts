import 'reflect-metadata';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type IDataObject,
	type IExecuteFunctions,
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
import { passOn, probe } from './helperNodes';

// n8n reads it when the first logger is made; a refused run would print its error here.
process.env.N8N_LOG_LEVEL ??= 'silent';

/** The node under test, and the one whose items it gets: `$('Source').item` reaches those. */
const NODE_NAME = 'Send';
const SOURCE_NAME = 'Source';
/** Three outputs, and the error port that n8n appends with onError `continueErrorOutput`. */
const MOST_OUTPUTS = 4;
/** n8n builds addresses from these; nothing calls them. */
const ADDRESS = 'http://127.0.0.1:9/';

export interface NodeRun {
	items?: INodeExecutionData[];
	parameters: INodeParameters;
	/** Data of the Destination API credential; null when the node has none. */
	credential: IDataObject | null;
	/** Settings of the node, e.g. `onError`, or another `type`. */
	node?: Partial<INode>;
	/** Called with a function that cancels the execution. */
	onStart?: (cancel: () => void) => void;
	/** Called with the node's context before the node runs, to watch or replace what n8n gives it. */
	prepare?: (context: IExecuteFunctions) => void;
	/** An expression that a node behind each output works out for every item it gets. */
	probe?: string;
}

export interface NodeResult {
	succeeded: INodeExecutionData[];
	failed: INodeExecutionData[];
	summary: IDataObject;
	/** As n8n has them, also with an appended error port. */
	outputs: Array<INodeExecutionData[] | null>;
	error: (Error & { description?: string | null }) | undefined;
	hints: string[];
	/** What the probe found, by output. */
	probed: unknown[][];
	task: ITaskData;
	run: IRun;
}

/** Runs API Bulk Sender between a source and probes, through n8n's own engine. */
export async function runNode(options: NodeRun): Promise<NodeResult> {
	const items = options.items ?? [{ json: {} }];
	const workflow = buildWorkflow(options);
	const execute = new WorkflowExecute(
		additionalData(options.credential),
		'trigger',
		createRunExecutionData({
			resultData: { runData: { [SOURCE_NAME]: [sourceRun(items)] } },
			executionData: {
				nodeExecutionStack: [
					{
						node: workflow.getNode(NODE_NAME)!,
						data: { main: [items] },
						source: { main: [{ previousNode: SOURCE_NAME }] },
					},
				],
			},
		}),
	);
	const running = execute.processRunExecutionData(workflow);
	options.onStart?.(() => running.cancel());
	const run = await running;
	const { runData, error } = run.data.resultData;
	const task = runData[NODE_NAME]?.[0];
	const outputs = task?.data?.main ?? [];
	return {
		succeeded: outputs[0] ?? [],
		failed: outputs[1] ?? [],
		summary: outputs[2]?.[0]?.json ?? {},
		outputs,
		error: (task?.error ?? error) as NodeResult['error'],
		hints: (task?.hints ?? []).map(({ message }) => message),
		probed: probeNames().map((name) =>
			(runData[name]?.[0]?.data?.main[0] ?? []).map(({ json }) => json.value),
		),
		task,
		run,
	};
}

function buildWorkflow({ parameters, credential, node, prepare, probe: expression }: NodeRun) {
	const send: INode = {
		...plainNode(NODE_NAME, 'n8n-nodes-destinations.apiBulkSender', parameters),
		credentials:
			credential === null
				? undefined
				: { destinationApi: { id: 'credential', name: 'Destination' } },
		...node,
	};
	const probes = expression === undefined ? [] : probeNames();
	const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
	const connections: IConnections = { [SOURCE_NAME]: { main: [to(NODE_NAME)] } };
	if (probes.length > 0) connections[NODE_NAME] = { main: probes.map(to) };
	return new Workflow({
		id: 'workflow',
		nodes: [
			plainNode(SOURCE_NAME, 'test.passOn'),
			send,
			...probes.map((name) => plainNode(name, 'test.probe', { value: expression! })),
		],
		connections,
		active: false,
		nodeTypes: nodeTypes({
			[send.type]: watched(new ApiBulkSender(), prepare),
			'test.passOn': passOn,
			'test.probe': probe,
		}),
	});
}

function plainNode(name: string, type: string, parameters: INodeParameters = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function probeNames(): string[] {
	return Array.from({ length: MOST_OUTPUTS }, (_, output) => `Probe ${output}`);
}

function watched(node: INodeType, prepare: NodeRun['prepare']): INodeType {
	return {
		description: node.description,
		async execute() {
			prepare?.(this);
			return await node.execute!.call(this);
		},
	};
}

function nodeTypes(byName: Record<string, INodeType>): INodeTypes {
	return {
		getByName: (name) => byName[name],
		getByNameAndVersion: (name) => byName[name],
		getKnownTypes: () => ({}),
	};
}

function sourceRun(items: INodeExecutionData[]): ITaskData {
	const times = { startTime: 0, executionTime: 0, executionIndex: 0 };
	return { ...times, source: [], executionStatus: 'success', data: { main: [items] } };
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
			getCredentials: async () => ({
				id: 'credential',
				name: 'Destination',
				type: 'destinationApi',
			}),
		},
	} as unknown as IWorkflowExecuteAdditionalData;
}
