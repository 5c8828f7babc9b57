import type { IDataObject } from 'n8n-workflow';

import { readLocator } from '../../../../nodes/shared/operations/itemParameters';
import { parametersOf } from './parametersOf';

describe('a text', () => {
	it.each([
		[' a ', 'a'],
		[5, '5'],
		[null, ''],
		[undefined, ''],
		[true, 'true'],
	])('%j is read as %j', (value, text) => {
		expect(parametersOf({ name: value }).text('name')).toBe(text);
	});

	it('that is absent is its default', () => {
		expect(parametersOf({}).text('name')).toBe('');
		expect(parametersOf({}).text('name', 'otherwise')).toBe('otherwise');
	});

	it('that is needed is refused when empty, by the name of its field', () => {
		expect(parametersOf({ name: 'a' }).requiredText('name', 'Name')).toBe('a');
		expect(() => parametersOf({ name: '  ' }).requiredText('name', 'Base Name')).toThrow(
			expect.objectContaining({
				field: 'Base Name',
				message: "'Base Name' is empty",
				description: "Fill in 'Base Name' and run the node again",
			}),
		);
	});
});

it('a flag takes the spellings of tables, and nothing that is neither true nor false', () => {
	const { flag } = { flag: (value: unknown) => parametersOf({ on: value }).flag('on') };
	const given = [true, false, 'true', 'False', 1, 0, '', null];
	expect(given.map(flag)).toEqual([true, false, true, false, true, false, false, false]);
	expect(() => parametersOf({ returnAll: 'maybe' }).flag('returnAll')).toThrow(
		"'Return All' is 'maybe', which is neither true nor false",
	);
	expect(parametersOf({}).flag('on')).toBe(false);
	expect(parametersOf({}).flag('on', true)).toBe(true);
});

it('rows and collections are empty when nothing was added', () => {
	const empty = parametersOf({ rows: {}, none: null });
	expect([empty.rows('rows'), empty.rows('none'), empty.rows('absent')]).toEqual([[], [], []]);
	expect(empty.collection('absent')).toEqual({});
	expect(parametersOf({ rows: { entries: [{ a: 1 }] } }).rows('rows')).toEqual([{ a: 1 }]);
});

describe('a locator', () => {
	it.each([
		[
			{ mode: 'id', value: ' a ' },
			{ mode: 'id', value: 'a' },
		],
		[
			{ mode: 'list', value: null },
			{ mode: 'list', value: '' },
		],
		[{ value: 7 }, { mode: 'id', value: '7' }],
		[{ mode: 'list' }, { mode: 'list', value: '' }],
		['a', { mode: 'id', value: 'a' }],
		[5, { mode: 'id', value: '5' }],
		[null, { mode: '', value: '' }],
		[undefined, { mode: '', value: '' }],
	])('%j is read as %j', (value, chosen) => {
		expect(readLocator(value)).toEqual(chosen);
		expect(parametersOf({ at: value }).chosen('at')).toEqual(chosen);
	});
});

describe('JSON', () => {
	const read = (value: unknown): IDataObject =>
		parametersOf({ more: value }).json('more', 'Additional Parameters');

	it.each([
		['{ "a": 1 }', { a: 1 }],
		[{ a: 1 }, { a: 1 }],
		['', {}],
		[' ', {}],
	])('%j is read', (value, object) => {
		expect(read(value)).toEqual(object);
	});

	it.each(['[1]', '5', 'null', [1], null])('%j is no object', (value) => {
		expect(() => read(value)).toThrow("'Additional Parameters' is not a JSON object");
	});

	it('that is none is refused by the name of its field', () => {
		expect(() => read('{ a: 1 }')).toThrow(
			expect.objectContaining({
				field: 'Additional Parameters',
				message: expect.stringMatching(/^'Additional Parameters' is not valid JSON: /),
			}),
		);
	});

	it('that is absent is empty', () => {
		expect(parametersOf({}).json('more', 'More')).toEqual({});
	});
});
