import fc from 'fast-check';
import { parse } from 'qs';

import { http, ok, run, type Overrides, type Sent } from './harness';
import { expectRefusal, refusal } from './refusal';

const lines: Overrides = { bodyFormat: 'ndjson' };
const form: Overrides = { bodyFormat: 'form', bulkSupport: false };
const listed = (request: Sent) =>
	ok(
		(request.body ?? '')
			.trimEnd()
			.split('\n')
			.map(() => ({})),
	);

describe('lines of JSON', () => {
	it('carry each record on a line that ends, and say so', async () => {
		const { sent } = await run([{ id: '1' }, { id: '2', text: 'a\nb' }], lines, {
			answers: listed,
		});
		expect(sent[0].body).toBe('{"id":"1"}\n{"id":"2","text":"a\\nb"}\n');
		expect(sent[0].headers['content-type']).toBe('application/x-ndjson');
	});

	it('are cut by their bytes, with those of the line ends', async () => {
		const records = Array.from({ length: 4 }, (_, at) => ({
			id: String(at),
			pad: 'é'.repeat(400),
		}));
		const one = Buffer.byteLength(JSON.stringify(records[0])) + 1;
		const { sent } = await run(
			records,
			{ ...lines, maxBodySize: (2 * one) / 1024 / 1024 },
			{ answers: listed },
		);
		expect(sent.map(({ body = '' }) => Buffer.byteLength(body))).toEqual([2 * one, 2 * one]);
	});

	it('parse back to the records, whatever is in them', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 5 }),
				async (records) => {
					const { sent } = await run(records, lines, { answers: listed });
					const parsed = (sent[0].body ?? '')
						.slice(0, -1)
						.split('\n')
						.map((line) => JSON.parse(line) as object);
					expect(parsed).toEqual(JSON.parse(JSON.stringify(records)));
				},
			),
			{ numRuns: 50 },
		);
	});

	const withAction = {
		...lines,
		actionLine: '{"index": {"_index": "p-{group}", "_id": "{id}", "n": 1}}',
	};

	it('have an action line before each, filled in safely', async () => {
		const { sent, result } = await run(
			[{ id: 'a"b\\', group: 7 }, { id: 'c', group: true }, { id: 'd' }, { id: 2 ** 60, group: 1 }],
			withAction,
			{ answers: () => ok([{}, {}]) },
		);
		expect(sent[0].body).toBe(
			[
				'{"index":{"_index":"p-7","_id":"a\\"b\\\\","n":1}}',
				'{"id":"a\\"b\\\\","group":7}',
				'{"index":{"_index":"p-true","_id":"c","n":1}}',
				'{"id":"c","group":true}',
				'',
			].join('\n'),
		);
		expect(result.settlements[2]).toMatchObject({ cause: 'invalid' });
		expect(result.settlements[2].reason).toMatch(
			/no usable "group", which 'Action Line' needs.*fields "id"/s,
		);
		expect(result.settlements[3].reason).toMatch(
			/"id".*'Action Line' needs, is the number.*rounded/s,
		);
	});

	const filled = async (actionLine: string, record: object) => {
		const { sent } = await run([record], { ...lines, actionLine }, { answers: () => ok([{}]) });
		return sent[0].body?.split('\n')[0];
	};

	it.each<[string, object, string]>([
		['{"_id": "{id}"}', { id: 7 }, '{"_id":"7"}'],
		[
			'{"a": ["{ on }-{First Name}", 1, null]}',
			{ on: true, 'First Name': 'A b' },
			'{"a":["true-A b",1,null]}',
		],
		['{"a": "{who.list[0].code}"}', { who: { list: [{ code: 'x' }] } }, '{"a":"x"}'],
		[
			'{\n "n": 12345678901234567890, "create": {}\n}',
			{ id: 1 },
			'{"n":12345678901234567890,"create":{}}',
		],
		['{"_id": "{t}"}', { t: '{id}\n"\\' }, '{"_id":"{id}\\n\\"\\\\"}'],
		['{"_id": "{on}"}', { on: new Date(0) }, '{"_id":"1970-01-01T00:00:00.000Z"}'],
	])('have the action line %s filled in from %j', async (actionLine, record, line) => {
		expect(await filled(actionLine, record)).toBe(line);
	});

	it.each([{ id: '' }, { id: null }, { id: ['a'] }, { id: { a: 1 } }])(
		'are not written for %j, which the action line cannot take',
		async (record) => {
			const { result } = await run([record], { ...lines, actionLine: '{"_id": "{id}"}' }, []);
			expect(result.settlements[0]).toMatchObject({
				cause: 'invalid',
				reason: expect.stringMatching(/no usable "id", which 'Action Line' needs/),
			});
		},
	);

	it('go out again with the action lines they had, when only some of them do', async () => {
		const records = ['1', '2', '3'].map((id) => ({ id, group: 'g' }));
		const { sent, result } = await run(records, withAction, {
			answers: [ok([{}, { code: 503 }, {}]), ok([{}])],
		});
		expect(result.records.succeeded).toBe(3);
		expect(sent[1].body).toBe(
			'{"index":{"_index":"p-g","_id":"2","n":1}}\n{"id":"2","group":"g"}\n',
		);
	});

	it('are halved like any others', async () => {
		const records = ['1', '2', '3', '4'].map((id) => ({ id, group: 'g' }));
		const { sent, result } = await run(
			records,
			{ ...withAction, splitCodes: '400', responseReports: 'wholeRequest' },
			{ answers: ({ body = '' }) => http(body.includes('{"id":"3"') ? 400 : 200) },
		);
		expect(result.settlements.map(({ outcome }) => outcome)).toEqual([
			'succeeded',
			'succeeded',
			'failed',
			'succeeded',
		]);
		expect(sent.at(-1)?.body?.split('\n')).toHaveLength(3);
	});

	it.each([
		['[1]', /'Action Line' must be a JSON object/],
		['{"index": {', /'Action Line' is not valid JSON/],
		['{"index": "{a[}"}', /'Action Line'/],
		['{"index": {id}}', /'Action Line' is not valid JSON/],
		['1e400', /'Action Line' must be a JSON object/],
		['{"index": "{ }"}', /'Action Line' has {} without a field name/],
	])('with the action line %s are refused', (actionLine, sentence) => {
		expect(refusal({ ...lines, actionLine })?.message).toMatch(sentence);
	});

	it.each([
		[{ requestSplitPath: '$.docs[*]' }, 'Request Split Path'],
		[{ additionalBodyFields: '{"a": 1}' }, 'Additional Body Fields'],
	])('have no place for %j', (other, field) => {
		expectRefusal(refusal({ ...lines, ...other }), field, 'the body is lines of JSON');
	});
});

