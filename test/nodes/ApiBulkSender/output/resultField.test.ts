import { Destination, ids, results } from '../../../support/destination';

const destination = new Destination();

describe('the result of a record', () => {
	it('has exactly the fields of the design, for each outcome', async () => {
		const { succeeded, failed } = await destination.send({
			items: [
				{ json: { id: 1 } },
				{ json: { id: 2, fail: 'E7' } },
				{ json: { name: 'no id' } },
				{ json: { id: 4 } },
			],
			parameters: {
				matchBy: 'key',
				requestKeyPath: '$.id',
				responseKeyPath: '$.id',
				options: { sendOnlyFirst: 3 },
			},
		});
		expect(succeeded).toEqual([
			{
				json: {
					id: 1,
					delivery: {
						outcome: 'succeeded',
						httpStatus: 200,
						attempts: 1,
						batch: 1,
					},
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(results(failed)).toEqual([
			{
				outcome: 'failed',
				cause: 'rejected',
				httpStatus: 200,
				attempts: 1,
				batch: 1,
				parsed: { status_code: 'E7', error_message: 'Refused as asked for with code E7' },
				reason: 'E7: Refused as asked for with code E7',
			},
			{
				outcome: 'failed',
				cause: 'invalid',
				httpStatus: null,
				attempts: 0,
				batch: null,
				reason: expect.stringMatching(/'Request Key Path'/),
			},
			{
				outcome: 'unsent',
				cause: 'stopped',
				httpStatus: null,
				attempts: 0,
				batch: null,
				reason: expect.stringMatching(/'Send Only First'/),
			},
		]);
	});

	it('replaces that of an earlier run, which is not sent', async () => {
		const old = { outcome: 'failed', cause: 'unclear', reason: 'of yesterday' };
		const { succeeded } = await destination.send({
			items: [{ json: { id: 1, delivery: old, z: 1 } }],
		});
		expect(destination.requests[0].body).toEqual([{ id: 1, z: 1 }]);
		expect(succeeded[0].json.delivery).toMatchObject({ outcome: 'succeeded' });
	});

	it.each([
		['text', 'by courier'],
		['an object without our outcome', { outcome: 'shipped' }],
		['null', null],
	])("refuses a record's own field of that name: %s", async (_, delivery) => {
		const items = [{ json: { id: 1 } }, { json: { id: 2, delivery } }];
		const { error } = await destination.send({ items });
		expect(error?.message).toMatch(/item 1 has a field "delivery" of its own/);
		expect(error?.description).toMatch(/'Result Field'/);
		expect(destination.requests).toEqual([]);
	});

	it('goes under another name when asked, beside a field called delivery', async () => {
		const { succeeded } = await destination.send({
			items: [{ json: { id: 1, delivery: 'by courier' } }],
			parameters: { options: { resultField: 'sent' } },
		});
		expect(succeeded[0].json).toEqual({
			id: 1,
			delivery: 'by courier',
			sent: expect.objectContaining({ outcome: 'succeeded' }),
		});
		expect(destination.requests[0].body).toEqual([{ id: 1, delivery: 'by courier' }]);
	});

	it("holds the record's part of the response when asked", async () => {
		const items = [{ json: { id: 1 } }, { json: { id: 2, fail: 'E7' } }];
		const { succeeded, failed } = await destination.send({
			items,
			parameters: { options: { includeResponse: true } },
		});
		expect(results(succeeded)[0].response).toEqual({ id: 1, success: true });
		expect(results(failed)[0].response).toMatchObject({ id: 2, success: false, code: 'E7' });
		const without = await destination.send({ items });
		expect(results(without.succeeded)[0]).not.toHaveProperty('response');
	});

	it('carries every other name of the parse map along', async () => {
		const { succeeded } = await destination.send({
			items: [{ json: { id: 1 } }],
			parameters: {
				specifyParsePathMap: 'json',
				parsePathMapJson:
					'{"entity_id": "$.id", "went_well": "$.success", "warnings": "$.nothing"}',
			},
		});
		expect(results(succeeded)[0]).toMatchObject({
			parsed: { entity_id: 1, went_well: true },
		});
	});

	it('is not handed out for succeeded records when Succeeded Output is Nothing', async () => {
		const { outputs, failed, summary } = await destination.send({
			items: [{ json: { id: 1 } }, { json: { id: 2, fail: 'E7' } }],
			parameters: { options: { succeededOutput: 'none' } },
		});
		expect(outputs[0]).toEqual([]);
		expect(ids(failed)).toEqual([2]);
		expect(summary.records).toMatchObject({ total: 2, succeeded: 1, failed: 1 });
	});

	it('says that a batch got no answer that can be trusted, with a hint', async () => {
		destination.sandbox.faults.add({ dropParts: 1 });
		const { failed, summary, hints } = await destination.send({
			items: [{ json: { id: 1 } }, { json: { id: 2 } }],
		});
		expect(results(failed)[0]).toMatchObject({
			outcome: 'failed',
			cause: 'unclear',
			httpStatus: 200,
		});
		expect(results(failed)[0].reason).toMatch(/1 parts for 2 records/);
		expect(summary.records).toMatchObject({ failed: 2, unclear: 2 });
		expect(hints).toContainEqual(expect.stringMatching(/2 failed records are unclear/));
	});

	it('gives a hint when a failed record has neither code nor message', async () => {
		const { failed, hints } = await destination.send({
			items: [{ json: { id: 1, fail: 'E7' } }],
			parameters: { parsePathMap: {} },
		});
		expect(results(failed)[0].reason).toMatch(/Parse Path Map/);
		expect(hints).toContainEqual(expect.stringMatching(/neither a code nor a message/));
	});

	it.each([401, 403])(
		'gives no such hint when it is the login that was refused: %s',
		async (status) => {
			destination.sandbox.faults.add({ status, after: 1 });
			const { failed, hints } = await destination.send({
				items: [{ json: { id: 1 } }, { json: { id: 2 } }],
				parameters: { groupingLimit: 1, parsePathMap: {}, options: { concurrency: 1 } },
			});
			expect(results(failed)[0]).toMatchObject({ cause: 'rejected', httpStatus: status });
			expect(hints).not.toContainEqual(expect.stringMatching(/neither a code nor a message/));
		},
	);
});
