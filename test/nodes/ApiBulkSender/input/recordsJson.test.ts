import type { INodeExecutionData, NodeParameterValue } from 'n8n-workflow';

import { Destination, ids, results, soundItems } from '../../../support/destination';

const destination = new Destination();

const sendJson = async (recordsJson: unknown, items: INodeExecutionData[] = [{ json: {} }]) =>
	await destination.send({
		items,
		parameters: { recordsFrom: 'json', recordsJson: recordsJson as NodeParameterValue },
	});

describe('records from JSON', () => {
	it.each([
		['a list as text', '[{"id": 1}, {"id": 2}]', [1, 2]],
		['an object as text', '{"id": 1}', [1]],
		['an expression that gives a list', '={{ [{ id: 1 }, { id: 2 }] }}', [1, 2]],
		['an expression that gives an object', '={{ ({ id: 1 }) }}', [1]],
		['an expression that gives text', '={{ JSON.stringify([{ id: 1 }]) }}', [1]],
	])('reads %s', async (_, recordsJson, wanted) => {
		const { succeeded, failed, error } = await sendJson(recordsJson);
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual(wanted);
		expect(failed).toEqual([]);
		expect(destination.acceptedIds).toEqual(wanted);
	});

	it('is read for every input item; each record is paired to its item', async () => {
		const { succeeded } = await sendJson('={{ $json.rows }}', [
			{ json: { rows: [{ id: 1 }, { id: 2 }] } },
			{ json: { rows: [] } },
			{ json: { rows: { id: 3 } } },
		]);
		expect(succeeded.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
			[1, { item: 0 }],
			[2, { item: 0 }],
			[3, { item: 2 }],
		]);
		expect(destination.requests).toHaveLength(1);
	});

	it('fails what is no object, sends the rest, and hands the value out under "record"', async () => {
		const { succeeded, failed } = await sendJson('[{"id": 1}, "text", 7, null, [1]]');
		expect(ids(succeeded)).toEqual([1]);
		expect(failed.map(({ json }) => json.record)).toEqual(['text', 7, null, [1]]);
		for (const result of results(failed)) {
			expect(result).toMatchObject({ outcome: 'failed', cause: 'invalid', attempts: 0 });
			expect(result.reason).toMatch(/not a JSON object/);
		}
	});

	it('refuses text that is no JSON with a sentence naming field and item', async () => {
		const { error } = await sendJson('={{ $json.text }}', [
			{ json: { text: '{"id": 1}' } },
			{ json: { text: '{id: 1' } },
		]);
		expect(error?.message).toMatch(/'Records JSON' is not valid JSON for item 1/);
		expect(error?.description).toMatch(/Enter one record/);
		expect(destination.sandbox.requests).toEqual([]);
	});

	it('lets each input item stand for one record when the JSON cannot be read', async () => {
		const { error, succeeded, failed, summary } = await destination.send({
			items: soundItems(3),
			parameters: { recordsFrom: 'json', recordsJson: 'no JSON' },
			node: { onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(succeeded).toEqual([]);
		expect(ids(failed)).toEqual([1, 2, 3]);
		expect(results(failed)[0]).toMatchObject({ outcome: 'unsent', cause: 'stopped' });
		expect(results(failed)[0].reason).toMatch(/'Records JSON' is not valid JSON/);
		expect(summary.records).toMatchObject({ total: 3, succeeded: 0, unsent: 3 });
	});
});
