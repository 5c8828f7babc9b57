/** What TypeScript 5.9 does not know of JSON yet (ES2026: JSON.parse source text access). */
interface SourceJson {
	parse(
		text: string,
		reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
	): unknown;
	rawJSON(text: string): object;
	isRawJSON(value: unknown): boolean;
}
const json = JSON as unknown as SourceJson;

/** A number that JSON.stringify writes with these digits; it must not leave the node. */
export const withDigits: (digits: string) => object = json.rawJSON;
export const hasDigits: (value: unknown) => boolean = json.isRawJSON;

/**
 * Numbers of fewer digits and without an exponent keep their value, so the plain way will do. Only
 * the beginning of a value is looked at: ids like "8e4f" are no numbers.
 */
const MAY_CHANGE = /(?:^|[\s:,[])-?(?:[\d.]{16}|[\d.]+[eE])/;

export function mayChange(text: string): boolean {
	return MAY_CHANGE.test(text);
}

/**
 * JSON.parse, but a number that would not keep its value becomes what `keep` makes of its digits.
 *
 * @throws SyntaxError as JSON.parse; RangeError for what is nested some thousand levels deep
 */
export function parseExact(text: string, keep: (digits: string) => unknown): unknown {
	if (!mayChange(text)) return JSON.parse(text);
	return json.parse(text, (_, value, { source }) =>
		typeof value === 'number' && source !== undefined && !isValueOf(source, value)
			? keep(source)
			: value,
	);
}

/** Whether a number is written again with the value that its digits had. */
function isValueOf(digits: string, value: number): boolean {
	return Number.isFinite(value) && normal(digits) === normal(String(value));
}

/** The same text for the same value: `1.50` and `1.5` are `15e-1`, zeros are `0`. */
function normal(number: string): string {
	const parts = /^(-?)0*(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/.exec(number);
	if (parts === null) return number;
	const [, sign, whole, fraction = '', exponent = '0'] = parts;
	const digits = (whole + fraction).replace(/^0+/, '');
	if (digits === '') return '0';
	let end = digits.length;
	while (digits[end - 1] === '0') end--;
	const shift = digits.length - end - fraction.length;
	return `${sign}${digits.slice(0, end)}e${Number(exponent) + shift}`;
}

/** The elements of a JSON list as they stand in its text, which must be valid. */
export function elementsOf(list: string): string[] {
	const elements: string[] = [];
	let depth = 0;
	let start = 0;
	const end = (at: number) => {
		const element = list.slice(start, at).trim();
		if (element !== '') elements.push(element);
		start = at + 1;
	};
	for (let at = 0; at < list.length; at++) {
		switch (list[at]) {
			case '"':
				at = endOfText(list, at);
				break;
			case '[':
			case '{':
				if (depth++ === 0) start = at + 1;
				break;
			case ']':
			case '}':
				if (--depth === 0) end(at);
				break;
			case ',':
				if (depth === 1) end(at);
		}
	}
	return elements;
}

/** Where the text that opens at `at` is closed. */
function endOfText(json: string, at: number): number {
	let end = at + 1;
	while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
	return end;
}
