import fc from 'fast-check';

import {
	elementsOf,
	hasDigits,
	mayChange,
	parseExact,
	withDigits,
} from '../../../../../nodes/ApiBulkSender/engine/exactJson';

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));
/** Any number as JSON may write it. */
const numbers = fc
	.tuple(
		fc.constantFrom('', '-'),
		digits(25).map((text) => text.replace(/^0+(?=.)/, '')),
		fc.option(digits(25)),
		fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-'), digits(3))),
	)
	.map(([sign, whole, fraction, exponent]) =>
		[sign, whole, fraction && `.${fraction}`, exponent?.join('')].join(''),
	);

/** The value of a number as a fraction of whole numbers, exactly. */
function valueOf(text: string): [bigint, bigint] {
	const [, sign, whole, fraction = '', exponent = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(text)!;
	const shift = Number(exponent) - fraction.length;
	const value = BigInt(`${sign}${whole}${fraction}`);
	return shift < 0 ? [value, 10n ** BigInt(-shift)] : [value * 10n ** BigInt(shift), 1n];
}
function sameValue(first: string, second: string): boolean {
	const [[a, b], [c, d]] = [valueOf(first), valueOf(second)];
	return a * d === c * b;
}

describe('numbers of a text', () => {
	test('are written again with the same value, whatever they are', () => {
		fc.assert(
			fc.property(numbers, (number) => {
				const again = JSON.stringify(parseExact(`[${number}]`, withDigits)).slice(1, -1);
				expect(sameValue(number, again)).toBe(true);
			}),
			{ numRuns: 3000 },
		);
	});

	test('stay numbers when JSON writes their value, else their digits are kept', () => {
		fc.assert(
			fc.property(numbers, (number) => {
				const [value] = parseExact(`[${number}]`, (text) => text) as unknown[];
				const plain = JSON.stringify(JSON.parse(number));
				const keeps = plain !== 'null' && sameValue(number, plain);
				expect(value).toBe(keeps ? JSON.parse(number) : number);
			}),
			{ numRuns: 3000 },
		);
	});

	test.each([
		['1e400', false],
		['9007199254740993', false],
		['1.0000000000000000001', false],
		['12345678.123456789012', false],
		['1e-400', false],
		['123456789012345678901234567890', false],
		['9007199254740992', true],
		['1.50', true],
		['1e2', true],
		['1E+2', true],
		['0.1', true],
		['0e5', true],
		['-0', true],
		['0.000000000000000000000', true],
		['100000000000000000000', true],
		['1.0000000000000000', true],
		['1e21', true],
		['0.1000000000000000055', false],
	])('%s: a number stays one: %s', (number, stays) => {
		const [value] = parseExact(`[${number}]`, withDigits) as unknown[];
		expect(hasDigits(value)).toBe(!stays);
		expect(JSON.stringify(value)).toBe(stays ? JSON.stringify(JSON.parse(number)) : number);
	});

	test('a text with none that may change is read the plain way', () => {
		expect(mayChange('{"id": 123456789012345, "price": 1.25, "name": "e5"}')).toBe(false);
		expect(mayChange('[12345678.12345678]')).toBe(true);
	});

	test('a number with many zeros costs no time', () => {
		const number = `1${'0'.repeat(200_000)}1`;
		expect(parseExact(number, (text) => text)).toBe(number);
	});

	test('texts, names and everything else come as JSON.parse gives them', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				const list = `[${text},1e400]`;
				expect(parseExact(list, () => 'kept')).toEqual([JSON.parse(text), 'kept']);
			}),
		);
	});
});

describe('the elements of a list', () => {
	const space = fc.constantFrom('', ' ', '\n\t');

	test('are those of JSON.parse, each as it stands in the text', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(space, fc.json(), space)), space, (parts, inside) => {
				const texts = parts.map(([, text]) => text.trim());
				const list = `[${parts.map((part) => part.join('')).join(',')}${inside}]`;
				expect(elementsOf(list)).toEqual(texts);
			}),
		);
	});

	test.each([
		['[]', []],
		[' [ ] ', []],
		['["]","\\"","\\\\",{"a":"[,"}]', ['"]"', '"\\""', '"\\\\"', '{"a":"[,"}']],
		['[[1,[2]],{"a":[3,4]}]', ['[1,[2]]', '{"a":[3,4]}']],
	])('%s', (list, elements) => {
		expect(elementsOf(list)).toEqual(elements);
	});

	test('may be nested as deeply as JSON.parse takes', () => {
		const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
		expect(elementsOf(`[${deep},1]`)).toEqual([deep, '1']);
	});
});
