import { Destination, ids, results, soundItems } from '../../support/destination';

const destination = new Destination();
const oneByOne = { groupingLimit: 1, options: { concurrency: 1 } };

describe('once a record was answered the node throws no more', () => {
	it.each([401, 403])('for HTTP %s after a first success', async (status) => {
		destination.sandbox.faults.add({ status, after: 1, times: 'always' });
		const { error, succeeded, failed, summary, hints } = await destination.send({
			items: soundItems(3),
			parameters: oneByOne,
		});
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1]);
		expect(results(failed)).toMatchObject([
			{ outcome: 'failed', cause: 'rejected', httpStatus: status },
			{ outcome: 'unsent', cause: 'stopped' },
		]);
		expect(summary.records).toMatchObject({ total: 3, succeeded: 1, failed: 1, unsent: 1 });
		expect(hints).toContainEqual(expect.stringMatching(/stopped early; 1 record is unsent/));
	});

	it('for a destination that is gone after a first answer', async () => {
		destination.sandbox.faults.add({ reset: true, after: 1, times: 'always' });
		const { error, succeeded, failed } = await destination.send({
			items: soundItems(2),
			parameters: oneByOne,
		});
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1]);
		expect(results(failed)).toMatchObject([{ cause: 'unclear' }]);
	});

	it('for a record that the destination refused, in whatever way', async () => {
		for (const status of [400, 409, 422, 500]) {
			destination.sandbox.faults.add({ status });
			const { error, failed } = await destination.send({ items: soundItems(1) });
			expect(error).toBeUndefined();
			expect(results(failed)).toMatchObject([{ outcome: 'failed', httpStatus: status }]);
		}
	});

	it('for a first answer that these settings cannot read: it stops after one request', async () => {
		const { error, failed, summary, hints } = await destination.send({
			items: soundItems(5),
			parameters: { responseSplitPath: '$.wrong[*]', groupingLimit: 1 },
		});
		expect(error).toBeUndefined();
		expect(destination.requests).toHaveLength(1);
		expect(results(failed)[0]).toMatchObject({ outcome: 'failed', cause: 'unclear' });
		expect(results(failed)[0].reason).toMatch(/'Response Split Path'/);
		expect(summary.records).toMatchObject({ failed: 1, unclear: 1, unsent: 4 });
		expect(hints).toContainEqual(expect.stringMatching(/'Response Split Path'/));
	});

	it('and throws for 403 to the very first request, since nothing was done', async () => {
		destination.sandbox.faults.add({ status: 403 });
		const { error, outputs } = await destination.send({ items: soundItems(3) });
		expect(error?.message).toMatch(/HTTP 403/);
		expect(outputs).toEqual([]);
	});
});

describe('Retry On Fail', () => {
	const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

	it('is refused, since it would send everything again', async () => {
		const { error } = await destination.send({ items: soundItems(2), node });
		expect(error?.message).toMatch(/'Retry On Fail' is on/);
		expect(error?.description).toMatch(/'Recoverable Error Codes'/);
		expect(destination.requests).toEqual([]);
	});

	it('is refused through Failed under Continue On Fail', async () => {
		const { error, succeeded, failed } = await destination.send({
			items: soundItems(2),
			node: { ...node, onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(succeeded).toEqual([]);
		expect(ids(failed)).toEqual([1, 2]);
		expect(results(failed)[0].reason).toMatch(/'Retry On Fail'/);
		expect(destination.requests).toEqual([]);
	});
});
