import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { AdobeSandbox } from '../../support/adobe';
import { use, type NodeName } from './everyOperation';

const adobe = new AdobeSandbox();
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

type Row = [
	node: NodeName,
	resource: string,
	operation: string,
	locator: string,
	idName: string,
	title: string,
	parameters?: INodeParameters,
];
const updateFields = { name: 'New' };
const rows: Row[] = [
	['destinationConnection', 'connection', 'get', 'connection', 'connectionId', 'Connection'],
	['destinationConnection', 'connection', 'delete', 'connection', 'connectionId', 'Connection'],
	[
		'destinationConnection',
		'connection',
		'checkStatus',
		'connection',
		'connectionId',
		'Connection',
	],
	[
		'destinationConnection',
		'connection',
		'update',
		'connection',
		'connectionId',
		'Connection',
		{ updateFields },
	],
	[
		'destinationConnection',
		'sourceConnection',
		'delete',
		'sourceConnection',
		'sourceConnectionId',
		'Source Connection',
	],
	[
		'targetConnection',
		'targetConnection',
		'delete',
		'targetConnection',
		'targetConnectionId',
		'Target Connection',
	],
	['dataflow', 'dataflow', 'get', 'dataflow', 'dataflowId', 'Dataflow'],
	['dataflow', 'dataflow', 'delete', 'dataflow', 'dataflowId', 'Dataflow'],
	['dataflow', 'dataflow', 'disable', 'dataflow', 'dataflowId', 'Dataflow'],
	['dataflow', 'dataflow', 'update', 'dataflow', 'dataflowId', 'Dataflow', { updateFields }],
	['activateAudience', 'activation', 'validate', 'dataflow', 'dataflowId', 'Dataflow'],
];

describe.each(rows)('%s %s %s', (node, resource, operation, locator, idName, title, more = {}) => {
	const run = async (parameters: INodeParameters, json: IDataObject = {}) =>
		await use(
			adobe,
			{ node, resource, operation, variant: '', parameters: { ...more, ...parameters } },
			json,
		);

	it.each(['.', '..', '%2e', '%2E%2e', '../flows', 'a/b', 'a\\b', 'a?b', 'a#b', '..;'])(
		'asks for nothing by the id %s, chosen or brought along',
		async (id) => {
			for (const { error } of [
				await run({ [locator]: byId(id) }),
				await run({}, { ids: { [idName]: id } }),
			]) {
				expect(error?.message).toBe(`'${title}' is '${id}', which is no ID`);
				expect(error?.description).toContain('enter the ID alone');
			}
			expect(adobe.requests).toEqual([]);
		},
	);
});

it('a run is not looked for under an id that leads elsewhere', async () => {
	for (const operation of ['get', 'wait']) {
		const parameters = { runId: '..', waitFor: 'run' };
		const each = { node: 'dataflow', resource: 'run', operation, variant: '', parameters } as const;
		const { error } = await use(adobe, each, {});
		expect(error?.message).toBe("'..' is no ID of a dataflow run");
	}
	expect(adobe.requests).toEqual([]);
});

it('a destination is not looked for under an id that leads elsewhere', async () => {
	const each = { node: 'destinationConnection', resource: 'destination', variant: '' } as const;
	const parameters = { destination: byId('.') };
	const { error } = await use(adobe, { ...each, operation: 'get', parameters }, {});
	expect(error?.message).toBe("'.' is no ID of a destination");
	expect(adobe.requests).toEqual([]);
});
