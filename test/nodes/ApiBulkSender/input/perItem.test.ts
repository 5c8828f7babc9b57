import { Destination, ids, soundItems } from '../../../support/destination';

const destination = new Destination();
const sent = () =>
	destination.requests.map(({ url, body }) => [url, (body as { id: number }[]).map((r) => r.id)]);

describe('expressions that mention the item', () => {
	const items = [
		{ json: { id: 1, list: 'a' } },
		{ json: { id: 2, list: 'b' } },
		{ json: { id: 3, list: 'a' } },
	];

	it('in API Endpoint are worked out per item, and batches form per address', async () => {
		const { succeeded, hints } = await destination.send({
			items,
			parameters: { apiEndpoint: '=/api/records?list={{ $json.list }}' },
		});
		expect(sent()).toEqual([
			['/api/records?list=a', [1, 3]],
			['/api/records?list=b', [2]],
		]);
		expect(ids(succeeded)).toEqual([1, 2, 3]);
		expect(hints).toEqual([]);
	});

	it('reach other nodes through item linking', async () => {
		await destination.send({
			items,
			parameters: { apiEndpoint: "=/api/records?list={{ $('Source').item.json.list }}" },
		});
		expect(sent()).toEqual([
			['/api/records?list=a', [1, 3]],
			['/api/records?list=b', [2]],
		]);
	});

	it('in a header value are worked out per item, and batches form per value', async () => {
		await destination.send({
			items,
			parameters: {
				additionalHeaders: { entries: [{ name: 'X-List', value: '={{ $json.list }}' }] },
			},
		});
		expect(sent()).toEqual([
			['/api/records', [1, 3]],
			['/api/records', [2]],
		]);
		expect(destination.requests.map(({ headers }) => headers['x-list'])).toEqual(['a', 'b']);
	});

	it('mix with {field} in one address', async () => {
		await destination.send({
			items,
			parameters: { apiEndpoint: '=/api/records?list={{ $json.list }}&id={id}' },
		});
		expect(sent()).toEqual([
			['/api/records?list=a&id=1', [1]],
			['/api/records?list=b&id=2', [2]],
			['/api/records?list=a&id=3', [3]],
		]);
	});

	it('in other fields are read from the first item, with a hint that names them', async () => {
		const { hints, succeeded } = await destination.send({
			items: items.map(({ json }, at) => ({ json: { ...json, most: at + 1 } })),
			parameters: {
				groupingLimit: '={{ $json.most }}',
				options: { concurrency: '={{ $json.id }}' },
			},
		});
		expect(sent().map(([, numbers]) => numbers)).toEqual([[1], [2], [3]]);
		expect(succeeded).toHaveLength(3);
		expect(hints).toEqual([expect.stringMatching(/first item only.*Grouping Limit.*Concurrency/)]);
	});

	it('in none of the fields cost no hint, also when an expression mentions no item', async () => {
		const { hints } = await destination.send({
			items: soundItems(2),
			parameters: { apiEndpoint: '={{ "/api/" + "records" }}', groupingLimit: '={{ 1 + 1 }}' },
		});
		expect(hints).toEqual([]);
		expect(sent()).toEqual([['/api/records', [1, 2]]]);
	});

	it('that cannot be worked out for an item refuse the run before anything is sent', async () => {
		const run = { items, parameters: { apiEndpoint: '={{ $json.list.no.such }}' } };
		const { error } = await destination.send(run);
		expect(error?.message).toMatch(/'API Endpoint' is empty/);
		const { succeeded, failed } = await destination.send({
			...run,
			node: { onError: 'continueRegularOutput' },
		});
		expect(succeeded).toEqual([]);
		expect(ids(failed)).toEqual([1, 2, 3]);
		expect(destination.requests).toEqual([]);
	});
});
