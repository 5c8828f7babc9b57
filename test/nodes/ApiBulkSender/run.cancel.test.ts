import { Destination, results, soundItems } from '../../support/destination';

const destination = new Destination();

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('cancel', () => {
	it('settles at once while the destination never answers, and breaks the connection off', async () => {
		destination.sandbox.faults.add({ hang: true, after: 1, times: 'always' });
		const { succeeded, failed, summary, run } = await destination.send({
			items: soundItems(6),
			parameters: { groupingLimit: 1, options: { concurrency: 2 } },
			onStart: (cancel) => {
				void until(() => destination.requests.length === 3).then(cancel);
			},
		});
		expect(run.status).toBe('canceled');
		expect(destination.requests).toHaveLength(3);
		await until(() => destination.sandbox.stats.openNow === 0);
		expect(succeeded).toHaveLength(1);
		expect(results(failed).map(({ outcome, cause }) => `${outcome} ${cause}`)).toEqual([
			'failed unclear',
			'failed unclear',
			'unsent stopped',
			'unsent stopped',
			'unsent stopped',
		]);
		expect(summary.records).toMatchObject({ total: 6, failed: 2, unsent: 3, unclear: 2 });
	});

	it('settles at once while the token server never answers', async () => {
		destination.sandbox.faults.add({ hang: true, path: '/v3/oauth/token/generate' });
		const { run } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('clientKey'),
			onStart: (cancel) => {
				void until(() => destination.sandbox.requests.length === 1).then(cancel);
			},
		});
		expect(run.status).toBe('canceled');
		expect(destination.requests).toEqual([]);
		await until(() => destination.sandbox.stats.openNow === 0);
	});

	it('settles at once while it waits for Retry-After', async () => {
		destination.sandbox.faults.add({ status: 429, retryAfter: 3600 });
		await destination.send({
			items: soundItems(1),
			onStart: (cancel) => {
				void until(() => destination.requests[0]?.status === 429).then(cancel);
			},
		});
		expect(destination.requests).toHaveLength(1);
	});
});
