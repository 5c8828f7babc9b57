import 'reflect-metadata';
import { WorkflowExecute } from 'n8n-core';
import { NodeHelpers, Workflow, type INodeType, type INodeTypes } from 'n8n-workflow';
import { description } from './panel';

const nodeType = { description: description } as INodeType;
const nodeTypes: INodeTypes = {
	getByName: () => nodeType,
	getByNameAndVersion: () => nodeType,
	getKnownTypes: () => ({}),
};

it('lets a run begin without a credential and with empty fields, so that nothing is lost', () => {
	const node = {
		id: '1',
		name: 'API Bulk Sender',
		type: 'n8n-nodes-destinations.apiBulkSender',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = {} as ConstructorParameters<typeof WorkflowExecute>[0];
	const execute = new WorkflowExecute(additionalData, 'manual');
	expect(execute.checkReadyForExecution(workflow, { startNode: node.name })).toBeNull();
	expect(NodeHelpers.getNodeParametersIssues(description.properties, node, description)).toBeNull();
});

it('declares three named outputs', () => {
	expect(description.outputs).toEqual([
		{ type: 'main', displayName: 'Succeeded' },
		{ type: 'main', displayName: 'Failed' },
		{ type: 'main', displayName: 'Summary' },
	]);
});
