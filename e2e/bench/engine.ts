import { createRequire } from 'node:module';
import type * as Core from 'n8n-core';
import type * as Flow from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, INodeExecutionData, INodeType } from 'n8n-workflow';

// Not `import`: n8n-core requires n8n-workflow, and an imported one would be a second copy.
const require = createRequire(import.meta.url);
require('reflect-metadata');
const { ExecutionLifecycleHooks, WorkflowExecute } = require('n8n-core') as typeof Core;
const { createRunExecutionData, Workflow } = require('n8n-workflow') as typeof Flow;

export interface EngineNode {
	type: new () => INodeType;
	parameters: Record<string, unknown>;
	credentials?: ICredentialDataDecryptedObject;
}

export interface EngineRun {
	/** Time inside `execute` of the second node. */
	milliseconds: number;
	outputs: Array<INodeExecutionData[] | null>;
}

const collectGarbage = (globalThis as { gc?: () => void }).gc;

/** Measures `execute` from inside, so that nothing the engine does around it counts. */
function timed(Type: new () => INodeType, report: (milliseconds: number) => void): INodeType {
	const node = new Type();
	const execute = node.execute!;
	node.execute = async function (...args) {
		const started = performance.now();
		const answer = await execute.apply(this, args);
		report(performance.now() - started);
		return answer;
	};
	return node;
}

function workflowOf(source: EngineNode, sender: EngineNode, types: Record<string, INodeType>) {
	const node = (name: string, { parameters, credentials }: EngineNode) => ({
		id: name,
		name,
		type: name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: parameters as never,
		...(credentials && { credentials: { destinationApi: { id: '1', name: 'Destination' } } }),
	});
	return new Workflow({
		id: 'bench',
		name: 'Bench',
		active: false,
		nodes: [node('source', source), node('sender', sender)],
		connections: { source: { main: [[{ node: 'sender', type: 'main', index: 0 }]] } },
		nodeTypes: {
			getByName: (name) => types[name],
			getByNameAndVersion: (name) => types[name],
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1' },
	});
}

/** Runs the two nodes once through n8n's engine. */
export async function runOnce(source: EngineNode, sender: EngineNode): Promise<EngineRun> {
	// What the turn before left behind; items made after it have n8n's usual heap around them.
	collectGarbage?.();
	let milliseconds = 0;
	const types = {
		source: new source.type(),
		sender: timed(sender.type, (measured) => (milliseconds = measured)),
	};
	const workflow = workflowOf(source, sender, types);
	const additionalData = {
		hooks: new ExecutionLifecycleHooks('manual', '1', {} as never),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://127.0.0.1/',
		webhookWaitingBaseUrl: 'http://127.0.0.1/',
		formWaitingBaseUrl: 'http://127.0.0.1/',
		credentialsHelper: {
			getParentTypes: () => [],
			getDecrypted: async () => sender.credentials ?? {},
			getCredentialsProperties: () => [],
			isCredentialUsableByNode: () => true,
		},
	};
	const stack = [
		{ node: workflow.getNode('source')!, data: { main: [[{ json: {} }]] }, source: null },
	];
	const run = await new WorkflowExecute(
		additionalData as never,
		'manual',
		createRunExecutionData({ executionData: { nodeExecutionStack: stack } }),
	).processRunExecutionData(workflow);
	const { error, runData } = run.data.resultData;
	if (error) throw error;
	return { milliseconds, outputs: runData['sender'][0].data?.main ?? [] };
}
