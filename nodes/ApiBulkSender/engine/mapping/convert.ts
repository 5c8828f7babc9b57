import { parseExact, withDigits } from '../exactJson';
import { asText } from '../text';

export const valueTypes = ['asIs', 'text', 'number', 'boolean', 'date', 'json'] as const;
export type ValueType = (typeof valueTypes)[number];

export function isValueType(type: unknown): type is ValueType {
	return (valueTypes as readonly unknown[]).includes(type);
}

/** A value in the wanted type; `written` where its digits would be lost; or what is wrong with it. */
export type Converted =
	| { value: unknown; written?: unknown }
	/** `field`: the one among all fields. */
	| { problem: string; field?: string };

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE_ONLY = /^\d{4}-\d\d-\d\d$/;
/** With a time there must be a zone, or nobody knows which moment is meant. */
const DATE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;
const YES = new Set(['true', 'yes', '1', 'on']);
const NO = new Set(['false', 'no', '0', 'off']);
/** Numbers above are milliseconds since 1970, others seconds. */
const MOST_SECONDS = 1e11;
const LONGEST_SHOWN = 60;

export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** Nothing stays nothing, whatever the type. */
export function convert(value: unknown, type: ValueType): Converted {
	if (isEmpty(value)) return { value };
	switch (type) {
		case 'asIs':
			return { value };
		case 'text':
			return { value: asPlainText(value) };
		case 'number':
			return toNumber(value);
		case 'boolean':
			return toBoolean(value);
		case 'date':
			return toDate(value);
		case 'json':
			return toJson(value);
	}
}

function asPlainText(value: unknown): string {
	return Array.isArray(value) ? JSON.stringify(value) : asText(value);
}

function toNumber(value: unknown): Converted {
	if (typeof value === 'number') {
		return Number.isFinite(value) ? { value } : problem(value, 'is no number');
	}
	const text = typeof value === 'string' ? value.trim() : '';
	if (!NUMBER.test(text)) return problem(value, `is no number${adviceFor(text)}`);
	const digits = jsonDigits(text);
	const exact = parseExact(digits, (own) => own);
	if (typeof exact === 'number') return { value: exact };
	return { value: digits, written: withDigits(digits) };
}

/** Three digits behind a comma may be decimals or thousands, so nobody guesses. */
function adviceFor(text: string): string {
	if (/^[+-]?\d+,\d+$/.test(text) && !/,\d{3}$/.test(text)) {
		return `; write ${text.replace(',', '.')}`;
	}
	if (!/^[+-]?\d[\d.,' ]*\d$/.test(text)) return '';
	return '; write decimals with a point, and nothing between thousands';
}

/** As JSON writes numbers: `+07.50` is `7.50`, `.5` is `0.5`. */
function jsonDigits(text: string): string {
	const [, sign, rest] = /^([+-]?)(.*)$/.exec(text) as RegExpExecArray;
	const whole = rest
		.replace(/^0+(?=\d)/, '')
		.replace(/^\./, '0.')
		.replace(/\.(?=$|[eE])/, '');
	return (sign === '-' ? '-' : '') + whole;
}

function toBoolean(value: unknown): Converted {
	if (typeof value === 'boolean') return { value };
	const text = asText(value).trim().toLowerCase();
	if (YES.has(text)) return { value: true };
	if (NO.has(text)) return { value: false };
	return problem(value, 'means neither yes nor no');
}

/** A day stays a day; a moment becomes one in UTC. */
function toDate(value: unknown): Converted {
	if (value instanceof Date) return moment(value.getTime(), value);
	if (typeof value === 'number') {
		return moment(Math.abs(value) > MOST_SECONDS ? value : value * 1000, value);
	}
	const text = typeof value === 'string' ? value.trim() : '';
	if (DATE_ONLY.test(text)) {
		const time = Date.parse(text);
		const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
		return isDay ? { value: text } : problem(value, 'is no date');
	}
	if (DATE_TIME.test(text)) return moment(Date.parse(text.replace(' ', 'T')), value);
	return problem(
		value,
		'is no date that everybody reads alike, such as 2026-01-31 or 2026-01-31T08:00:00Z',
	);
}

function moment(time: number, value: unknown): Converted {
	const date = new Date(time);
	return Number.isNaN(date.getTime())
		? problem(value, 'is no date')
		: { value: date.toISOString() };
}

function toJson(value: unknown): Converted {
	if (typeof value !== 'string') return { value };
	try {
		const exact = parseExact(value, (digits) => digits);
		const written = parseExact(value, withDigits);
		return JSON.stringify(exact) === JSON.stringify(written)
			? { value: exact }
			: { value: exact, written };
	} catch {
		return problem(value, 'is no JSON');
	}
}

function problem(value: unknown, what: string): Converted {
	const text = typeof value === 'string' ? JSON.stringify(value) : asPlainText(value);
	const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
	return { problem: `cannot be made: ${shown} ${what}` };
}
