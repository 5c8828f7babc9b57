import {
	numbersIn,
	readIndexPattern,
} from '../../../../../../nodes/ApiBulkSender/engine/answer/rules/indexPattern';
import { guarded } from '../../guarded';

const numbers = (pattern: string, text: string) => numbersIn(text, readIndexPattern(pattern));

describe('rule 20: the index pattern', () => {
	it.each<[string, string, number[]]>([
		['index #:', 'at index 3: no', [3]],
		['Index: #,', 'Index: 0, ERROR :: a\nIndex: 2, ERROR :: b', [0, 2]],
		['/data/*/#/', '/data/attributes/profiles/data/2/attributes/email', [2]],
		['/data/*/#/', '/data/a/1/b /data/c/2/d', [1, 2]],
		['[#]', 'contacts[12].email, contacts[3].email', [12, 3]],
		['#', '1, 2 and 3', [1, 2, 3]],
		['row #', 'Row 1, row 2, row 3', [2, 3]],
		['record # of', 'record 0 of 3', [0]],
		['*row*#*', 'in row number 7!', [7]],
		['a.c #', 'abc 1 a.c 2', [2]],
		['#%', '10% 20 30%', [10, 30]],
		['index #:', 'no index here', []],
		['index #:', 'index 3', []],
		['index #:', 'index 3x: index 4:', [4]],
		['index #', 'index 000012', [12]],
	])('%j in %j', (pattern, text, found) => {
		expect(numbers(pattern, text)).toEqual(found);
	});

	it('a number alone needs no pattern', () => {
		expect(numbers('', '7')).toEqual([7]);
		expect(numbers('index #:', '7')).toEqual([7]);
		for (const text of ['7.5', '-7', ' 7', '7x', '']) expect(numbers('', text)).toEqual([]);
	});

	it('takes digits that stand together as one number', () => {
		expect(numbers('#:', `12345678901234567890000003:`)).toEqual([]);
		expect(numbers('index #', 'index 12345678901234567890')).toEqual([]);
		expect(numbers('#:', '33:')).toEqual([33]);
	});

	it.each(['index', '# and #', '##', '*'])('%j has not one #', (pattern) => {
		expect(() => readIndexPattern(pattern)).toThrow("'Index Pattern' must have one #");
	});

	const size = 300_000;
	it.each<[string, string]>([
		['#:', '1'.repeat(size)],
		['#:', '1 '.repeat(size)],
		['1#:', '1'.repeat(size)],
		['a*#b', 'a'.repeat(size)],
		['a*#b*c', 'a1b'.repeat(size)],
		['a*a*a*a#', 'a'.repeat(size)],
		[' #', ' '.repeat(size)],
	])('takes time that grows with the text only: %j', (pattern, text) => {
		expect(Array.isArray(guarded(() => numbers(pattern, text)))).toBe(true);
	});
});
