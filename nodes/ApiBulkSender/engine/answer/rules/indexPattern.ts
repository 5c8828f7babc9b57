import { SettingError } from '../../settingError';

const FIELD = 'Index Pattern';

/** The pieces between the asterisks; one of them holds the number. */
export type IndexPattern = readonly RegExp[];

/**
 * How to find numbers in a text: `#` is the number, `*` anything, the shortest. "index #:" finds 3
 * in "at index 3: no".
 *
 * @returns undefined when there is no pattern
 * @throws SettingError for a pattern without one `#`
 */
export function readIndexPattern(pattern: string): IndexPattern | undefined {
	if (pattern.trim() === '') return undefined;
	if (pattern.split('#').length !== 2) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' must have one # where the number stands, but is "${pattern}"`,
			'For example "index #:" or /data/*/#/',
		);
	}
	const pieces = pattern.split('*').filter((piece) => piece !== '');
	return pieces.map((piece) => {
		const text = piece.split('#').map(escape).join(NUMBER);
		return new RegExp(piece.startsWith('#') ? `(?<!\\d)${text}` : text, 'g');
	});
}

/** All digits that stand together; bounded, since a search from each of many takes its time. */
const NUMBER = '(\\d{1,15})(?!\\d)';

function escape(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The numbers that a text holds: all of it, or wherever the pattern finds one. */
export function numbersIn(text: string, pattern: IndexPattern | undefined): number[] {
	if (/^\d+$/.test(text)) return [Number(text)];
	return pattern === undefined ? [] : matchesOf(text, pattern);
}

/** Each piece where it comes first behind the one before, which takes time in line with the text. */
function matchesOf(text: string, pattern: IndexPattern): number[] {
	const numbers: number[] = [];
	for (let from = 0; ;) {
		let number: number | undefined;
		for (const piece of pattern) {
			piece.lastIndex = from;
			const match = piece.exec(text);
			if (match === null) return numbers;
			from = piece.lastIndex;
			if (match[1] !== undefined) number = Number(match[1]);
		}
		if (number !== undefined) numbers.push(number);
	}
}
