import type { PathList } from '../../../../shared/jsonPath/pathList';
import { compileFieldList } from '../../fieldPath';
import { SettingError } from '../../settingError';
import { asText } from '../../text';
import type { RawAnswerSettings } from './rawAnswerSettings';
import { isNothing } from '../words/empty';

/** What a condition says of a value. */
export type TestResult =
	/** It holds, which proves success. */
	| 'proven'
	/** It holds, but does not prove success. */
	| 'holds'
	| 'fails'
	/** There is no value to say. */
	| 'noValue';

/** A condition on a field of an answer. */
export interface SuccessTest {
	/** The path, for messages. */
	text: string;
	condition: RawAnswerSettings['successCondition'];
	of(value: unknown): TestResult;
}

const CONDITIONS = ['isOneOf', 'isNotOneOf', 'isEmpty', 'isNotEmpty'];

type RawTest = Pick<RawAnswerSettings, 'successField' | 'successCondition' | 'successValues'>;

/** @throws SettingError for an unusable path, a condition that is none, or no values to compare */
export function readSuccessTest(raw: RawTest): SuccessTest {
	const path = compileFieldList(raw.successField, 'Success Field');
	const { successCondition: condition } = raw;
	if (!CONDITIONS.includes(condition)) {
		throw new SettingError(
			'Success Condition',
			`'Success Condition' must be one of ${CONDITIONS.join(', ')}`,
		);
	}
	const comparesValues = condition === 'isOneOf' || condition === 'isNotOneOf';
	const matches = comparesValues ? readValues(raw.successValues) : () => false;
	return { text: path.text, condition, of: (value) => test(condition, path, matches, value) };
}

function test(
	condition: SuccessTest['condition'],
	path: PathList,
	matches: (text: string) => boolean,
	value: unknown,
): TestResult {
	const found = path.values(value);
	switch (condition) {
		case 'isEmpty':
			return found.every(isNone) ? 'holds' : 'fails';
		case 'isNotEmpty':
			return found.every(isNone) ? 'noValue' : 'proven';
		case 'isOneOf':
			return compare(found, matches, 'proven');
		case 'isNotOneOf':
			return compare(found, (text) => !matches(text), 'holds');
	}
}

/** Of several values each must be right, and none may be missing. */
function compare(
	found: readonly unknown[],
	isRight: (text: string) => boolean,
	right: TestResult,
): TestResult {
	const values = found.flat();
	const filled = values.filter((one) => !isNothing(one));
	if (!filled.every((one) => isRight(asText(one)))) return 'fails';
	return filled.length === 0 || filled.length < values.length ? 'noValue' : right;
}

/** A count of errors that is 0 is as empty as a list of none. */
function isNone(value: unknown): boolean {
	return value === 0 || value === false || isNothing(value);
}

/** Values separated by commas; `*` in one stands for anything. */
function readValues(list: string): (text: string) => boolean {
	const values = list
		.split(',')
		.map((value) => value.trim())
		.filter((value) => value !== '');
	if (values.length === 0) {
		throw new SettingError(
			'Success Values',
			"'Success Values' is empty, so no record could succeed",
			'Enter the values that mean success, e.g. true',
		);
	}
	const exact = new Set(values.filter((value) => !value.includes('*')));
	const patterns = values.filter((value) => value.includes('*')).map((value) => value.split('*'));
	return (text) => exact.has(text) || patterns.some((pieces) => hasPieces(text, pieces));
}

/** Whether a text begins with the first piece, ends with the last and has the others in between. */
function hasPieces(text: string, [first, ...others]: string[]): boolean {
	const last = others.pop() ?? '';
	if (!text.startsWith(first)) return false;
	let from = first.length;
	for (const piece of others) {
		const at = text.indexOf(piece, from);
		if (at < 0) return false;
		from = at + piece.length;
	}
	return text.length - last.length >= from && text.endsWith(last);
}
