import { RecordFactory } from '../../../../nodes/ApiBulkSender/engine/request/records';
import { compileSettings } from '../../../../nodes/ApiBulkSender/engine/settings';
import { byKey, ok, rawSettings, run, type Overrides, type Sent } from './harness';

const prepare = (overrides: Overrides) =>
	new RecordFactory(compileSettings(rawSettings(overrides)), 'https://api.test');

describe('Parse Path Map', () => {
	const json = (parsePathMapJson: unknown): Overrides => ({
		specifyParsePathMap: 'json',
		parsePathMapJson,
	});
	const fields = (...entries: Array<[name: string, path: string]>): Overrides => ({
		specifyParsePathMap: 'fields',
		parsePathMap: { entries: entries.map(([name, path]) => ({ name, path })) },
	});

	test.each<[Overrides, string]>([
		[json('{"status_code":'), 'is not valid JSON'],
		[json("{'status_code': '$.a'}"), 'is not valid JSON'],
		[json('status_code=$.a'), 'is not valid JSON'],
		[json('[]'), 'must be an object whose values are paths'],
		[json('["$.a"]'), 'must be an object whose values are paths'],
		[json('"$.a"'), 'must be an object whose values are paths'],
		[json('null'), 'must be an object whose values are paths'],
		[json('5'), 'must be an object whose values are paths'],
		[json(null), 'must be an object whose values are paths'],
		[json(['$.a']), 'must be an object whose values are paths'],
		[json('{"status_code": 5}'), 'must be an object whose values are paths'],
		[json('{"status_code": null}'), 'must be an object whose values are paths'],
		[json('{"status_code": ["$.a"]}'), 'must be an object whose values are paths'],
		[json({ error: { code: '$.a' } }), 'must be an object whose values are paths'],
		[json('{"a": "$.a", "a": "$.b"}'), 'the name "a" more than once'],
		[json('{"a" : "$.a",\n"b":"$.b","a"\n:\n"$.c"}'), 'the name "a" more than once'],
		[json('{"a": "$.a", " a ": "$.b"}'), 'the name "a" more than once'],
		[json('{"a": "$.a", "\\u0061": "$.b"}'), 'the name "a" more than once'],
		[json('{"a": 1, "a": "$.b"}'), 'Parse Path Map'],
		[json({ a: '$.a', 'a ': '$.b' }), 'the name "a" more than once'],
		[json('{"": "$.a"}'), 'a path without a name'],
		[json('{"status_code": "$.a["}'), "'Parse Path Map: status_code' is not a usable path"],
		[json('{"status_code": "$.a[?(@.b)]"}'), 'filter or script'],
		[fields(['a', '$.a'], ['a', '$.b']), 'the name "a" more than once'],
		[fields(['a', '$.a'], [' a', '$.b']), 'the name "a" more than once'],
		[fields(['', '$.a']), 'a path without a name'],
		[fields([' ', '$.a']), 'a path without a name'],
		[fields(['error_message', '$.a..']), "'Parse Path Map: error_message' is not a usable path"],
	])('%j', (overrides, fragment) => {
		expect(() => prepare(overrides)).toThrow(fragment);
		expect(() => prepare(overrides)).toThrow(expect.objectContaining({ field: 'Parse Path Map' }));
	});

	test.each([
		json(''),
		json('{}'),
		json({}),
		json('{"a": ""}'),
		json('{"a": "$[\'b\']", "c": "$.c"}'),
		json('{"a": "$[\'a\\":\\"b\']", "b": "$[\'a\\":\\"b\']"}'),
		fields(),
		fields(['a', '$.a'], ['a', ''], ['', ' ']),
		{ specifyParsePathMap: 'fields', parsePathMap: {} } as Overrides,
	])('%j is taken', (overrides) => {
		expect(() => prepare(overrides)).not.toThrow();
	});
});

