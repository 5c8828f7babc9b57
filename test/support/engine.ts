import 'reflect-metadata';

import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

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

export interface Credential {
	data: IDataObject;
	/** Given where n8n itself signs the requests of the node. */
	type?: ICredentialType;
}

export interface EngineRun {
	nodeType: INodeType;
	items?: INodeExecutionData[];
	parameters: INodeParameters;
	/** By credential type. */
	credentials: Record<string, Credential>;
	/** Settings of the node, e.g. `onError`, or another `type`. */
	node?: Partial<INode>;
	/** Called with a function that cancels the execution. */
	onStart?: (cancel: () => void) => void;
	/** Called with the node's context before the node runs, to watch or replace what n8n gives it. */
	prepare?: (context: IExecuteFunctions) => void;
	/** An expression that a node behind each output works out for every item it gets. */
	probe?: string;
	timezone?: string;
}

export interface EngineResult {
	/** As n8n has them, also with an appended error port. */
	outputs: Array<INodeExecutionData[] | null>;
	error: (Error & { description?: string | null }) | undefined;
	hints: string[];
	/** What the probe found, by output. */
	probed: unknown[][];
	task: ITaskData;
	run: IRun;
}

/** Runs a node between a source and probes, through n8n's own engine. */
export async function runInEngine(options: EngineRun): Promise<EngineResult> {
	const items = options.items ?? [{ json: {} }];
	const workflow = buildWorkflow(options);
	const execute = new WorkflowExecute(
		additionalData(options.credentials),
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
	return {
		outputs: task?.data?.main ?? [],
		error: (task?.error ?? error) as EngineResult['error'],
		hints: (task?.hints ?? []).map(({ message }) => message),
		probed: probeNames().map((name) =>
			(runData[name]?.[0]?.data?.main[0] ?? []).map(({ json }) => json.value),
		),
		task,
		run,
	};
}

/** What the methods of a node get when the editor fills a list. */
export function loadOptionsContext(
	options: Pick<EngineRun, 'nodeType' | 'parameters' | 'credentials'>,
): ILoadOptionsFunctions {
	const workflow = buildWorkflow(options);
	const data = {
		...additionalData(options.credentials),
		currentNodeParameters: options.parameters,
	};
	return new LoadOptionsContext(workflow, workflow.getNode(NODE_NAME)!, data, '');
}

function buildWorkflow(options: EngineRun): Workflow {
	const { nodeType, parameters, credentials, node, prepare, probe: expression, timezone } = options;
	const tested: INode = {
		...plainNode(NODE_NAME, `n8n-nodes-destinations.${nodeType.description.name}`, parameters),
		credentials: Object.fromEntries(
			Object.keys(credentials).map((type) => [type, { id: type, name: type }]),
		),
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
			tested,
			...probes.map((name) => plainNode(name, 'test.probe', { value: expression! })),
		],
		connections,
		active: false,
		nodeTypes: nodeTypes({
			[tested.type]: watched(nodeType, prepare),
			'test.passOn': passOn,
			'test.probe': probe,
		}),
		settings: timezone === undefined ? {} : { timezone },
	});
}

function plainNode(name: string, type: string, parameters: INodeParameters = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function probeNames(): string[] {
	return Array.from({ length: MOST_OUTPUTS }, (_, output) => `Probe ${output}`);
}

function watched(node: INodeType, prepare: EngineRun['prepare']): INodeType {
	return {
		description: node.description,
		async execute() {
			prepare?.(this);
			return await node.execute!.call(this);
		},
	};
}

export function nodeTypes(byName: Record<string, INodeType>): INodeTypes {
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

/** What an execution of n8n has besides its workflow. */
export function additionalData(
	credentials: Record<string, Credential>,
): IWorkflowExecuteAdditionalData {
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
		credentialsHelper: credentialsHelper(credentials),
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** What n8n's own helper does; that class is not in n8n-core. A bought token is stored. */
function credentialsHelper(credentials: Record<string, Credential>) {
	return {
		getParentTypes: (type: string) => (type.endsWith('OAuth2Api') ? ['oAuth2Api'] : []),
		getCredentialsProperties: () => [],
		isCredentialUsableByNode: () => true,
		getDecrypted: async (_data: unknown, _nodeCredential: unknown, type: string) => ({
			...credentials[type].data,
		}),
		getCredentials: async (_nodeCredential: unknown, type: string) => ({
			id: type,
			name: type,
			type,
		}),
		runPreAuthentication: async () => undefined,
		updateCredentialsOauthTokenData: async (
			_nodeCredential: unknown,
			type: string,
			{ oauthTokenData }: ICredentialDataDecryptedObject,
		) => {
			credentials[type].data.oauthTokenData = oauthTokenData as IDataObject;
		},
		preAuthentication: async (
			helpers: IHttpRequestHelper,
			decrypted: ICredentialDataDecryptedObject,
			typeName: string,
			_node: INode,
			expired: boolean,
		) => {
			const { type, data } = credentials[typeName];
			const token = type?.properties.find(({ typeOptions }) => typeOptions?.expirable)?.name;
			if (!type?.preAuthentication || !token || (decrypted[token] && !expired)) return undefined;
			const bought = await type.preAuthentication.call(helpers, decrypted);
			Object.assign(data, bought);
			return Object.assign(decrypted, bought);
		},
		authenticate: async (
			decrypted: ICredentialDataDecryptedObject,
			typeName: string,
			options: IHttpRequestOptions,
		) => {
			const authenticate = credentials[typeName].type?.authenticate;
			return typeof authenticate === 'function' ? await authenticate(decrypted, options) : options;
		},
	};
}
