import { Destination, ids, soundItems } from '../../support/destination';

const destination = new Destination();

describe('API Bulk Sender', () => {
	it('sends items in bulk and puts every record on its output', async () => {
		const { error, succeeded, failed, summary, hints } = await destination.send({
			items: [
				{ json: { id: 1, email: 'ada@example.com' } },
				{ json: { id: 2, email: 'nobody' } },
				{ json: { id: 3, email: 'grace@example.com' } },
			],
			credential: destination.credential('clientKey'),
		});
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1, 3]);
		expect(ids(failed)).toEqual([2]);
		expect(summary.records).toMatchObject({ total: 3, succeeded: 2, failed: 1 });
		expect(destination.requests).toHaveLength(1);
		expect(destination.acceptedIds).toEqual([1, 3]);
		expect(hints).toEqual([]);
	});

	it('accounts for each of 5,000 items at 100 per request', async () => {
		const items = soundItems(5000);
		for (let at = 0; at < 5000; at += 50) items[at].json.email = 'nobody';
		const { succeeded, failed, summary } = await destination.send({ items });
		expect(succeeded).toHaveLength(4900);
		expect(failed).toHaveLength(100);
		expect(summary).toMatchObject({
			records: { total: 5000, succeeded: 4900, failed: 100, unsent: 0, unclear: 0 },
			requests: { sent: 50, retried: 0, yielded: 0 },
		});
		expect(destination.requests.map(({ body }) => (body as unknown[]).length)).toEqual(
			new Array(50).fill(100),
		);
		const wanted = items.filter(({ json }) => json.email !== 'nobody').map(({ json }) => json.id);
		expect(destination.acceptedIds.toSorted((a, b) => Number(a) - Number(b))).toEqual(wanted);
		expect(ids(succeeded)).toEqual(wanted);
	});
});
