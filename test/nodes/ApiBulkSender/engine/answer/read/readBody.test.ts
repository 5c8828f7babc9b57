import { readBody } from '../../../../../../nodes/ApiBulkSender/engine/answer/read/readBody';
import { http, people, run, type Overrides, type Reply } from '../../harness';

const read = (body: string, contentType = '') => {
	const headers = contentType === '' ? {} : { 'content-type': contentType };
	return readBody({ kind: 'response', status: 200, headers, body });
};
const json = (value: unknown) => ({ kind: 'json', value });
const text = (value: string) => ({ kind: 'text', value });
const unreadable = (what: unknown) => ({ kind: 'unreadable', what });

describe('rule 2: kinds of body', () => {
	it.each(['', ' ', '\r\n\t', '\ufeff', '\ufeff '])('%j is empty', (body) => {
		for (const type of ['', 'application/json', 'text/html', 'application/x-ndjson']) {
			expect(read(body, type)).toEqual({ kind: 'empty' });
		}
	});

	it.each<[string, unknown]>([
		['{"a":1}', { a: 1 }],
		[' [1, 2]\n', [1, 2]],
		['\ufeff{"a":1}', { a: 1 }],
		['"OK"', 'OK'],
		['0', 0],
		['null', null],
		['{\n"a":\n1\n}', { a: 1 }],
	])('%j is JSON, whatever its content type', (body, value) => {
		for (const type of ['', 'application/json', 'text/plain', 'text/html']) {
			expect(read(body, type)).toEqual(json(value));
		}
	});

	it.each([
		['{"a":1}\n{"a":2}', [{ a: 1 }, { a: 2 }]],
		['{"a":1}\r\n\r\n{"a":2}\r\n', [{ a: 1 }, { a: 2 }]],
		['\u001e{"a":1}\n\u001e{"a":2}\n', [{ a: 1 }, { a: 2 }]],
		['1\n"x"\n[3]', [1, 'x', [3]]],
	])('lines of JSON are the list of their values: %j', (body, values) => {
		for (const type of ['', 'text/plain', 'application/x-ndjson']) {
			expect(read(body, type)).toEqual(json(values));
		}
	});

	it.each([
		...['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'text/jsonl'],
		...['application/x-json-lines', 'application/json-seq', 'APPLICATION/X-NDJSON; charset=utf-8'],
	])('one object under %s is a list of one line', (type) => {
		expect(read('{"a":1}', type)).toEqual(json([{ a: 1 }]));
		expect(read('{"a":1}\n', type)).toEqual(json([{ a: 1 }]));
		expect(read('[{"a":1}]', type)).toEqual(json([{ a: 1 }]));
		expect(read('\u001e{"a":1}\n', type)).toEqual(json([{ a: 1 }]));
	});

	it.each(['OK', 'Accepted: 3 records', 'ERR: 108, Invalid', 'a {b} c'])('%j is text', (body) => {
		expect(read(` ${body}\n`)).toEqual(text(body));
		expect(read(body, 'text/plain')).toEqual(text(body));
	});

	it.each([
		['<html></html>', ''],
		[' \n<?xml version="1.0"?><ok/>', ''],
		['<ok/>', 'application/json'],
		['OK', 'text/html; charset=utf-8'],
		['OK', 'application/xml'],
		['OK', 'text/xml'],
		['OK', 'application/soap+xml'],
		['OK', 'application/xhtml+xml'],
	])('%j as %j is a web page or XML', (body, type) => {
		expect(read(body, type)).toMatchObject(unreadable('a web page or XML instead of JSON'));
	});

	it.each([
		['{"a":1', ''],
		['[{"a":1},', ''],
		['{"a":1}{"a":2', ''],
		['{"a":1}\n{"a":', ''],
		["{'a':1}", ''],
		['{"a":NaN}', ''],
		['OK', 'application/json'],
		['OK', 'application/problem+json'],
	])('%j as %j is cut off or malformed', (body, type) => {
		expect(read(body, type)).toMatchObject(unreadable('JSON that is cut off or malformed'));
	});

	it.each([
		'Warning: x in y.php\n{"success":false}',
		'OK {"id": 1}',
		')]}\',\n{"a":1}',
		'while(1);{}',
		'callback({ "a" : 1 })',
	])('%j is text with JSON inside', (body) => {
		expect(read(body)).toMatchObject(unreadable('text with JSON inside it'));
	});

	it('says which in the reason, and whatever the kind of answer is unclear', async () => {
		const kinds: Overrides[] = [{}, { responseReports: 'wholeRequest' }, { bulkSupport: false }];
		const bodies: Array<[string, string]> = [
			['<html>', 'a web page or XML'],
			['{"a"', 'cut off or malformed'],
			['x {"a":1}', 'text with JSON inside'],
			['['.repeat(201) + ']'.repeat(201), 'nested deeper than 200 levels'],
		];
		for (const settings of kinds) {
			for (const [body, what] of bodies) {
				const { fates, result } = await run(people(1), settings, [http(200, body)]);
				expect(fates).toEqual(['unclear']);
				expect(result.settlements[0].reason).toContain(what);
			}
		}
	});

	it('what could not be decoded is unclear too', async () => {
		const reply: Reply = {
			answer: { kind: 'response', status: 200, headers: {}, body: '', unreadable: 'too large' },
			after: 0,
		};
		const { fates, result } = await run(people(1), { bulkSupport: false }, [reply]);
		expect(fates).toEqual(['unclear']);
		expect(result.settlements[0].reason).toBe('The answer is too large');
	});
});

describe('rule 2: depth', () => {
	const nested = (levels: number, open = '[', close = ']') =>
		open.repeat(levels) + '1' + close.repeat(levels);

	it.each([
		['lists', '[', ']'],
		['objects', '{"a":', '}'],
		['both', '[{"a":', '}]'],
	])('%s up to 200 levels are read, deeper ones are not', (_, open, close) => {
		const each = open.length > 1 && open.startsWith('[') ? 2 : 1;
		expect(read(nested(200 / each, open, close)).kind).toBe('json');
		expect(read(nested(200 / each + 1, open, close)).kind).toBe('unreadable');
		expect(read(nested(1e5, open, close)).kind).toBe('unreadable');
	});

	it('many that are not nested are no depth', () => {
		expect(read(`[${'[],'.repeat(5000)}{}]`).kind).toBe('json');
		expect(read(`${'{"a":[]}\n'.repeat(5000)}`).kind).toBe('json');
	});

	it('brackets in texts are none', () => {
		expect(read(JSON.stringify({ a: '['.repeat(300), b: '\\"{'.repeat(300) })).kind).toBe('json');
		expect(read('a [ b'.repeat(300)).kind).toBe('unreadable');
	});

	it('one line of many that is too deep makes all unreadable', () => {
		expect(read(`{"a":1}\n${nested(201)}`).kind).toBe('unreadable');
	});
});

describe('rule 3: numbers are exact', () => {
	it.each([
		['9007199254740991', 9007199254740991],
		['9007199254740992', 9007199254740992],
		['9007199254740993', '9007199254740993'],
		['-9007199254740993', '-9007199254740993'],
		['12345678901234567890', '12345678901234567890'],
		['1234567890123456700000', '1234567890123456700000'],
		['0.1', 0.1],
		['0.10', 0.1],
		['1.50000000000000000000', 1.5],
		['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
		['3.14159265358979323846', '3.14159265358979323846'],
		['1e400', '1e400'],
		['-1E+400', '-1E+400'],
		['1e-400', '1e-400'],
		['0e400', 0],
		['1e3', 1000],
		['1.0e3', 1000],
		['1.2345e2', 123.45],
		['123456789012345678e-2', '123456789012345678e-2'],
		['-0', -0],
		['0.0000000000000000001', 1e-19],
		['100000000000000000000', 1e20],
	])('%s is %j', (source, value) => {
		expect(read(source)).toEqual(json(value));
		expect(read(`{"a":[${source}],"b": ${source}}`)).toEqual(json({ a: [value], b: value }));
		expect(read(`[1,${source}]`)).toEqual(json([1, value]));
		expect(read(`{"a":\n${source}}`)).toEqual(json({ a: value }));
	});

	it('texts that look like numbers stay as they are', () => {
		const value = {
			a: '9007199254740993',
			'9007199254740993': 'x 1e400',
			b: ' 12345678901234567890',
		};
		expect(read(JSON.stringify(value))).toEqual(json(value));
	});

	it('keys compare exactly and entity_id is right', async () => {
		const settings: Overrides = {
			matchBy: 'key',
			requestKeyPath: '$.id',
			responseKeyPath: '$.id',
			responseReports: 'failedRecordsOnly',
			responseSplitPath: '$.bad[*]',
			parsePathMapJson: '{"entity_id":"$.id"}',
		};
		const records = [{ id: '9007199254740992' }, { id: '9007199254740993' }];
		const { fates, result } = await run(records, settings, [
			http(200, '{"bad":[{"id":9007199254740993}]}'),
		]);
		expect(fates).toEqual(['succeeded', 'rejected']);
		expect(result.settlements[1].parsed).toMatchObject({ entity_id: '9007199254740993' });
	});
});
