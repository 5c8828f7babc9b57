import { Workflow, type INodeType } from 'n8n-workflow';

import { ActivateAudience } from '../../../../nodes/ActivateAudience/ActivateAudience.node';
import { Dataflow } from '../../../../nodes/Dataflow/Dataflow.node';
import { DataflowTrigger } from '../../../../nodes/DataflowTrigger/DataflowTrigger.node';
import { DestinationConnection } from '../../../../nodes/DestinationConnection/DestinationConnection.node';
import { TargetConnection } from '../../../../nodes/TargetConnection/TargetConnection.node';

/** The line under a node on the canvas, worked out as n8n does it. */
function subtitle(type: INodeType, parameters: object): unknown {
	const node = {
		id: '1',
		name: 'Node',
		type: type.description.name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: parameters as never,
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		},
	});
	return workflow.expression.getSimpleParameterValue(
		workflow.getNode('Node') as never,
		type.description.subtitle,
		'manual',
		{},
	);
}

test.each<[INodeType, object, string]>([
	[new Dataflow(), { resource: 'dataflow', operation: 'getAll' }, 'Get many dataflows'],
	[new Dataflow(), { platform: 'improvado', resource: 'load', operation: 'run' }, 'Run a load'],
	[
		new DestinationConnection(),
		{ resource: 'connection', operation: 'create' },
		'Create a connection',
	],
	[new TargetConnection(), { operation: 'delete' }, 'Delete a target connection'],
	[new ActivateAudience(), { resource: 'activation', operation: 'sync' }, ''],
])('under the node stands what it does (%#)', (type, parameters, sentence) => {
	const shown = subtitle(type, parameters);
	if (sentence !== '') expect(shown).toBe(sentence);
	expect(shown).toMatch(/^[A-Z][a-z]+ [a-z ]+$/);
});

test('under the trigger stands when it starts', () => {
	expect(subtitle(new DataflowTrigger(), { events: ['late', 'failed'] })).toBe(
		'When an export is late or a run failed',
	);
});
