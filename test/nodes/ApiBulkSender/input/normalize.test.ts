import { normalize } from '../../../../nodes/ApiBulkSender/input/normalize';

describe('what an expression yields is taken in the type of the field', () => {
	it.each<[string, unknown, unknown, unknown]>([
		['recoverableErrorCodes', 503, '', '503'],
		['responseSplitPath', null, '$.a', '$.a'],
		['resultField', undefined, 'delivery', 'delivery'],
		['timeout', '5', 60, 5],
		['dryRun', 'false', true, false],
		['dryRun', undefined, false, false],
	])('%s: %j', (name, value, fallback, expected) => {
		expect(normalize(name, value, fallback)).toBe(expected);
	});

	it('says which field must be text', () => {
		expect(() => normalize('apiEndpoint', { a: 1 }, '')).toThrow(/'API Endpoint' must be text/);
	});

	it('says which field must be on or off', () => {
		expect(() => normalize('dryRun', 'maybe', false)).toThrow(/'Dry Run' must be on or off/);
	});
});
