import { Destination, ids, results, soundItems } from '../../../support/destination';

const destination = new Destination();
const body = (at = 0) => destination.requests[at].body;

describe('records from items', () => {
	it('sends the json of each item as it is, as a list in input order', async () => {
		const items = [
			{ json: { id: 1, nested: { a: [1, null, 'žluť'] } } },
			{ json: { id: 2, empty: '', no: false } },
		];
		await destination.send({ items });
		expect(body()).toEqual(items.map(({ json }) => json));
		expect(destination.requests[0]).toMatchObject({
			method: 'POST',
			url: '/api/records',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
		});
	});

	it.each([
		['/api/', 'records'],
		['/api', '/records'],
		['', 'api/records?source=n8n'],
	])('joins the base URL %s and the endpoint %s', async (base, apiEndpoint) => {
		await destination.send({
			items: soundItems(1),
			credential: destination.credential('bearerToken', {
				apiBaseUrl: destination.sandbox.url + base,
			}),
			parameters: { apiEndpoint },
		});
		expect(destination.requests[0].path).toBe('/api/records');
		expect(destination.acceptedIds).toEqual([1]);
	});

	it('puts them where Request Split Path says, with the fields around them', async () => {
		await destination.send({
			items: soundItems(2),
			parameters: {
				apiEndpoint: '/api/envelope',
				requestSplitPath: '$.data.attributes.profiles.data[*]',
				responseSplitPath: '$.results[*]',
				additionalBodyFields: '{"source": "n8n", "data": {"type": "import"}}',
			},
		});
		expect(body()).toEqual({
			source: 'n8n',
			data: {
				type: 'import',
				attributes: { profiles: { data: soundItems(2).map((i) => i.json) } },
			},
		});
	});

	it('sends one object per request when the API takes no list', async () => {
		const { succeeded, summary } = await destination.send({
			items: soundItems(3),
			parameters: { apiEndpoint: '/api/single', bulkSupport: false, options: { concurrency: 1 } },
		});
		expect(destination.requests.map((request) => request.body)).toEqual(
			soundItems(3).map(({ json }) => json),
		);
		expect(ids(succeeded)).toEqual([1, 2, 3]);
		expect(summary.requests).toMatchObject({ sent: 3 });
	});

	it('sends a DELETE without Bulk Support to the address of the record, without a body', async () => {
		const { succeeded } = await destination.send({
			items: [{ json: { id: 'a b/c' } }],
			parameters: { apiEndpoint: '/api/items/{id}', apiMethod: 'DELETE', bulkSupport: false },
		});
		const [request] = destination.requests;
		expect(request).toMatchObject({ method: 'DELETE', url: '/api/items/a%20b%2Fc' });
		expect(request.body).toBeUndefined();
		expect(request.headers['content-type']).toBeUndefined();
		expect(ids(succeeded)).toEqual(['a b/c']);
	});

	it('fails a record without the field of the address and sends the others', async () => {
		const { succeeded, failed } = await destination.send({
			items: [{ json: { id: 1 } }, { json: { name: 'no id' } }, { json: { id: '..' } }],
			parameters: { apiEndpoint: '/api/items/{id}', apiMethod: 'PUT', bulkSupport: false },
		});
		expect(ids(succeeded)).toEqual([1]);
		expect(results(failed)).toEqual([
			expect.objectContaining({ cause: 'invalid', attempts: 0, reason: expect.any(String) }),
			expect.objectContaining({ cause: 'invalid', attempts: 0, reason: expect.any(String) }),
		]);
		expect(results(failed)[0].reason).toMatch(/"id".*'API Endpoint'/);
		expect(destination.requests).toHaveLength(1);
	});

	it('hands binary data on with its record', async () => {
		const binary = { file: { data: 'aGk=', mimeType: 'text/plain', fileName: 'a.txt' } };
		const { succeeded, failed } = await destination.send({
			items: [
				{ json: { id: 1 }, binary },
				{ json: { id: 2, fail: 'E1' }, binary },
				{ json: { id: 3 } },
			],
		});
		expect(succeeded[0].binary).toEqual(binary);
		expect(failed[0].binary).toEqual(binary);
		expect(succeeded[1]).not.toHaveProperty('binary');
	});

	it('keeps the json of an item that brings an error, and of records with a key error', async () => {
		const items = [
			{ json: { id: 1 }, error: new Error('earlier') as never },
			{ json: { id: 2, error: 'own', message: 'own' } },
		];
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			const { succeeded, outputs } = await destination.send({ items, node: { onError } });
			expect(succeeded.map(({ json }) => json)).toEqual([
				{ id: 1, delivery: expect.objectContaining({ outcome: 'succeeded' }) },
				{
					id: 2,
					error: 'own',
					message: 'own',
					delivery: expect.objectContaining({ outcome: 'succeeded' }),
				},
			]);
			expect(outputs.slice(3).flat()).toEqual([]);
		}
	});

	it('gives Execute Once a hint that only the first item was sent', async () => {
		const { succeeded, summary, hints } = await destination.send({
			items: soundItems(3),
			node: { executeOnce: true },
		});
		expect(ids(succeeded)).toEqual([1]);
		expect(summary.records).toMatchObject({ total: 1 });
		expect(hints).toEqual([expect.stringMatching(/Execute Once.*only the first item/)]);
	});

	it('sends only the first records when asked, and the rest leaves unsent by Failed', async () => {
		const { succeeded, failed, summary } = await destination.send({
			items: soundItems(5),
			parameters: { options: { sendOnlyFirst: 2 } },
		});
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(ids(failed)).toEqual([3, 4, 5]);
		expect(results(failed)[0]).toMatchObject({ outcome: 'unsent', cause: 'stopped', attempts: 0 });
		expect(summary.records).toMatchObject({ total: 5, succeeded: 2, failed: 0, unsent: 3 });
		expect(destination.acceptedIds).toEqual([1, 2]);
	});
});
