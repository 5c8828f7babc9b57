import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Destination, ids, results } from '../../../support/destination';

const destination = new Destination();

describe('an expression that goes wrong for one item', () => {
	const items = [
		{ json: { id: 1, list: 'a', source: 'x' } },
		{ json: { id: 2, list: 'b c', source: 'x\ny' } },
		{ json: { id: 3, source: { a: 1 } } },
		{ json: { id: 4, list: 'a', source: 'x' } },
	];

	it.each<[string, INodeParameters, RegExp[]]>([
		[
			'in API Endpoint',
			{ apiEndpoint: '=/api/{{ $json.list && "records?list=" + $json.list }}' },
			[
				/^Item 1: 'API Endpoint' does not make a usable address/,
				/^Item 2: 'API Endpoint' would be/,
			],
		],
		[
			'in a header value',
			{ additionalHeaders: { entries: [{ name: 'X-A', value: '={{ $json.source }}' }] } },
			[/^Item 1: .*"X-A" has characters that HTTP forbids/, /^Item 2: .*"X-A" must be text/],
		],
		[
			'in a header name',
			{ additionalHeaders: { entries: [{ name: '=X-{{ $json.list }}', value: '1' }] } },
			[/^Item 1: .*"X-b c", which is not a valid header name/],
		],
		[
			'in Content-Type',
			{
				additionalHeaders: {
					entries: [
						{
							name: 'Content-Type',
							value: '={{ $json.id === 2 ? "text/plain" : "application/json" }}',
						},
					],
				},
			},
			[/^Item 1: .*"Content-Type: text\/plain", but what is sent is JSON/],
		],
		[
			'that n8n itself refuses',
			{ apiEndpoint: "=/api/records?of={{ $json.id === 2 ? $('Nobody').item.json.x : 1 }}" },
			[/^Item 1: The expression in 'API Endpoint' cannot be worked out: /],
		],
	])('%s makes that item invalid, and the others go', async (_, parameters, says) => {
		const { succeeded, failed, error } = await destination.send({ items, parameters });
		expect(error).toBeUndefined();
		expect(results(failed).map(({ cause }) => cause)).toEqual(says.map(() => 'invalid'));
		says.forEach((say, at) => expect(results(failed)[at].reason).toMatch(say));
		expect(succeeded).toHaveLength(4 - says.length);
	});

	it('also for the first item', async () => {
		const { succeeded, failed } = await destination.send({
			items: [...items].reverse(),
			parameters: {
				apiEndpoint: "={{ $json.id === 4 ? $('Nobody').item.json.x : '/api/records' }}",
			},
		});
		expect(ids(failed)).toEqual([4]);
		expect(ids(succeeded)).toEqual([3, 2, 1]);
	});

	it('but refuses the run when no item has an address', async () => {
		const { error } = await destination.send({
			items,
			parameters: { apiEndpoint: '=/api/{{ $json.nobody }}' },
		});
		expect(error?.message).toMatch(
			"'API Endpoint' would be /api/, since its expression {{ $json.nobody }} yields nothing",
		);
		expect(destination.requests).toEqual([]);
	});
});

describe('an expression in API Endpoint that yields nothing', () => {
	const send = async (apiEndpoint: string, json: IDataObject = { id: 1 }) =>
		await destination.send({ items: [{ json }], parameters: { apiEndpoint } });

	it.each([
		['={{ $json.none }}', "'API Endpoint' is empty"],
		['=/{{ $json.none }}', 'would be /, since'],
		['=/api/{{ $json.none }}', 'would be /api/, since'],
		['=/api/{{ $json.none }}/records', 'would be /api//records, since'],
		['=/api/{{ $json.id }}/{{ $json.none }}', 'its expression {{ $json.none }} yields nothing'],
		['=/api/records?list={{ $json.none }}', 'would be /api/records?list=, since'],
		['=/api/records?list={{ $json.none }}&x=1', 'would be /api/records?list=&x=1, since'],
		['=/api/{{ $json.none }}?x=1', 'would be /api/?x=1, since'],
		['=/api/{{ $vars.none }}', 'would be /api/, since'],
		['={{ {} }}', "'API Endpoint' must be text"],
		['={{ null }}', "'API Endpoint' is empty"],
	])('%s is refused, and nothing is sent to the bare address', async (apiEndpoint, says) => {
		const { error } = await send(apiEndpoint);
		expect(error?.message).toContain(says);
		expect(destination.requests).toEqual([]);
	});

	it.each([
		'=/api/records{{ $json.none ? "?x=" + $json.none : "" }}',
		'=/api/{{ "records" }}',
		'=/api/records{{ $json.none }}',
		'=/api/records?a={{ 0 }}',
		'/api/records?list=',
		'=/api/records?list=&a={{ false }}',
	])('%s is meant so', async (apiEndpoint) => {
		const { succeeded, error } = await send(apiEndpoint);
		expect(error).toBeUndefined();
		expect(succeeded).toHaveLength(1);
	});
});
