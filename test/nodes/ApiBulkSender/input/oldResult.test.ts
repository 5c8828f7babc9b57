import type { IDataObject } from 'n8n-workflow';

import { Destination, results } from '../../../support/destination';

const destination = new Destination();

/** What is sent of a record, and what leaves of it besides the new result. */
async function pass(json: IDataObject, resultField = 'delivery') {
	const { succeeded, error } = await destination.send({
		items: [{ json: { id: 1, ...json } }],
		parameters: { options: { resultField } },
	});
	if (error !== undefined) return { error: error.message };
	const { [resultField]: result, ...left } = succeeded[0].json;
	expect(result).toMatchObject({ outcome: 'succeeded', httpStatus: 200 });
	const [sent] = destination.requests.at(-1)?.body as IDataObject[];
	expect(left).toEqual(sent);
	return sent;
}

describe('the result of an earlier run is neither sent nor left beside the new one', () => {
	it.each<[string, IDataObject]>([
		['as an object', { delivery: { outcome: 'failed', cause: 'rejected', parsed: {} } }],
		['as an object with what is empty left out', { delivery: { outcome: 'succeeded' } }],
		['as the text of one', { delivery: '{"outcome":"unsent","reason":"Stopped"}' }],
		[
			'as columns with dots',
			{
				'delivery.outcome': 'failed',
				'delivery.cause': 'rejected',
				'delivery.httpStatus': 400,
				'delivery.attempts': '1',
				'delivery.batch': '',
				'delivery.parsed.status_code': 'E1',
				'delivery.parsed.anything.else': 'x',
				'delivery.reason': 'E1',
				'delivery.warnings': '[]',
				'delivery.warnings[0]': 'w',
				'delivery.warnings.1': 'w',
				'delivery.response.id': 7,
			},
		],
		[
			'as columns with underscores',
			{
				delivery_outcome: 'succeeded',
				delivery_httpStatus: '200',
				delivery_parsed_status_code: 'E1',
				delivery_warnings_0: 'w',
				delivery_response: '{}',
			},
		],
		['as two columns', { delivery_outcome: ' unsent ', delivery_reason: 'Stopped' }],
		[
			'as columns of a file whose byte order mark was kept',
			{ '\ufeffdelivery.outcome': 'failed', 'delivery.cause': 'rejected' },
		],
		['as text in such a file', { '\ufeffdelivery': '{"outcome":"failed"}' }],
		[
			'in two ways at once',
			{
				delivery: { outcome: 'failed' },
				'delivery.outcome': 'failed',
				'delivery.batch': 1,
				delivery_outcome: 'failed',
				delivery_batch: 1,
			},
		],
	])('%s', async (_, old) => {
		expect(await pass(old)).toEqual({ id: 1 });
		expect(await pass({ ...old, z: 1 })).toEqual({ id: 1, z: 1 });
	});

	it('under whatever name Result Field has', async () => {
		const old = { 'my result.outcome': 'failed', 'my result.attempts': 2, a_outcome: 'failed' };
		expect(await pass(old, 'my result')).toEqual({ id: 1, a_outcome: 'failed' });
	});

	it('also inside of ready-made bodies', async () => {
		const doc = { _id: 'a', delivery_outcome: 'failed', delivery_batch: 1 };
		const { succeeded } = await destination.send({
			items: [{ json: { docs: [doc] } }],
			parameters: {
				itemsAre: 'requestBodies',
				requestSplitPath: '$.docs[*]',
				apiEndpoint: '/api/orders/_bulk_docs',
			},
		});
		expect(destination.requests[0].body).toEqual({ docs: [{ _id: 'a' }] });
		expect(succeeded[0].json).toEqual({ _id: 'a', delivery: expect.anything() });
	});

	it('and what this node hands out is known when it comes back', async () => {
		const first = await destination.send({
			items: [{ json: { id: 1 } }, { json: { id: 2, fail: 'E7' } }, { json: { id: 3 } }],
			parameters: { options: { sendOnlyFirst: 2, includeResponse: true } },
		});
		const flat = [...first.succeeded, ...first.failed].map(({ json }) => ({ json: flatten(json) }));
		expect(Object.keys(flat[0].json)).toContain('delivery.outcome');
		await destination.send({ items: flat });
		expect(destination.requests[1].body).toEqual([{ id: 1 }, { id: 2, fail: 'E7' }, { id: 3 }]);
	});
});

describe("a record's own fields stay", () => {
	it.each<[string, IDataObject]>([
		['that begin like it', { delivery_address: 'Main Street', 'delivery.zip': '602 00' }],
		['an outcome alone', { delivery_outcome: 'failed' }],
		['an outcome that is none of ours', { delivery_outcome: 'shipped', delivery_batch: 7 }],
		['an outcome that is no text', { delivery_outcome: ['failed'], delivery_batch: 7 }],
		['without an outcome', { delivery_reason: 'gift', delivery_batch: 7 }],
		['an outcome of another way to join', { delivery_outcome: 'failed', 'delivery.batch': 7 }],
	])('%s', async (_, own) => {
		expect(await pass(own)).toEqual({ id: 1, ...own });
	});

	it('beside a result that goes', async () => {
		const own = { delivery_address: 'x', delivery_response_time: 5, delivery_parsedly: 1 };
		const old = { delivery_outcome: 'failed', delivery_attempts: 1 };
		expect(await pass({ ...own, ...old })).toEqual({ id: 1, ...own });
	});

	it.each(['{"outcome":"shipped"}', '{"outcome', 'outcome', '[object Object]'])(
		'the text %s in its place is refused',
		async (delivery) => {
			expect(await pass({ delivery })).toEqual({
				error: expect.stringMatching(/has a field "delivery" of its own/),
			});
		},
	);
});

it('the result is the first field of an item that leaves', async () => {
	const { succeeded, failed } = await destination.send({
		items: [{ json: { a: 1, id: 1 } }, { json: { a: 1, id: 2, fail: 'E1' } }],
	});
	expect(Object.keys(succeeded[0].json)).toEqual(['delivery', 'a', 'id']);
	expect(Object.keys(failed[0].json)[0]).toBe('delivery');
	expect(results(succeeded)).toHaveLength(1);
});

/** As n8n's Convert to File writes nested values. */
function flatten(value: IDataObject, prefix = ''): IDataObject {
	return Object.assign(
		{},
		...Object.entries(value).map(([name, inside]) =>
			inside !== null && typeof inside === 'object'
				? flatten(inside as IDataObject, `${prefix}${name}.`)
				: { [prefix + name]: inside ?? '' },
		),
	) as IDataObject;
}
