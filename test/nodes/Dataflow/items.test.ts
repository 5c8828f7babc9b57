import { byId, carrying, Dataflows } from './dataflows';

const adobe = new Dataflows();

test('each item has its own expressions and is linked to its output', async () => {
	const one = await adobe.flow('Weekly');
	const two = await adobe.flow('Daily');

	const { items, probed } = await adobe.dataflow(
		'update',
		{
			dataflow: byId('={{ $json.flow }}'),
			updateFields: { description: '={{ "For " + $json.who }}' },
			maximumWait: '={{ $json.seconds }}',
		},
		{
			items: [
				{ json: { flow: one.dataflowId, who: 'Till', seconds: 20 } },
				{ json: { flow: two.dataflowId, who: 'Ada', seconds: 0 } },
			],
			probe: '={{ $("Source").item.json.who }}',
		},
	);

	expect(items.map(({ json }) => json)).toMatchObject([
		{ name: 'Weekly', description: 'For Till', pending: false },
		{ name: 'Daily', pending: true },
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 1 }]]);
	expect(probed[0]).toEqual(['Till', 'Ada']);
});

test('every result of a list is linked to the item that asked', async () => {
	const one = await adobe.flow('Weekly');
	const two = await adobe.flow('Daily');

	const { items } = await adobe.runs(
		'getAll',
		{},
		{ items: [carrying(one), carrying({ dataflowId: two.dataflowId })] },
	);

	expect(items.map(({ json, pairedItem }) => [json.dataflowId, pairedItem])).toEqual([
		[one.dataflowId, [{ item: 0 }]],
		[two.dataflowId, [{ item: 1 }]],
	]);
});

describe('Continue On Fail', () => {
	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'%s: the items that failed alone say so',
		async (onError) => {
			const ids = await adobe.flow('Weekly');

			const { outputs, error } = await adobe.dataflow(
				'get',
				{},
				{
					node: { onError },
					items: [{ json: {} }, carrying(ids), carrying({ dataflowId: 'gone' })],
				},
			);

			const jsons = outputs.flatMap((output) => output ?? []).map(({ json }) => json);
			expect(error).toBeUndefined();
			expect(jsons).toContainEqual(expect.objectContaining({ id: ids.dataflowId }));
			expect(jsons.map(({ error: message }) => message)).toEqual(
				expect.arrayContaining([
					'No dataflow is chosen',
					"Could not read the dataflow: Adobe finds no dataflow 'gone' in sandbox 'prod'",
				]),
			);
		},
	);
});
