import { accept, byKey, http, ok, people, run, type Overrides, type World } from './harness';

const batches = async (records: unknown[], settings: Overrides, world: World = {}) =>
	(await run(records, settings, world)).sent.map(({ ids }) => ids.join());

/** A record whose JSON has this many bytes. */
const ofSize = (id: string, bytes: number) => ({ id, t: 'x'.repeat(bytes - id.length - 16) });
const LIMIT = 2 * 1024;
const limited: Overrides = { maxBodySize: LIMIT / 1024 / 1024 };

describe('batches respect every limit at once', () => {
	it('the number of records', async () => {
		expect(await batches(people(5), { groupingLimit: 2 })).toEqual(['1,2', '3,4', '5']);
	});

	it('1 is still an array', async () => {
		const { sent } = await run(people(2), { groupingLimit: 1 });
		expect(sent.map(({ json }) => json)).toEqual([[{ id: '1' }], [{ id: '2' }]]);
	});

	it('bytes: a body may have exactly maxBodySize', async () => {
		// [a,b] is two records, two brackets and a comma.
		const fits = [ofSize('1', 1000), ofSize('2', LIMIT - 1003)];
		expect(JSON.stringify(fits)).toHaveLength(LIMIT);
		expect(await batches(fits, limited)).toEqual(['1,2']);
		const over = [ofSize('1', 1000), ofSize('2', LIMIT - 1002)];
		expect(await batches(over, limited)).toEqual(['1', '2']);
	});

	it('bytes: a single record may fill a body, to the byte', async () => {
		const { fates } = await run([ofSize('1', LIMIT - 2), ofSize('2', LIMIT - 1)], limited);
		expect(fates).toEqual(['succeeded', 'invalid']);
	});

	it('bytes, not characters, and with everything around the records', async () => {
		const wide = ['1', '2'].map((id) => ({ id, t: '\u4e2d'.repeat(400) }));
		expect(JSON.stringify(wide).length).toBeLessThan(LIMIT / 2);
		expect(await batches(wide, limited)).toEqual(['1', '2']);
		const around = { requestSplitPath: '$.docs[*]', additionalBodyFields: { n: 'x'.repeat(500) } };
		const settings = { ...limited, ...around, ...byKey };
		const { sent } = await run([ofSize('1', 800), ofSize('2', 800)], settings, (request) =>
			ok(request.json.docs),
		);
		expect(sent.map(({ json }) => json.docs.length)).toEqual([1, 1]);
	});

	it('every body is within maxBodySize, whatever the sizes', async () => {
		const records = Array.from({ length: 60 }, (_, at) =>
			ofSize(String(at), 100 + ((at * 397) % 900)),
		);
		const { sent, fates } = await run(records, { ...limited, groupingLimit: 5 });
		expect(sent.every(({ body }) => Buffer.byteLength(body ?? '') <= LIMIT)).toBe(true);
		expect(sent.every(({ ids }) => ids.length <= 5)).toBe(true);
		expect(
			sent
				.flatMap(({ ids }) => ids)
				.map(Number)
				.sort((a, b) => a - b),
		).toEqual(records.map((_, at) => at));
		expect(fates).toEqual(Array(60).fill('succeeded'));
	});

	it('a larger single record fails, invalid, and its companions go', async () => {
		const records = [ofSize('1', 100), ofSize('2', LIMIT), ofSize('3', 100)];
		const { sent, fates, result } = await run(records, limited);
		expect(sent.map(({ ids }) => ids.join())).toEqual(['1,3']);
		expect(fates).toEqual(['succeeded', 'invalid', 'succeeded']);
		expect(result.settlements[1]).toMatchObject({
			outcome: 'failed',
			attempts: 0,
			httpStatus: null,
		});
		expect(result.settlements[1].reason).toContain("'Max Body Size'");
	});

	it('a record that cannot be written as JSON is invalid', async () => {
		const { fates } = await run([{ id: '1' }, { id: NaN }]);
		expect(fates).toEqual(['succeeded', 'invalid']);
	});

	it.each([null, 'text', 7, [1]])('%j is no record: invalid, the others go', async (json) => {
		const { fates, result } = await run([json, { id: '1' }]);
		expect(fates).toEqual(['invalid', 'succeeded']);
		expect(result.settlements[0].reason).toBe('The record is not a JSON object');
	});

	it('no records: no request, an account of zeros', async () => {
		const { sent, result } = await run([]);
		expect(sent).toHaveLength(0);
		expect(result.records).toEqual({
			...{ total: 0, succeeded: 0, failed: 0, unsent: 0, unclear: 0 },
			...{ accepted: 0, notSucceeded: 0 },
		});
	});

	it('bulkSupport off: one object per request, and the answer speaks for it', async () => {
		const { sent, fates } = await run(people(2), { bulkSupport: false }, [
			ok({}),
			ok({ code: 'E1' }),
		]);
		expect(sent.map(({ json }) => json)).toEqual([{ id: '1' }, { id: '2' }]);
		expect(fates).toEqual(['succeeded', 'rejected']);
	});
});

