import { Destination, soundItems } from '../../../support/destination';

const destination = new Destination();

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('Summary', () => {
	it('is one item of exactly the fields of the design', async () => {
		const { outputs } = await destination.send({
			items: [
				...soundItems(2),
				{ json: { id: 3, fail: 'E7' } },
				{ json: { id: 4, fail: 'E7' } },
				{ json: { id: 5, fail: 'E8' } },
				{ json: { id: 6 } },
			],
			parameters: { groupingLimit: 3, options: { sendOnlyFirst: 5, concurrency: 1 } },
		});
		expect(outputs[2]).toEqual([
			{
				json: {
					records: {
						...{ total: 6, succeeded: 2, failed: 3, unsent: 1, unclear: 0 },
						...{ accepted: 0, notSucceeded: 4 },
					},
					successRate: 0.3333,
					requests: { sent: 2, retried: 0, yielded: 0 },
					durationMs: expect.any(Number),
					recordsPerSecond: expect.any(Number),
					startedAt: expect.stringMatching(TIME),
					endedAt: expect.stringMatching(TIME),
					errors: [
						{ code: 'E7', message: 'Refused as asked for with code E7', count: 2 },
						{ code: 'E8', message: 'Refused as asked for with code E8', count: 1 },
					],
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('says when the run was', async () => {
		const before = Date.now();
		const { summary } = await destination.send({ items: soundItems(1) });
		const { startedAt, endedAt, durationMs } = summary;
		const [start, end] = [startedAt, endedAt].map((time) => Date.parse(String(time)));
		expect(start).toBeGreaterThanOrEqual(before);
		expect(end - start).toBe(durationMs);
		expect(end).toBeLessThanOrEqual(Date.now() + 1);
	});

	it('says where Auto Concurrency settled, and nothing of it without', async () => {
		const items = soundItems(40);
		const auto = { groupingLimit: 1, options: { autoConcurrency: true } };
		const { summary } = await destination.send({ items, parameters: auto });
		expect(summary.records).toMatchObject({ succeeded: 40 });
		expect(summary.concurrency).toBeGreaterThanOrEqual(2);
		const one = { groupingLimit: 1, options: { autoConcurrency: true, concurrency: 1 } };
		expect((await destination.send({ items, parameters: one })).summary.concurrency).toBe(1);
		expect((await destination.send({ items })).summary).not.toHaveProperty('concurrency');
	});

	it('shows the errors right after the counts', async () => {
		const { summary } = await destination.send({ items: soundItems(1) });
		expect(Object.keys(summary).slice(0, 2)).toEqual(['records', 'errors']);
	});

	it('counts repeats and waits apart, and the time they took', async () => {
		destination.sandbox.faults.add({ status: 503 }, { status: 429, retryAfter: 0 });
		const { summary, succeeded } = await destination.send({ items: soundItems(2) });
		expect(succeeded).toHaveLength(2);
		expect(summary.requests).toEqual({ sent: 3, retried: 1, yielded: 1 });
	});

	it('waits as long as Retry-After says before it sends anything again', async () => {
		destination.sandbox.faults.add({ status: 429, retryAfter: 1 });
		const { summary } = await destination.send({ items: soundItems(1) });
		const [first, second] = destination.requests;
		expect(second.receivedAt - first.receivedAt).toBeGreaterThanOrEqual(990);
		expect(summary.durationMs).toBeGreaterThanOrEqual(990);
	});

	it('holds at most 50 kinds of error and adds the rest up', async () => {
		const { summary } = await destination.send({
			items: Array.from({ length: 60 }, (_, at) => ({ json: { id: at, fail: `E${at}` } })),
		});
		const errors = summary.errors as Array<{ code: string; count: number }>;
		expect(errors).toHaveLength(51);
		expect(errors.at(-1)).toMatchObject({ code: 'other', count: 10 });
	});
});
