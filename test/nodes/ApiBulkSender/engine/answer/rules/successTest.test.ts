import {
	readSuccessTest,
	type TestResult,
} from '../../../../../../nodes/ApiBulkSender/engine/answer/rules/successTest';
import { guarded } from '../../guarded';
import { people, type Overrides } from '../../harness';
import { judge } from '../outcomes';

type Condition = 'isOneOf' | 'isNotOneOf' | 'isEmpty' | 'isNotEmpty';

const test = (successCondition: Condition, value: unknown, successValues = 'true', path = '$.x') =>
	readSuccessTest({ successField: path, successCondition, successValues }).of(value);

describe('rule 22: what a condition says of a value', () => {
	const rows: Array<[Condition, unknown, TestResult]> = [
		...[true, 'true', 'yes', 1, ['true'], ['yes', true]].map((x) =>
			row('isOneOf', { x }, 'proven'),
		),
		...[false, 'True', 'no', 0, 2, 'true!', ['yes', 'no'], { a: 1 }].map((x) =>
			row('isOneOf', { x }, 'fails'),
		),
		...[null, '', [], {}, ['yes', null]].map((x) => row('isOneOf', { x }, 'noValue')),
		['isOneOf', {}, 'noValue'],
		...[false, 'open', 0, ['a', 'b']].map((x) => row('isNotOneOf', { x }, 'holds')),
		...[true, 'yes', 1, ['a', 'yes']].map((x) => row('isNotOneOf', { x }, 'fails')),
		...[null, '', [], ['a', null]].map((x) => row('isNotOneOf', { x }, 'noValue')),
		['isNotOneOf', {}, 'noValue'],
		...[null, '', [], {}, 0, false].map((x) => row('isEmpty', { x }, 'holds')),
		['isEmpty', {}, 'holds'],
		...['none', 1, true, [0], [''], { a: [] }, ['bad']].map((x) => row('isEmpty', { x }, 'fails')),
		...['none', 1, true, [0], { a: 1 }].map((x) => row('isNotEmpty', { x }, 'proven')),
		...[null, '', [], {}, 0, false].map((x) => row('isNotEmpty', { x }, 'noValue')),
		['isNotEmpty', {}, 'noValue'],
	];

	it.each(rows)('%s of %j: %s', (condition, value, result) => {
		expect(test(condition, value, 'true, yes,1')).toBe(result);
	});

	function row(condition: Condition, value: unknown, result: TestResult) {
		return [condition, value, result] as [Condition, unknown, TestResult];
	}

	it('of several matches each must hold', () => {
		const all = '$.x[*]';
		expect(test('isOneOf', { x: ['a', 'a'] }, 'a', all)).toBe('proven');
		expect(test('isOneOf', { x: ['a', 'b'] }, 'a', all)).toBe('fails');
		expect(test('isOneOf', { x: ['a', null] }, 'a', all)).toBe('noValue');
		expect(test('isNotOneOf', { x: ['b', 'a'] }, 'a', all)).toBe('fails');
		expect(test('isNotOneOf', { x: ['b', ''] }, 'a', all)).toBe('noValue');
		expect(test('isEmpty', { x: [null, 'b'] }, '', all)).toBe('fails');
	});

	it('the first path of a list that finds counts', () => {
		expect(test('isOneOf', { b: true }, 'true', '$.a,$.b')).toBe('proven');
		expect(test('isOneOf', { a: false, b: true }, 'true', '$.a,$.b')).toBe('fails');
	});
});

