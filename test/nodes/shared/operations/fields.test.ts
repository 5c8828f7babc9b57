import { chosenIfExists } from '../../../../nodes/shared/operations/ifExists';
import { chosenLimit } from '../../../../nodes/shared/operations/listFields';
import { maximumWaitMs } from '../../../../nodes/shared/operations/maximumWait';
import { parametersOf } from './parametersOf';

describe('a limit', () => {
	it.each([
		[{ returnAll: true, limit: 5 }, Infinity],
		[{ returnAll: false, limit: 5 }, 5],
		[{ limit: 2.7 }, 2],
		[{ limit: '7' }, 7],
		[{}, 50],
	])('%j means %d', (values, limit) => {
		expect(chosenLimit(parametersOf(values))).toBe(limit);
	});

	it.each([[0], [-3], ['many']])('cannot be %s', (limit) => {
		expect(() => chosenLimit(parametersOf({ limit }))).toThrow(`'Limit' is '${limit}'`);
	});
});

it.each([
	[{}, 300_000],
	[{ maximumWait: 20 }, 20_000],
	[{ maximumWait: 0 }, 0],
	[{ maximumWait: 0.5 }, 500],
	[{ maximumWait: -5 }, 0],
	[{ maximumWait: 'soon' }, 300_000],
	[{ maximumWait: '7' }, 7000],
])('a longest wait of %j is %d ms', (values, ms) => {
	expect(maximumWaitMs(parametersOf(values), 300)).toBe(ms);
});

it('what exists already is reused unless told otherwise', () => {
	expect(chosenIfExists(parametersOf({}))).toBe('reuse');
	expect(chosenIfExists(parametersOf({ ifExists: 'fail' }))).toBe('fail');
});