describe('a form', () => {
	it('carries one record, its parts and lists by the names of their places', async () => {
		const record = {
			id: '1',
			name: 'Zoë & Co',
			at: { city: 'Ulm' },
			tags: ['x', 'y'],
			on: true,
			no: null,
		};
		const { sent } = await run(
			[record, { id: '2' }],
			{ ...form, additionalBodyFields: '{"v": 10000000000000000001}' },
			{ answers: () => ok({}) },
		);
		expect(sent.map(({ body }) => body)).toEqual([
			'v=10000000000000000001&id=1&name=Zo%C3%AB%20%26%20Co&at%5Bcity%5D=Ulm&tags%5B0%5D=x&tags%5B1%5D=y&on=true&no=',
			'v=10000000000000000001&id=2',
		]);
		expect(sent[0].headers['content-type']).toBe('application/x-www-form-urlencoded');
	});

	it('reads back as the record, all values text', async () => {
		const value = fc.oneof(
			fc.string(),
			fc.integer().map(String),
			fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
		);
		const name = fc.stringMatching(/^[a-z ]{1,8}$/);
		await fc.assert(
			fc.asyncProperty(fc.dictionary(name, value, { minKeys: 1 }), async (record) => {
				const { sent } = await run([record], form, { answers: () => ok({}) });
				expect(parse(sent[0].body ?? '')).toEqual({ ...record });
			}),
			{ numRuns: 100 },
		);
	});

	it('has no way to write NaN', async () => {
		const { sent, result } = await run([{ n: NaN }], form);
		expect(sent).toEqual([]);
		expect(result.settlements[0]).toMatchObject({
			cause: 'invalid',
			reason: expect.stringContaining('"n" is NaN'),
		});
	});

	it('is refused where several records go in one request, and in a split path', () => {
		expectRefusal(
			refusal({ ...form, bulkSupport: true }),
			'Body Format',
			'is a form, which carries one record',
		);
		expectRefusal(
			refusal({ ...form, requestSplitPath: '$.data' }),
			'Request Split Path',
			'the body is a form',
		);
	});
});

it('ready-made request bodies are JSON', () => {
	expectRefusal(
		refusal({ ...lines, itemsAre: 'requestBodies' }),
		'Body Format',
		'request bodies are sent as JSON',
	);
});

it.each([lines, form])('%j has no place where no body is sent', (format) => {
	const bodiless: Overrides = { ...format, bulkSupport: false, apiMethod: 'DELETE' };
	expectRefusal(refusal(bodiless), 'Body Format', 'sends no body');
});

it('another body format than the three is refused by name', () => {
	expectRefusal(
		refusal({ bodyFormat: 'xml' as never }),
		'Body Format',
		'must be one of json, ndjson, form',
	);
});

describe('Content-Type', () => {
	const refusalOf = (overrides: Overrides, value: string) =>
		refusal(overrides, { headers: [{ name: 'Content-Type', value }] });

	it.each([
		'application/x-ndjson; charset=utf-8',
		'application/json',
		'application/jsonl',
		'application/x-json-lines',
		'application/octet-stream',
		'text/plain',
		'application/vnd.elasticsearch+x-ndjson; compatible-with=8',
	])('%s is taken for lines of JSON', (value) => {
		expect(refusalOf(lines, value)).toBeUndefined();
	});

	it.each([
		[lines, 'text/csv', 'lines of JSON'],
		[lines, 'application/json-seq', 'lines of JSON'],
		[lines, 'application/x-www-form-urlencoded', 'lines of JSON'],
		[lines, 'application/x-ndjson; charset=latin1', 'in UTF-8'],
		[form, 'application/json', 'a form'],
		[form, 'multipart/form-data; boundary=x', 'a form'],
	])('that contradicts %j is refused: %s', (overrides, value, what) => {
		expectRefusal(refusalOf(overrides, value), 'Additional Headers', `what is sent is ${what}`);
	});

	it('application/x-www-form-urlencoded is taken for a form', () => {
		expect(refusalOf(form, 'application/x-www-form-urlencoded')).toBeUndefined();
	});
});