describe('rule 22: success values', () => {
	it.each<[string, string[], string[]]>([
		['OK*', ['OK', 'OK: 3', 'OK*'], ['ok', 'NOT OK', 'O']],
		['*done', ['done', 'all done'], ['done.', 'Done']],
		['*', ['', 'anything'].slice(1), []],
		['a*b*c', ['abc', 'a-b-c', 'abcbc'], ['ac', 'acb', 'ab', 'abcd']],
		['ab*bc', ['abbc', 'ab-bc'], ['abc']],
		['a*a', ['aa', 'aba'], ['a']],
		['ok,done*', ['ok', 'done', 'done 3'], ['okay', 'undone']],
		['a+b', ['a+b'], ['aab']],
		['2.0', ['2.0'], ['2', '210']],
	])('%s', (values, right, wrong) => {
		for (const x of right) expect([x, test('isOneOf', { x }, values)]).toEqual([x, 'proven']);
		for (const x of wrong) expect([x, test('isOneOf', { x }, values)]).toEqual([x, 'fails']);
	});

	it('are searched in time that grows with the text only', () => {
		const text = 'a'.repeat(200_000);
		expect(guarded(() => test('isOneOf', { x: text }, 'a*a*a*a*a*b'))).toBe('fails');
	});

	it('none are refused where values are compared, and an unknown condition', () => {
		expect(() => test('isOneOf', {}, ' , ')).toThrow("'Success Values' is empty");
		expect(() => test('isNotOneOf', {}, '')).toThrow("'Success Values' is empty");
		expect(test('isEmpty', {}, '')).toBe('holds');
		expect(() => test('equals' as Condition, {})).toThrow("'Success Condition' must be one of");
	});
});

describe('rule 22: by field', () => {
	const field = (successCondition: Condition, more: Overrides = {}): Overrides => ({
		recordOutcome: 'field',
		successField: '$.x',
		successCondition,
		successValues: 'yes',
		stopWhenUnclear: false,
		...more,
	});
	const one = (condition: Condition, part: unknown) => judge(people(1), field(condition), [part]);

	it.each<[Condition, unknown]>([
		['isOneOf', { x: 'yes', success: false, errors: ['bad'] }],
		['isNotEmpty', { x: 7, success: false, errors: ['bad'] }],
	])('%s is proof and beats what the part says', async (condition, part) => {
		expect((await one(condition, part)).letters).toBe('S');
	});

	it.each<[Condition, object]>([
		['isEmpty', {}],
		['isNotOneOf', { x: 'fine' }],
	])('%s is no proof: it holds only if the part does not say no', async (condition, part) => {
		expect((await one(condition, part)).letters).toBe('S');
		expect((await one(condition, { ...part, success: false })).letters).toBe('R');
		expect((await one(condition, { ...part, status: 'partial' })).letters).toBe('U');
	});

	it.each<[Condition, unknown]>([
		['isOneOf', { x: 'no' }],
		['isNotOneOf', { x: 'yes' }],
		['isEmpty', { x: ['bad'] }],
	])('%s that fails rejects', async (condition, part) => {
		expect((await one(condition, part)).letters).toBe('R');
	});

	it.each<[Condition, string, string]>([
		['isOneOf', 'U', 'U'],
		['isNotOneOf', 'U', 'U'],
		['isNotEmpty', 'U', 'R'],
		['isEmpty', 'S', 'R'],
	])('%s without a value: %s, or %s where the part says no', async (condition, alone, no) => {
		const { letters, reason } = await one(condition, { other: 1 });
		expect(letters).toBe(alone);
		if (alone === 'U') expect(reason).toContain("'Success Field' ($.x) finds nothing");
		expect((await one(condition, { success: false })).letters).toBe(no);
	});

	it('judges plain text too', async () => {
		const settings = field('isOneOf', {
			responseReports: 'wholeRequest',
			successField: '$',
			successValues: 'OK*',
		});
		expect((await judge(people(1), settings, 'OK: 1 record')).letters).toBe('S');
		expect((await judge(people(1), settings, 'ERR: 108')).letters).toBe('R');
		expect((await judge(people(1), settings, 'ok')).letters).toBe('R');
	});

	it('judges parts that are texts', async () => {
		const settings = field('isOneOf', { successField: '$', successValues: 'ok' });
		expect((await judge(people(3), settings, ['ok', 'no', 'ok'])).letters).toBe('SRS');
	});
});
