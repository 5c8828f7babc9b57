import type { Dice } from '../../properties/world';
import type { Told } from '../dialects/deeds';
import type { Dialect, Written } from '../dialects/dialect';
import { isObject } from '../rules/heard';

/** Ways in which an answer to records that were dealt with becomes unreadable, in part or in whole. */
export const SPOILS = [
	'html',
	'cut',
	'deep',
	'oversized',
	'empty',
	'text',
	'lost part',
	'a stranger',
] as const;
export type Spoil = (typeof SPOILS)[number];

export interface Spoilt extends Written {
	unreadable?: string;
	name: Spoil;
}

export function spoil(
	dialect: Dialect,
	told: readonly Told[],
	written: Written,
	dice: Dice,
): Spoilt {
	const words: Written['words'] = new Map(told.map(({ row }) => [row, 'unclear']));
	const bad = { ...written, status: 200, words, ends: undefined };
	const html = { ...bad, name: 'html' as const, contentType: 'text/html', text: '<p>Sign in' };
	const name = dice.pick(SPOILS);
	switch (name) {
		case 'html':
			return { ...html, contentType: dice.pick(['text/html', undefined]) };
		case 'cut':
			return /^\s*[{[].{4}/s.test(written.text) ? { ...bad, name, text: cut(written, dice) } : html;
		case 'deep':
			return { ...bad, name, text: `${'{"a":['.repeat(120)}1${']}'.repeat(120)}` };
		case 'oversized':
			return { ...bad, name, text: '', unreadable: 'larger than 32 MB' };
		case 'empty':
		case 'text':
			// To a request as a whole these would be a yes, and so would a text for one record.
			if (dialect.whole || (name === 'text' && told.length === 1)) return html;
			return { ...bad, name, contentType: 'text/plain', text: name === 'text' ? 'Thank you' : '' };
		case 'lost part':
			return losePart(dialect, told, dice) ?? html;
		case 'a stranger':
			return nameStranger(dialect, told, dice) ?? html;
	}
}

/** Inside a line or a value, never between two. */
function cut({ text }: Written, dice: Dice): string {
	const whole = text.trimEnd();
	try {
		JSON.parse(whole);
		return whole.slice(0, 5 + dice.upTo(whole.length - 6));
	} catch {
		return whole.slice(0, -1);
	}
}

/** Of a list that has a part for every record, one is missing. */
function losePart(dialect: Dialect, told: readonly Told[], dice: Dice): Spoilt | undefined {
	const reports = dialect.settings.responseReports ?? 'everyRecord';
	if (reports !== 'everyRecord' || dialect.whole || told.length < 2) return undefined;
	// Unnamed in a judged refusal, or one record where several are needed, would mean something else.
	const { judgedCodes } = dialect.settings;
	if (dialect.leastRecords !== undefined || judgedCodes !== undefined) return undefined;
	const lost = dice.upTo(told.length - 1);
	// Written anew, so ids that the first answer gave are forgotten, and who shared a part.
	for (const one of told) one.deed = { ...one.deed, entity: undefined };
	const rest = dialect.write(
		told.filter((_, place) => place !== lost),
		dice,
		false,
	);
	// The only line that is left may as well be an object that speaks of the whole request.
	if (told.length === 2 && dialect.naming.by === 'position' && isOneObject(rest.text))
		return undefined;
	const words = new Map(rest.words);
	if (dialect.naming.by === 'position') for (const { row } of told) words.set(row, 'unclear');
	else words.set(told[lost].row, 'unclear');
	return { ...rest, words, name: 'lost part', ends: undefined };
}

function isOneObject(text: string): boolean {
	try {
		return isObject(JSON.parse(text));
	} catch {
		return false;
	}
}

const STRANGER = 900;

/** A list of failures names somebody who was not in the request. */
function nameStranger(dialect: Dialect, told: readonly Told[], dice: Dice): Spoilt | undefined {
	const { joins, repeats } = dialect.naming;
	if (dialect.blame === undefined || joins || repeats) return undefined;
	const stranger: Told = {
		place: STRANGER,
		row: STRANGER,
		record: dialect.naming.fields(STRANGER),
		deed: { does: 'refuses' },
	};
	const written = dialect.write([...told, stranger], dice, false);
	const words: Written['words'] = new Map(told.map(({ row }) => [row, 'unclear']));
	return { ...written, words, name: 'a stranger' };
}
