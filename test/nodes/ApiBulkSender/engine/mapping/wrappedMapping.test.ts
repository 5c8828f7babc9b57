import { parseExact, withDigits } from '../../../../../nodes/ApiBulkSender/engine/exactJson';
import {
	FieldMapping,
	type MappingEntry,
} from '../../../../../nodes/ApiBulkSender/engine/mapping/fieldMapping';
import { WrappedMapping } from '../../../../../nodes/ApiBulkSender/engine/mapping/wrappedMapping';
import type { JsonObject } from '../../../../../nodes/ApiBulkSender/engine/types';

const mapping = (...entries: MappingEntry[]) => new FieldMapping(entries, () => 'an-id');
const all = (value = '', type: MappingEntry['type'] = 'asIs'): MappingEntry => ({
	...{ target: 'fields', source: 'allFields', value, type },
});
const field = (target: string, value: string, required?: boolean): MappingEntry => ({
	...{ target, source: 'field', value, type: 'asIs', required },
});

describe('all fields', () => {
	it('leaves out what is empty and what is named', () => {
		const record = { id: 7, a: '', b: null, c: 0, d: false, e: [], 'first name': 'Ada', f: 1 };
		expect(mapping(all('id, first name')).apply(record, 0)).toEqual({
			json: { fields: { c: 0, d: false, e: [], f: 1 } },
			written: undefined,
		});
	});

	it('turns each into the type', () => {
		const record = { a: 1, b: true, c: { d: 1 } };
		expect(mapping(all('', 'text')).apply(record, 0)).toMatchObject({
			json: { fields: { a: '1', b: 'true', c: '{"d":1}' } },
		});
		expect(mapping(all('', 'number')).apply({ a: 'x' }, 0)).toEqual({
			reason: `'Field Mapping': fields cannot be made: "x" is no number (field a)`,
			kind: "'Field Mapping': fields number a",
		});
	});

	it('is nothing when nothing is left', () => {
		const entries = [field('id', 'id'), all('id')];
		expect(mapping(...entries).apply({ id: 1 }, 0)).toMatchObject({ json: { id: 1 } });
	});

	it('keeps the digits that numbers came with', () => {
		const text = '{"n": 9007199254740993, "m": 1, "o": {"p": 1e400}}';
		const json = parseExact(text, (digits) => digits) as JsonObject;
		const exact = parseExact(text, withDigits) as JsonObject;
		const result = mapping(all()).apply(json, 0, exact);
		expect(JSON.stringify('written' in result && result.written)).toBe(
			'{"fields":{"n":9007199254740993,"m":1,"o":{"p":1e400}}}',
		);
	});

	it('takes a field called __proto__ for a field', () => {
		const record = JSON.parse('{"__proto__": {"x": 1}}') as JsonObject;
		const result = mapping(all()).apply(record, 0);
		expect(JSON.stringify('json' in result && result.json)).toBe(
			'{"fields":{"__proto__":{"x":1}}}',
		);
	});
});

describe('the mapping of a template', () => {
	const wrapper = () => mapping(field('id', 'email', true), all());

	it('comes after that of the user', () => {
		const own = mapping(field('email', 'E-Mail'), field('name', 'n'));
		expect(new WrappedMapping(own, wrapper()).apply({ 'E-Mail': 'a@x.io', n: 'A' }, 0)).toEqual({
			json: { id: 'a@x.io', fields: { email: 'a@x.io', name: 'A' } },
			written: undefined,
		});
	});

	it('takes the record as it is without one', () => {
		expect(new WrappedMapping(undefined, wrapper()).apply({ email: 'a@x.io' }, 0)).toMatchObject({
			json: { id: 'a@x.io', fields: { email: 'a@x.io' } },
		});
	});

	it('does not send a record without what it needs', () => {
		const reason =
			'The record has no value in "email", which becomes its id. It has the fields "mail"';
		expect(new WrappedMapping(undefined, wrapper()).apply({ mail: 'a' }, 0)).toEqual({ reason });
		const own = mapping(field('mail', 'E-Mail'));
		expect(new WrappedMapping(own, wrapper()).apply({ 'E-Mail': 'a' }, 0)).toEqual({ reason });
	});

	it('knows when no record can have what it needs', () => {
		const wrapped = new WrappedMapping(undefined, wrapper());
		expect(wrapped.whyNone({ email: '1' })).toBeUndefined();
		expect(wrapped.whyNone({ mail: '1' })).toMatch(
			/The template takes "email", which no record has/,
		);
		const own = new WrappedMapping(mapping(field('email', 'E-Mail')), wrapper());
		expect(own.whyNone({ mail: '1' })).toMatch(/'Field Mapping' takes "E-Mail"/);
	});

	it('keeps digits through both', () => {
		const text = '{"n": 9007199254740993}';
		const json = parseExact(text, (digits) => digits) as JsonObject;
		const exact = parseExact(text, withDigits) as JsonObject;
		const wrapped = new WrappedMapping(mapping(field('m', 'n')), mapping(all()));
		const result = wrapped.apply(json, 0, exact);
		expect(JSON.stringify('written' in result && result.written)).toBe(
			'{"fields":{"m":9007199254740993}}',
		);
	});
});
