import fc from 'fast-check';

import { parseExact, withDigits } from '../../../../../nodes/ApiBulkSender/engine/exactJson';
import {
	FieldMapping,
	type MappingEntry,
} from '../../../../../nodes/ApiBulkSender/engine/mapping/fieldMapping';
import type { JsonObject } from '../../../../../nodes/ApiBulkSender/engine/types';

let ids = 0;
const row = (target: string, other: Partial<MappingEntry> = {}): MappingEntry => ({
	target,
	source: 'field',
	value: target,
	type: 'asIs',
	...other,
});
const map = (entries: MappingEntry[], record: JsonObject, index = 0) =>
	new FieldMapping(entries, () => `id-${++ids}`).apply(record, index);
const mapped = (entries: MappingEntry[], record: JsonObject, index = 0) => {
	const result = map(entries, record, index);
	if ('reason' in result) throw new Error(result.reason);
	return result.json;
};

describe('targets', () => {
	it('are made with all that is missing on the way', () => {
		const entries = [
			row('action', { source: 'fixedValue', value: 'upsert' }),
			row('properties.name.first', { value: 'first' }),
			row("properties['last name']", { value: 'last' }),
			row('identifiers[0].type', { source: 'fixedValue', value: 'email' }),
			row('identifiers[0].value', { value: 'mail' }),
			row('identifiers[1].value', { value: 'phone' }),
		];
		expect(mapped(entries, { first: 'Ada', last: 'L.', mail: 'a@x.io', phone: '1' })).toEqual({
			action: 'upsert',
			properties: { name: { first: 'Ada' }, 'last name': 'L.' },
			identifiers: [{ type: 'email', value: 'a@x.io' }, { value: '1' }],
		});
	});

	it('that nothing goes to are left out, in lists too', () => {
		const entries = [
			row('a.b', { value: 'no' }),
			row('l[0]', { value: 'no' }),
			row('l[1]', { value: 'yes' }),
		];
		expect(mapped(entries, { no: '', yes: 1 })).toEqual({ l: [1] });
	});

	it.each([
		['', /a row without a target/],
		['[0]', /cannot write to "\[0\]"/],
		['a[*]', /cannot write to/],
		['a..b', /cannot write to/],
		['a[100]', /cannot write to/],
		['a[-1]', /cannot write to/],
		['__proto__.x', /cannot write to/],
		['a.', /cannot write to/],
	])('%p is refused', (target, sentence) => {
		expect(() => map([row(target, { value: 'x' })], {})).toThrow(sentence);
	});

	it.each([
		['a', 'a'],
		['a', 'a.b'],
		['a.b', 'a'],
		['a[0]', 'a.b'],
		['a.b[1].c', 'a.b.c'],
	])('%s beside %s are refused', (first, second) => {
		const entries = [row(first, { value: 'x' }), row(second, { value: 'x' })];
		expect(() => map(entries, {})).toThrow(/cannot both be/);
	});

	it.each([
		['a.b', 'a.c'],
		['ab', 'a'],
		['a[0]', 'a[1].x'],
	])('%s beside %s are fine', (first, second) => {
		expect(() => map([row(first), row(second)], {})).not.toThrow();
	});
});

describe('all fields', () => {
	const spread = row('$', { source: 'allFields', value: 'secret' });
	const type = row('attributes.type', { source: 'fixedValue', value: 'Contact' });

	it.each([
		['first', [spread, type]],
		['last', [type, spread]],
	])('stand at the top beside what other rows write, %s', (_, entries) => {
		const attributes = { type: 'mine' };
		const record = { Name: 'Ada', secret: 1, City: '', attributes };
		expect(mapped(entries, record)).toEqual({ attributes: { type: 'Contact' }, Name: 'Ada' });
		expect(attributes).toEqual({ type: 'mine' });
	});

	it('keep the digits of numbers, and never change what a record inherits from', () => {
		const text = '{"id": 9007199254740993, "__proto__": {"x": 1}}';
		const record = parseExact(text, (digits) => digits) as JsonObject;
		const exact = parseExact(text, withDigits) as JsonObject;
		const result = new FieldMapping([spread], () => '').apply(record, 0, exact);
		if ('reason' in result) throw new Error(result.reason);
		expect(JSON.stringify(result.written)).toBe('{"id":9007199254740993,"__proto__":{"x":1}}');
		expect(Object.getPrototypeOf(result.json)).toBe(Object.prototype);
	});

	it.each([
		['first', (all: MappingEntry, rows: MappingEntry[]) => [all, ...rows]],
		['last', (all: MappingEntry, rows: MappingEntry[]) => [...rows, all]],
	])('stand in a place beside what other rows write there, %s', (_, order) => {
		const all = row('properties', { source: 'allFields', value: 'when' });
		const rows = [row('properties.time', { value: 'when', type: 'number' }), row('id')];
		const record = { id: 1, when: '9007199254740993', time: 'noon' };
		const result = new FieldMapping(order(all, rows), () => '').apply(record, 0);
		if ('reason' in result) throw new Error(result.reason);
		expect(result.json).toEqual({ id: 1, properties: { id: 1, time: '9007199254740993' } });
		expect(JSON.stringify(result.written)).toContain('"time":9007199254740993');
	});

	it('cannot stand in a list', () => {
		const all = row('l', { source: 'allFields', value: '' });
		expect(() => map([all, row('l[0]', { value: 'x' })], {})).toThrow(/cannot both be/);
	});

	it('are the only source that may stand there, and only once', () => {
		expect(() => map([row('$', { value: 'x' })], {})).toThrow(/"\$", which is the record itself/);
		expect(() => map([spread, spread], {})).toThrow(/cannot both be/);
	});
});