describe('Additional Body Fields', () => {
	const fields = (additionalBodyFields: unknown, requestSplitPath = '$.docs[*]'): Overrides => ({
		additionalBodyFields,
		requestSplitPath,
	});

	test.each<[Overrides, string]>([
		[fields('{"a":'), 'is not valid JSON'],
		[fields('a=1'), 'is not valid JSON'],
		[fields('[1]'), 'must be a JSON object'],
		[fields('null'), 'must be a JSON object'],
		[fields('"text"'), 'must be a JSON object'],
		[fields(5), 'must be a JSON object'],
		[fields(null), 'must be a JSON object'],
		[fields([{ a: 1 }]), 'must be a JSON object'],
		[fields('{"a": 1}', ''), 'has no place'],
		[fields('{"a": 1}', '$[*]'), 'has no place'],
		[fields('{"docs": []}'), 'already has "docs"'],
		[fields('{"docs": {"a": 1}}'), 'already has "docs"'],
		[fields('{"data": 5}', '$.data.docs[*]'), 'already has "data"'],
		[fields('{"data": {"docs": null}}', '$.data.docs[*]'), 'already has "docs"'],
	])('%j', (overrides, fragment) => {
		expect(() => prepare(overrides)).toThrow(fragment);
		expect(() => prepare(overrides)).toThrow(
			expect.objectContaining({ field: 'Additional Body Fields' }),
		);
	});

	test.each([
		fields(''),
		fields(' '),
		fields('{}', ''),
		fields({ a: { b: 1 } }),
		fields('{"data": {"other": 1}}', '$.data.docs[*]'),
		{ ...fields('{"a": 1}', ''), bulkSupport: false },
	])('%j is taken', (overrides) => {
		expect(() => prepare(overrides)).not.toThrow();
	});
});

describe('records that cannot be sent fail alone, the others go', () => {
	const good = { id: 'good' };
	const circular: Record<string, unknown> = { id: 'circular' };
	circular.self = circular;

	test.each<[string, unknown, string, Overrides, string?]>([
		['a text', 'a text', 'not a JSON object', {}],
		['a number', 5, 'not a JSON object', {}],
		['null', null, 'not a JSON object', {}],
		['a list', [{ id: '1' }], 'not a JSON object', {}],
		['undefined', undefined, 'not a JSON object', {}],
		['one that contains itself', circular, 'cannot be written as JSON', {}],
		['one without a key', { name: 'x' }, "no value at 'Request Key Path' ($.id)", byKey],
		['one with an empty key', { id: '' }, "no value at 'Request Key Path'", byKey],
		['one with a null key', { id: null }, "no value at 'Request Key Path'", byKey],
		['one without the endpoint’s field', { name: 'x' }, '"id"', {}, '/customers/{id}'],
		['one with an empty field', { id: '' }, '"id"', {}, '/customers/{id}'],
		['one whose field is ..', { id: '..' }, '"id"', {}, '/customers/{id}'],
		['one whose field is an object', { id: {} }, '"id"', {}, '/customers/{id}'],
		['one without the endpoint’s path', { a: {} }, '"a.id"', {}, '/customers/{a.id}'],
		['a large one', { id: 'x'.repeat(3000) }, "'Max Body Size'", { maxBodySize: 0.002 }],
	])('%s', async (_, record, fragment, overrides, endpoint = '/bulk') => {
		const other = { ...good, a: { id: 'good' } };
		const { result, sent } = await run([record, other], overrides, { answers: byRecord, endpoint });
		const [first, second] = result.settlements;
		expect(first).toMatchObject({ outcome: 'failed', cause: 'invalid', attempts: 0, batch: null });
		expect(first.reason).toContain(fragment);
		expect(second).toMatchObject({ outcome: 'succeeded' });
		expect(sent.map(({ ids }) => ids)).toEqual([['good']]);
	});

	/** Takes every record and names it by its key. */
	function byRecord({ json }: Sent) {
		return ok(json.map(({ id }: Record<string, unknown>) => ({ id })));
	}

	test('when none can be sent, no request is made and the run ends', async () => {
		const { result, sent } = await run([null, 'x'], {});
		expect(result.records).toMatchObject({ total: 2, failed: 2, succeeded: 0, unsent: 0 });
		expect(sent).toEqual([]);
	});

	test('no record at all makes a Summary of zeros', async () => {
		const { result, sent } = await run([], {});
		expect(result.records).toMatchObject({ total: 0, failed: 0, succeeded: 0, unsent: 0 });
		expect(sent).toEqual([]);
	});
});
