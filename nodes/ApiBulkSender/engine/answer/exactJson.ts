/**
 * Numbers that a double may not hold: 16 digits and more, or an exponent, at the beginning of a
 * value (a text like "8e4f" does not count).
 */
const RISKY_NUMBER = /(?:^|[\s:,[])-?(?:[\d.]{16}|[\d.]+[eE])/;

/** What JSON.parse hands a reviver (ECMAScript proposal "JSON.parse source text access"). */
type Reviver = (key: string, value: unknown, context: { source: string }) => unknown;
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;

/**
 * Parses JSON so that numbers stay exact: one whose value a double cannot hold comes as text with
 * the digits that were written.
 *
 * @throws SyntaxError
 */
export function parseExact(text: string): unknown {
	if (!RISKY_NUMBER.test(text)) return JSON.parse(text);
	return parseWith(text, (_, value, { source }) =>
		typeof value === 'number' && !isExact(value, source) ? source : value,
	);
}

/** Whether a number is what its digits say; trailing zeros do not count. */
export function isExact(value: number, source: string): boolean {
	return digitsOf(String(value)) === digitsOf(source);
}

/** Sign, digits without zeros around them, and the power of ten; one text for one value. */
function digitsOf(source: string): string {
	const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source);
	if (match === null) return source;
	const [, sign, whole, fraction = '', exponent = '0'] = match;
	const digits = (whole + fraction).replace(/^0+/, '');
	const significant = digits.replace(/0+$/, '');
	if (significant === '') return '0';
	const power = Number(exponent) - fraction.length + digits.length - significant.length;
	return `${sign}${significant}e${power}`;
}