describe('sources', () => {
	const from = (value: string, record: JsonObject) => mapped([row('t', { value })], record).t;

	it('are fields by their name, also with dots and blanks, or paths', () => {
		expect(from('First Name', { 'First Name': 1 })).toBe(1);
		expect(from('a.b', { 'a.b': 1, a: { b: 2 } })).toBe(1);
		expect(from('a.b', { a: { b: 2 } })).toBe(2);
		expect(from('$.a[1]', { a: [1, 2] })).toBe(2);
		expect(map([row('t', { value: 'Price (EUR)' })], {})).toEqual({
			reason: "'Field Mapping' finds nothing in the record that could be sent",
		});
	});

	it('are the record itself, its number, and an id that no other has', () => {
		const entries = [
			row('body', { source: 'wholeRecord' }),
			row('n', { source: 'recordNumber' }),
			row('id', { source: 'uniqueId' }),
		];
		const record = { x: 1 };
		const first = mapped(entries, record, 0);
		expect(first).toMatchObject({ body: { x: 1 }, n: 1 });
		expect(mapped(entries, record, 1).id).not.toBe(first.id);
	});

	it('that are none are refused', () => {
		expect(() => map([row('t', { value: ' ' })], {})).toThrow(/no field from which t comes/);
		expect(() => map([row('t', { source: 'magic' as never })], {})).toThrow(/the source "magic"/);
		expect(() => map([row('t', { type: 'float' as never })], {})).toThrow(/the type "float"/);
	});
});

describe('types', () => {
	const become = (value: unknown, type: MappingEntry['type']) => {
		const result = map([row('t', { value: 'f', type })], { f: value } as JsonObject);
		return 'reason' in result ? result.reason : result.json.t;
	};

	it.each<[unknown, MappingEntry['type'], unknown]>([
		[7, 'text', '7'],
		[true, 'text', 'true'],
		[{ a: 1 }, 'text', '{"a":1}'],
		[[1, 2], 'text', '[1,2]'],
		[' 007.50 ', 'number', 7.5],
		['-0.5', 'number', -0.5],
		['.5', 'number', 0.5],
		['1e3', 'number', 1000],
		['+3', 'number', 3],
		['Yes', 'boolean', true],
		[0, 'boolean', false],
		['off', 'boolean', false],
		['2026-02-28', 'date', '2026-02-28'],
		['2026-02-28T10:00:00+02:00', 'date', '2026-02-28T08:00:00.000Z'],
		['2026-02-28 10:00Z', 'date', '2026-02-28T10:00:00.000Z'],
		[1_793_000_000, 'date', '2026-10-26T07:33:20.000Z'],
		[1_793_000_000_000, 'date', '2026-10-26T07:33:20.000Z'],
		['{"a":[1]}', 'json', { a: [1] }],
		[{ a: 1 }, 'json', { a: 1 }],
		['00123', 'asIs', '00123'],
	])('%p as %s is %p', (value, type, wanted) => {
		expect(become(value, type)).toEqual(wanted);
	});

	it.each<[unknown, MappingEntry['type'], RegExp]>([
		['1,5', 'number', /t \(from f\) cannot be made: "1,5" is no number; write 1\.5$/],
		['1,500', 'number', /"1,500" is no number; write decimals with a point, and nothing/],
		['1.234,56', 'number', /is no number; write decimals with a point, and nothing/],
		['12 EUR', 'number', /is no number/],
		['', 'number', /finds nothing in the record/],
		[Number.NaN, 'number', /is no number/],
		['0x10', 'number', /is no number/],
		['maybe', 'boolean', /"maybe" means neither yes nor no/],
		['31.01.2026', 'date', /is no date that everybody reads alike/],
		['2026-02-30', 'date', /is no date/],
		['2026-02-28T10:00', 'date', /everybody reads alike/],
		['{a}', 'json', /is no JSON/],
	])('%p as %s is refused with field and value', (value, type, sentence) => {
		const shown = become(value, type);
		expect(shown).toMatch(sentence);
	});

	it('a fixed value that fits no type is refused before anything is sent', () => {
		const entry = row('t', { source: 'fixedValue', value: 'x', type: 'number' });
		expect(() => map([entry], {})).toThrow(/t cannot be made: "x" is no number/);
	});
});

test('numbers leave with all their digits', () => {
	const result = map([row('n', { type: 'number' })], { n: '9007199254740993' });
	expect(result).toMatchObject({ json: { n: '9007199254740993' } });
	if ('reason' in result) throw new Error(result.reason);
	expect(JSON.stringify(result.written)).toBe('{"n":9007199254740993}');
});

test('every number that JSON writes comes back as it is from a text', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
			const result = map([row('n', { type: 'number' })], { n: String(number) });
			if ('reason' in result) throw new Error(result.reason);
			const sent = JSON.parse(JSON.stringify(result.written ?? result.json)) as { n: number };
			expect(sent.n === number || (number === 0 && sent.n === 0)).toBe(true);
		}),
	);
});

test('a record that comes in is never changed', () => {
	const record = Object.freeze({ a: Object.freeze({ b: 1 }), l: Object.freeze([1]) }) as never;
	const entries = [row('x.y', { value: 'a' }), row('l[0]', { value: 'l' })];
	expect(mapped(entries, record)).toEqual({ x: { y: { b: 1 } }, l: [[1]] });
});