describe('{field} in the endpoint', () => {
	const endpoint = '/{list}/items';
	const records = [
		{ id: '1', list: 'a' },
		{ id: '2', list: 'b' },
		{ id: '3', list: 'a' },
	];

	it('batches form per URL', async () => {
		const { sent } = await run(records, {}, { endpoint });
		expect(sent.map(({ url, ids }) => `${url} ${ids}`)).toEqual([
			'https://api.test/a/items 1,3',
			'https://api.test/b/items 2',
		]);
	});

	it('alternating URLs still fill their batches', async () => {
		const many = Array.from({ length: 400 }, (_, at) => ({ id: String(at), list: `l${at % 8}` }));
		const { sent } = await run(many, { groupingLimit: 50 }, { endpoint });
		expect(sent).toHaveLength(8);
	});

	it.each<[unknown, string]>([
		['a/b?c#d', 'a%2Fb%3Fc%23d'],
		['ü &', '%C3%BC%20%26'],
		['%41', '%2541'],
		[7, '7'],
		[false, 'false'],
	])('the value %j is URL-encoded', async (list, text) => {
		const { sent } = await run([{ id: '1', list }], {}, { endpoint });
		expect(sent[0].url).toBe(`https://api.test/${text}/items`);
	});

	it.each([undefined, null, '', '.', '..', {}, [], '\ud800'])(
		'a record with %j there fails, the others go',
		async (list) => {
			const { sent, fates, result } = await run([{ id: '1', list }, records[0]], {}, { endpoint });
			expect(fates).toEqual(['invalid', 'succeeded']);
			expect(sent).toHaveLength(1);
			expect(result.settlements[0].reason).toContain('"list"');
		},
	);

	it('may be a path, or a name with dots', async () => {
		const world = { endpoint: '/{who.id}/{a.b}' };
		const { sent } = await run([{ id: '1', who: { id: 'x' }, 'a.b': 'y' }], {}, world);
		expect(sent[0].url).toBe('https://api.test/x/y');
	});
});

describe('DELETE', () => {
	it('with bulkSupport off sends no body and no content type', async () => {
		const settings: Overrides = { apiMethod: 'DELETE', bulkSupport: false };
		const world = { endpoint: '/customers/{id}', answers: [http(204), http(204)] };
		const { sent, fates } = await run(people(2), settings, world);
		expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
			['DELETE', 'https://api.test/customers/1', undefined],
			['DELETE', 'https://api.test/customers/2', undefined],
		]);
		expect(sent[0].headers).not.toHaveProperty('content-type');
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});

	it('with bulkSupport on sends its array', async () => {
		const { sent } = await run(people(2), { apiMethod: 'DELETE' }, accept);
		expect(sent[0].json).toEqual(people(2));
	});
});
