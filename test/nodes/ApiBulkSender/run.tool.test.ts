import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Destination, soundItems } from '../../support/destination';
import type { NodeRun } from '../../support/runNode';

const destination = new Destination();

const asTool: Array<[string, Partial<NodeRun>]> = [
	['a node type that ends in Tool', { node: { type: 'n8n-nodes-destinations.apiBulkSenderTool' } }],
	[
		'isToolExecution()',
		{
			prepare: (context: IExecuteFunctions) => {
				context.isToolExecution = () => true;
			},
		},
	],
];

describe.each(asTool)('as the tool of an agent, told by %s', (_, tool) => {
	// The whole input of the agent, as agent 3 hands it over.
	const items = [{ json: { chatInput: 'Send them', sessionId: 's', toolCallId: 'call_1' } }];

	it('gives the model one item: Summary and the first failed records', async () => {
		const recordsJson = JSON.stringify([
			{ id: 0 },
			...Array.from({ length: 14 }, (_, at) => ({ id: at + 1, fail: 'E7' })),
		]);
		const { outputs } = await destination.send({
			...tool,
			items,
			parameters: { recordsFrom: 'json', recordsJson },
		});
		expect(outputs.map((output) => output?.length ?? 0)).toEqual([1, 0, 0]);
		const { json } = outputs[0]![0];
		expect(json).toMatchObject({
			records: { total: 15, succeeded: 1, failed: 14 },
			errors: [{ code: 'E7', count: 14 }],
		});
		const failedRecords = json.failedRecords as IDataObject[];
		expect(failedRecords.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(failedRecords[0].delivery).toMatchObject({ outcome: 'failed', cause: 'rejected' });
		expect(destination.acceptedIds).toEqual([0]);
	});

	it('refuses to take the input item, which is the talk of the agent, for a record', async () => {
		const { error } = await destination.send({ ...tool, items });
		expect(error?.message).toMatch(/'Records JSON' only/);
		expect(error?.description).toMatch(/'Records From'/);
		expect(destination.requests).toEqual([]);
	});

	it('tells the model what is wrong when it goes on after a failure', async () => {
		const { error, outputs } = await destination.send({
			...tool,
			items,
			parameters: { recordsFrom: 'json', recordsJson: 'no JSON' },
			node: { ...tool.node, onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(outputs.map((output) => output?.length ?? 0)).toEqual([1, 0, 0]);
		expect(outputs[0]![0].json).toMatchObject({ records: { succeeded: 0, unsent: 1 } });
		expect(JSON.stringify(outputs[0])).toMatch(/'Records JSON' is not valid JSON/);
	});
});

it('as a plain node with records from JSON hands out records, not a summary', async () => {
	const { outputs } = await destination.send({
		parameters: {
			recordsFrom: 'json',
			recordsJson: JSON.stringify(soundItems(2).map(({ json }) => json)),
		},
	});
	expect(outputs.map((output) => output?.length)).toEqual([2, 0, 1]);
});
