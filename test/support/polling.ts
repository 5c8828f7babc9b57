import { createRequire } from 'node:module';

import {
	ActiveWorkflowTriggers,
	PollContext,
	PollTriggerExecutor,
	WorkflowExecute,
} from 'n8n-core';
import {
	createRunExecutionData,
	cronNodeOptions,
	Workflow,
	type IDataObject,
	type INode,
	type INodeProperties,
	type INodeParameters,
	type INodeType,
	type IPollFunctions,
	type WorkflowActivateMode,
} from 'n8n-workflow';

import { additionalData, nodeTypes, type Credential } from './engine';

type Container = { get<T>(type: abstract new (...parts: never[]) => T): T };
/** That of n8n-core itself. */
const { Container: container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: Container;
};

export interface PollingNode {
	nodeType: INodeType;
	parameters?: INodeParameters;
	credentials: Record<string, Credential>;
	/** Called with the node's context before each poll, to watch what n8n gives it. */
	prepare?: (context: IPollFunctions) => void;
}

/**
 * An n8n with one workflow that a polling trigger starts. Activating and polling are n8n-core's own;
 * what is played here is only what n8n's command line keeps in its database: static data is saved
 * when a poll hands something over and after an activation, and not after a poll with nothing
 * (n8n 2.40, workflows/triggers/trigger-execution-context.factory, active-workflow-manager).
 */
export class PollingHost {
	/** What started the workflow, one list of items each time. */
	readonly started: IDataObject[][] = [];
	/** What polls by the clock threw. */
	readonly failures: Error[] = [];
	/** Static data in the database. */
	saved = '{}';
	workflowId = 'watching';
	private active?: { workflow: Workflow; poll: () => Promise<void> };

	constructor(private readonly options: PollingNode) {}

	/** Publishes the workflow. Throws what its first poll throws. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.workflow();
		let context!: PollContext;
		const triggers = container.get(ActiveWorkflowTriggers);
		await triggers.addAllTriggers(
			workflow.id,
			workflow,
			this.additionalData(),
			'trigger',
			activation,
			() => {
				throw new Error('There is no such trigger here');
			},
			(_workflow, node) => (context = this.context(workflow, node, activation)) as IPollFunctions,
		);
		const [node] = workflow.getPollNodes();
		const isCurrent = () => this.active?.workflow === workflow;
		const execute = container.get(PollTriggerExecutor).create(workflow, node, context, isCurrent);
		this.active = { workflow, poll: async () => await execute() };
		this.save(workflow);
	}

	/** A poll at its time. What it throws is in `failures`. */
	async poll(): Promise<void> {
		await this.active!.poll();
	}

	/**
	 * A poll as n8n makes it where it keeps polls in its database, for several machines: with a
	 * workflow read anew, and static data that is stored also when there is nothing to hand over.
	 */
	async pollAnew(): Promise<void> {
		const workflow = this.workflow();
		const [node] = workflow.getPollNodes();
		const context = this.context(workflow, node, 'update', async () => this.save(workflow));
		await container.get(PollTriggerExecutor).create(workflow, node, context, () => true)();
	}

	/** n8n ends, in whatever way, and starts anew. */
	async restart(): Promise<void> {
		await this.activate('init');
	}

	/** Other settings, and published again. */
	async change(parameters: INodeParameters): Promise<void> {
		this.options.parameters = { ...this.options.parameters, ...parameters };
		await this.activate('update');
	}

	/** The button in the editor. */
	async runByHand(): Promise<{ items: IDataObject[]; error?: Error }> {
		const workflow = this.workflow();
		const [node] = workflow.getPollNodes();
		const before = JSON.stringify(workflow.staticData);
		const nodeExecutionStack = [{ node, data: { main: [[]] }, source: null }];
		const execute = new WorkflowExecute(
			this.additionalData(),
			'manual',
			createRunExecutionData({ executionData: { nodeExecutionStack } }),
		);
		const { data } = await execute.processRunExecutionData(workflow);
		expect(JSON.stringify(workflow.staticData)).toBe(before);
		const task = data.resultData.runData[node.name]?.[0];
		const error = (task?.error ?? data.resultData.error) as Error | undefined;
		return { items: (task?.data?.main[0] ?? []).map(({ json }) => json), error };
	}

	/** All items that started the workflow, in order. */
	get items(): IDataObject[] {
		return this.started.flat();
	}

	private context(
		workflow: Workflow,
		node: INode,
		activation: WorkflowActivateMode,
		afterNothing = async (): Promise<void> => {},
	): PollContext {
		return new PollContext(
			workflow,
			node,
			this.additionalData(),
			'trigger',
			activation,
			(data) => {
				this.save(workflow);
				this.started.push(data[0].map(({ json }) => json));
			},
			(error) => void this.failures.push(error),
			afterNothing,
		);
	}

	private save(workflow: Workflow): void {
		this.saved = JSON.stringify(workflow.staticData);
	}

	private workflow(): Workflow {
		const { nodeType, parameters = {}, credentials, prepare } = this.options;
		const { name, displayName } = nodeType.description;
		const type = `n8n-nodes-destinations.${name}`;
		return new Workflow({
			id: this.workflowId,
			name: 'Watching',
			nodes: [
				{
					id: 'trigger',
					name: displayName,
					type,
					typeVersion: 1,
					position: [0, 0],
					parameters: { pollTimes: { item: [] }, ...parameters },
					credentials: Object.fromEntries(
						Object.keys(credentials).map((key) => [key, { id: key, name: key }]),
					),
				},
			],
			connections: {},
			active: true,
			nodeTypes: nodeTypes({ [type]: polling(nodeType, prepare) }),
			staticData: JSON.parse(this.saved) as IDataObject,
		});
	}

	private additionalData() {
		return additionalData(this.options.credentials);
	}
}

/** With the field that n8n adds to every polling trigger when it loads it. */
function polling(nodeType: INodeType, prepare: PollingNode['prepare']): INodeType {
	const { description } = nodeType;
	const pollTimes: INodeProperties = {
		displayName: 'Poll Times',
		name: 'pollTimes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: { item: [{ mode: 'everyMinute' }] },
		options: cronNodeOptions,
	};
	const properties = [pollTimes, ...description.properties];
	return {
		description: { ...description, properties },
		async poll() {
			prepare?.(this);
			return await nodeType.poll!.call(this);
		},
	};
}
