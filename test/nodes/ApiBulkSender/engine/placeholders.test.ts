import { byKey, ok, run, type Overrides } from './harness';
import { expectRefusal, refusal } from './refusal';

const oneEach: Overrides = { bulkSupport: false };
const urls = async (records: unknown[], endpoint: string) => {
	const { sent, fates } = await run(records, oneEach, { answers: () => ok({}), endpoint });
	return { urls: sent.map(({ url }) => url.replace('https://api.test', '')), fates };
};
const record = {
	id: 7,
	'First Name': 'A b',
	list: [{ code: 'x' }],
	'a:b': 'colon',
	who: { 'e-mail': 'e' },
	on: true,
};

describe('{name} in API Endpoint is a placeholder, other braces behind the ? are text', () => {
	it.each([
		['/items/{id}', '/items/7'],
		['/items/{ id }', '/items/7'],
		['/items/{First Name}', '/items/A%20b'],
		['/items/{a:b}', '/items/colon'],
		['/items/{$.who.e-mail}', '/items/e'],
		["/items/{who['e-mail']}", '/items/e'],
		['/items/{list[0].code}', '/items/x'],
		['/items/{list[-1].code}', '/items/x'],
		['/items?id={id}&on={on}', '/items?id=7&on=true'],
		['/items?where={"where":{"id":1}}', '/items?where={"where":{"id":1}}'],
		['/items?where={"where":{"id":{id}}}', '/items?where={"where":{"id":7}}'],
		['/items?where={"id":"{list[0].code}"}', '/items?where={"id":"x"}'],
		['/items?filter={id:7}', '/items?filter={id:7}'],
		['/items?fields={id,name}', '/items?fields={id,name}'],
		['/items?where={}', '/items?where={}'],
		['/items/{id}?where={}&x={{id}}', '/items/7?where={}&x={7}'],
		['/items/%7Bid%7D', '/items/%7Bid%7D'],
		['/items?a={', '/items?a={'],
	])('%s', async (endpoint, url) => {
		expect(await urls([record], endpoint)).toEqual({ urls: [url], fates: ['succeeded'] });
	});

	it.each([
		['/items/{}', '{} without a field name'],
		['/items/{"id":1}', '{"id":1}, which is no field'],
		['/items/{a[}', 'never closed'],
		['/items/{}?a={}', '{} without a field name'],
	])('%s is refused, since JSON does not stand in a path', (endpoint, fragment) => {
		expectRefusal(refusal({}, { endpoint }), 'API Endpoint', fragment);
	});
});

describe('a number that was rounded before it came here reaches no address', () => {
	it.each([2 ** 53, 1e300])('%d', async (id) => {
		const { urls: sent, fates } = await urls([{ id }, { id: 2 ** 53 - 1 }], '/items/{id}');
		expect(fates).toEqual(['invalid', 'succeeded']);
		expect(sent).toEqual(['/items/9007199254740991']);
	});

	it('and the sentence says so', async () => {
		const { result } = await run([{ id: 2 ** 53 }], {}, { endpoint: '/items/{id}' });
		expect(result.settlements[0].reason).toBe(
			`Its "id", which 'API Endpoint' needs, is the number 9007199254740992, which was rounded before it came here: let it come as text`,
		);
	});
});

describe('a field that is not found says which fields there are', () => {
	const reasonFor = async (json: unknown, overrides: Overrides, endpoint = '/bulk') =>
		(await run([json], overrides, { endpoint })).result.settlements[0].reason;
	const marked = { '\ufeffid': '1', name: 'x' };
	const many = Object.fromEntries(
		Array.from({ length: 200 }, (_, at) => [`field ${at} ${'x'.repeat(at)}`, at]),
	);

	it.each<[string, Overrides, string | undefined]>([
		['in the address', {}, '/items/{id}'],
		['as a key', byKey, undefined],
	])('%s', async (_, overrides, endpoint) => {
		const reason = (json: unknown) => reasonFor(json, overrides, endpoint);
		expect(await reason({ ID: 1, 'e-mail': 2 })).toMatch(/\. It has the fields "ID", "e-mail"$/);
		expect(await reason({})).toMatch(/\. It has no fields$/);
		expect((await reason(many))?.length).toBeLessThan(1000);
		expect(await reason(many)).toMatch(/"field 14 x+" and 185 more$/);
	});

	it.each<[string, Overrides, string | undefined]>([
		['in the address', {}, '/items/{id}'],
		['as a key', byKey, undefined],
	])('%s: an invisible byte order mark in a name is named', async (_, overrides, endpoint) => {
		const reason = await reasonFor(marked, overrides, endpoint);
		expect(reason).toContain('It has the fields "id", "name". The name of its field "id" has an');
		expect(reason).toContain('invisible byte order mark');
		expect(reason).toContain("'Exclude Byte Order Mark (BOM)'");
		expect(reason).not.toContain('\ufeff');
	});
});
