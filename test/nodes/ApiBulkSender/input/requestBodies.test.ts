import type { INodeParameters } from 'n8n-workflow';

import { Destination, ids, results } from '../../../support/destination';

const destination = new Destination();

const envelope: INodeParameters = {
	itemsAre: 'requestBodies',
	apiEndpoint: '/api/envelope',
	requestSplitPath: '$.data.attributes.profiles.data[*]',
	responseSplitPath: '$.results[*]',
};
const body = (data: unknown[], other: object = {}) => ({
	json: { ...other, data: { type: 'import', attributes: { profiles: { data } } } } as never,
});

describe('items that are request bodies', () => {
	it('sends each as one request and hands out one item per record, paired to its body', async () => {
		const { succeeded, failed, summary } = await destination.send({
			items: [body([{ id: 1 }, { id: 2, fail: 'E7' }], { run: 'a' }), body([{ id: 3 }])],
			parameters: { ...envelope, options: { concurrency: 1 } },
		});
		expect(destination.requests.map((request) => request.body)).toEqual([
			body([{ id: 1 }, { id: 2, fail: 'E7' }], { run: 'a' }).json,
			body([{ id: 3 }]).json,
		]);
		expect(succeeded.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
			[1, { item: 0 }],
			[3, { item: 1 }],
		]);
		expect(failed[0]).toMatchObject({
			json: { id: 2, delivery: { outcome: 'failed', parsed: { status_code: 'E7' } } },
			pairedItem: { item: 0 },
		});
		expect(summary).toMatchObject({ records: { total: 3 }, requests: { sent: 2 } });
	});

	it('repeats only the records that need it, in the same envelope', async () => {
		const { succeeded, summary } = await destination.send({
			items: [body([{ id: 1 }, { id: 2, fail: 503, failTimes: 1 }], { run: 'a' })],
			parameters: envelope,
		});
		expect(destination.requests[1].body).toEqual(
			body([{ id: 2, fail: 503, failTimes: 1 }], { run: 'a' }).json,
		);
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(summary.requests).toMatchObject({ sent: 2, retried: 1 });
	});

	it('adds Additional Body Fields without overwriting the own fields of the body', async () => {
		await destination.send({
			items: [body([{ id: 1 }], { source: 'own' })],
			parameters: { ...envelope, additionalBodyFields: '{"source": "added", "more": 1}' },
		});
		expect(destination.requests[0].body).toMatchObject({ source: 'own', more: 1 });
	});

	it('takes the whole body for the one record when the path is empty', async () => {
		const { succeeded } = await destination.send({
			items: [{ json: { id: 1 } }, { json: { id: 2 } }],
			parameters: {
				itemsAre: 'requestBodies',
				apiEndpoint: '/api/single',
				responseReports: 'wholeRequest',
				options: { concurrency: 1 },
			},
		});
		expect(destination.requests.map((request) => request.body)).toEqual([{ id: 1 }, { id: 2 }]);
		expect(ids(succeeded)).toEqual([1, 2]);
	});

	it('fails a body without a list at the path, and sends the others', async () => {
		const { succeeded, failed } = await destination.send({
			items: [{ json: { id: 'no list' } }, body([{ id: 2 }])],
			parameters: envelope,
		});
		expect(ids(succeeded)).toEqual([2]);
		expect(ids(failed)).toEqual(['no list']);
		expect(results(failed)[0]).toMatchObject({ cause: 'invalid' });
		expect(results(failed)[0].reason).toMatch(/'Request Split Path'/);
	});

	it('reads {field} of the address from the body', async () => {
		await destination.send({
			items: [body([{ id: 1 }], { list: 'envelope' })],
			parameters: { ...envelope, apiEndpoint: '/api/{list}' },
		});
		expect(destination.requests[0].path).toBe('/api/envelope');
	});

	it('leaves an old result of each record inside out of the body and replaces it', async () => {
		const old = { outcome: 'failed', cause: 'unclear' };
		const { succeeded } = await destination.send({
			items: [body([{ id: 1, delivery: old }])],
			parameters: envelope,
		});
		expect(destination.requests[0].body).toEqual(body([{ id: 1 }]).json);
		expect(results(succeeded)[0]).toMatchObject({ outcome: 'succeeded' });
	});

	it('leaves by Failed record by record when the credential is missing', async () => {
		const { failed, summary } = await destination.send({
			items: [body([{ id: 1 }, { id: 2 }]), body([{ id: 3 }])],
			parameters: envelope,
			credential: null,
			node: { onError: 'continueErrorOutput' },
		});
		expect(summary.records).toMatchObject({ total: 3, unsent: 3 });
		expect(failed.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
			[1, { item: 0 }],
			[2, { item: 0 }],
			[3, { item: 1 }],
		]);
	});
});
