import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { AnsweringDestination, became, goesOn, reasonOf, records } from './answering';

const destination = new AnsweringDestination();

const whole = { responseReports: 'wholeRequest' };
const header = (name: string, value: string) => ({
	additionalHeaders: { entries: [{ name, value }] },
});

describe('an expression that goes wrong for one item', () => {
	const items: INodeExecutionData[] = records(3);
	items[1].json.source = 'line\nbreak';

	it.each<[string, INodeParameters, RegExp]>([
		[
			'in API Endpoint',
			{ apiEndpoint: "={{ $json.source ? $('Nobody').item.json.x : '/records' }}" },
			/^Item 1: .*'API Endpoint'/,
		],
		[
			'in API Endpoint, which then has a gap',
			{ apiEndpoint: '=/lists/{{ $json.source ? "" : "a" }}/records' },
			/^Item 1: 'API Endpoint'/,
		],
		['in a header', header('X-Source', '={{ $json.source ?? "ads" }}'), /^Item 1: .*"X-Source"/],
	])('is named with that item, and the others are sent: %s', async (_, parameters, says) => {
		const result = await destination.send({}, { items, parameters: { ...whole, ...parameters } });
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'invalid', 3: 'succeeded' });
		expect(reasonOf(result, '2')).toMatch(says);
		expect(destination.sent.flat()).toEqual(['1', '3']);
		expect(result.hints.join()).toMatch(/1 record could not be sent/);
	});

	it('is told so under Continue On Fail, too', async () => {
		const parameters = { ...whole, ...header('X-Source', '={{ $json.source ?? "ads" }}') };
		const result = await destination.send({}, { items, parameters, node: goesOn });
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'invalid', 3: 'succeeded' });
	});
});

describe('a Content-Type over a body of JSON', () => {
	const type = (value: string) => ({ ...whole, ...header('Content-Type', value) });

	it.each(['text/csv', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
		'that means something else is refused, before anything is sent: %s',
		async (value) => {
			const { error } = await destination.send({}, { parameters: type(value) });
			expect(error?.message).toMatch(/'Additional Headers' has "Content-Type: .*but what is sent/);
			expect(error?.description).toMatch(/Remove/);
			expect(destination.asked).toEqual([]);
		},
	);

	it('that means JSON leaves as it was written', async () => {
		const value = 'application/vnd.api+json';
		const result = await destination.send({}, { parameters: type(value) });
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
		expect(destination.asked[0].headers['content-type']).toBe(value);
	});
});

describe('braces in API Endpoint', () => {
	const paths = async (apiEndpoint: string, json: IDataObject) => {
		const parameters = { ...whole, apiEndpoint };
		const result = await destination.send({}, { items: [{ json }], parameters });
		const [outcome] = Object.values(became(result));
		return [outcome, ...destination.asked.map(({ path }) => decodeURIComponent(path))];
	};

	it('are JSON behind the ?, and a placeholder around a plain name', async () => {
		const endpoint = '/lists/{list}?where={"where":{"id":1}}&of={id}';
		expect(await paths(endpoint, { id: 'a b', list: 'x/y' })).toEqual([
			'succeeded',
			'/lists/x/y?where={"where":{"id":1}}&of=a b',
		]);
		expect(destination.asked[0].path).toMatch(/^\/lists\/x%2Fy\?.*of=a%20b$/);
	});

	it('lead into the record by a path', async () => {
		const record = { id: '1', owner: { list: ['first', 'second'] } };
		expect(await paths('/lists/{owner.list[1]}', record)).toEqual(['succeeded', '/lists/second']);
	});

	it('around a name that the record lacks make it invalid, with the fields that it has', async () => {
		const parameters = { ...whole, apiEndpoint: '/lists/{list}' };
		const items = [{ json: { id: '1', List: 'a' } }, { json: { id: '2', list: 'b' } }];
		const result = await destination.send({}, { items, parameters });
		expect(became(result)).toEqual({ 1: 'invalid', 2: 'succeeded' });
		expect(reasonOf(result, '1')).toMatch(/no usable "list".*"id", "List"/);
	});
});
