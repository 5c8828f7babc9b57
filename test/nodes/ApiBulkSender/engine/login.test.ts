import { bodyWith, bytesOf, urlWith } from '../../../../nodes/ApiBulkSender/engine/request/login';
import { accept, http, ok, people, run } from './harness';
import { expectRefusal, refusal } from './refusal';

const query = { name: 'api key', value: 's&cr=t #1' };
const SENT = 'api%20key=s%26cr%3Dt%20%231';
const bodyField = { name: 'api_key', value: 'my "key"' };
const docs = { requestSplitPath: '$.docs[*]' };

describe('a parameter of the address', () => {
	it.each([
		['https://a.b/c', `https://a.b/c?${SENT}`],
		['https://a.b/c?', `https://a.b/c?${SENT}`],
		['https://a.b/c?x=1&y={"a":1}', `https://a.b/c?x=1&y={"a":1}&${SENT}`],
		['https://a.b/c?x=1#part?y', `https://a.b/c?x=1&${SENT}`],
		[`https://a.b/c?x=1&${SENT}&z`, `https://a.b/c?x=1&z&${SENT}`],
	])('is added to %s', (url, whole) => {
		expect(urlWith(url, query)).toBe(whole);
	});

	it('is in every request, also in a repeat', async () => {
		const { sent, fates } = await run(
			people(3),
			{ groupingLimit: 2 },
			{
				login: { query },
				answers: (request) => (request.number === 1 ? http(503) : accept(request)),
			},
		);
		expect(fates).toEqual(['succeeded', 'succeeded', 'succeeded']);
		expect(sent.map(({ url }) => url)).toEqual(
			Array.from({ length: 3 }, () => `https://api.test/bulk?${SENT}`),
		);
	});

	it('is there once when a redirect brings it along', async () => {
		const { sent, fates } = await run(
			people(1),
			{},
			{
				login: { query },
				answers: (request) =>
					request.number === 1
						? http(308, '', { location: `/moved?${SENT}&x=1` })
						: accept(request),
			},
		);
		expect(fates).toEqual(['succeeded']);
		expect(sent[1].url).toBe(`https://api.test/moved?x=1&${SENT}`);
	});

	it('does not go to another origin', async () => {
		const { sent } = await run(
			people(1),
			{},
			{
				login: { query },
				answers: () => http(308, '', { location: 'https://elsewhere.test/moved' }),
			},
		);
		expect(sent.map(({ url }) => new URL(url).origin)).toEqual(['https://api.test']);
	});

	it('may not stand in API Endpoint too, where it would be seen', () => {
		const error = refusal({}, { endpoint: '/bulk?x=1&api+key=seen', login: { query } });
		expectRefusal(error, 'API Endpoint', '"api key", which the credential adds');
	});
});

describe('a field of the body', () => {
	it.each([
		['{}', '{"api_key":"my \\"key\\""}'],
		['{"docs":[]}', '{"api_key":"my \\"key\\"","docs":[]}'],
	])('is the first of %s', (body, whole) => {
		expect(bodyWith(body, 'json', { headers: {}, bodyField })).toBe(whole);
	});

	it.each([
		['a=1&b=2', 'api_key=my%20%22key%22&a=1&b=2'],
		['', 'api_key=my%20%22key%22'],
	])('is the first of the form %j', (body, whole) => {
		expect(bodyWith(body, 'form', { headers: {}, bodyField })).toBe(whole);
	});

	it('is in no body that has no object at the top', () => {
		expect(() => bodyWith('[{}]', 'json', { headers: {}, bodyField })).toThrow(/no object/);
	});

	it('is in every request: around records, beside one, and in a half of a batch', async () => {
		const around = await run(
			people(2),
			{ ...docs, splitCodes: '413' },
			{
				login: { bodyField },
				answers: (request) => (request.json.docs.length > 1 ? http(413) : ok([{}])),
			},
		);
		expect(around.fates).toEqual(['succeeded', 'succeeded']);
		expect(around.sent.map(({ json }) => json)).toEqual([
			{ api_key: 'my "key"', docs: [{ id: '1' }, { id: '2' }] },
			{ api_key: 'my "key"', docs: [{ id: '1' }] },
			{ api_key: 'my "key"', docs: [{ id: '2' }] },
		]);
		const beside = await run(
			people(1),
			{ bulkSupport: false, additionalBodyFields: { source: 'n8n' } },
			{ login: { bodyField }, answers: () => ok({}) },
		);
		expect(beside.sent[0].body).toBe('{"api_key":"my \\"key\\"","source":"n8n","id":"1"}');
		const ready = await run(
			[{ docs: [{ id: '1' }] }],
			{ ...docs, itemsAre: 'requestBodies' },
			{ login: { bodyField }, answers: () => ok([{}]) },
		);
		expect(ready.sent[0].json).toEqual({ api_key: 'my "key"', docs: [{ id: '1' }] });
	});

	it('takes its bytes, at most', () => {
		const added = (body: string, format: 'json' | 'form') =>
			Buffer.byteLength(bodyWith(body, format, { headers: {}, bodyField })!) -
			Buffer.byteLength(body);
		const bytes = bytesOf({ headers: {}, bodyField });
		expect(bytes).toBe(Math.max(added('{"a":1}', 'json'), added('a=1', 'form')));
		expect(bytesOf({ headers: {}, query })).toBe(0);
	});

	it.each<[string, object, string, string]>([
		['a bare array', {}, 'Request Split Path', 'the body is the array of records itself'],
		['lines of JSON', { bodyFormat: 'ndjson' }, 'Body Format', 'there is none'],
		['no body', { apiMethod: 'DELETE', bulkSupport: false }, 'Bulk Support', 'sends no body'],
		[
			'Additional Body Fields with its name',
			{ ...docs, additionalBodyFields: { api_key: 1 } },
			'Additional Body Fields',
			'has "api_key" too',
		],
		[
			'records at its name',
			{ requestSplitPath: '$.api_key[*]' },
			'Request Split Path',
			'has "api_key" too',
		],
	])('is refused with %s', (_, overrides, named, fragment) => {
		const error = refusal(overrides, { login: { bodyField } });
		expect(error?.message).toContain(`'${named}'`);
		expect(error?.message).toContain(fragment);
		expect(error?.advice).toMatch(/^(Set|Switch|Remove|Change) /);
	});

	it('is not mixed up with a field of a record, or of a ready-made body', async () => {
		const login = { bodyField };
		const single = await run(
			[{ id: '1', api_key: 'own' }, { id: '2' }],
			{ bulkSupport: false },
			{
				login,
				answers: () => ok({}),
			},
		);
		expect(single.fates).toEqual(['invalid', 'succeeded']);
		expect(single.result.settlements[0].reason).toMatch(/"api_key".*the credential/);
		const ready = await run(
			[{ api_key: 'own', docs: [{ id: '1' }] }],
			{ ...docs, itemsAre: 'requestBodies' },
			{ login },
		);
		expect(ready.fates).toEqual(['invalid']);
		const inside = await run([{ id: '1', api_key: 'own' }], docs, {
			login,
			answers: () => ok([{}]),
		});
		expect(inside.sent[0].json.docs).toEqual([{ id: '1', api_key: 'own' }]);
	});
});
