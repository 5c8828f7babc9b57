import type { Answer } from '../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from './world';

/** What the simulated destination says of a record: it took it, or a code. */
export type Word = 'ok' | 'E1' | 'TEMP' | 'WAIT' | 'HALT' | 'DUP';

/** Ways to spoil a 2xx answer. */
export const GARBLES = [
	'html',
	'cut',
	'empty',
	'text',
	'oversized',
	'noContainer',
	'lose',
	'stray',
	'repeat',
	'contradict',
	'shuffle',
	'nullPart',
] as const;
export type Garble = (typeof GARBLES)[number];

/** How this destination answers. */
export interface AnswerStyle {
	reports: 'everyRecord' | 'failedRecordsOnly' | 'wholeRequest';
	matchBy: 'position' | 'key' | 'index';
	firstIndex: number;
	/** A bare list, a list under `results`, or two lists under `ok` and `bad`. */
	shape: 'bare' | 'results' | 'twoLists';
	outcome: 'errorCode' | 'field' | 'splitPath';
}

export interface Told {
	answer: Extract<Answer, { kind: 'response' }>;
	/** What the answer proves, by record; a record that is absent stays unclear. */
	says: Map<number, Word>;
}

export interface Asked {
	id: number;
	key: unknown;
	word: Word;
}

interface Part {
	value: unknown;
	/** Undefined when it names no record of the request. */
	id: number | undefined;
	word: Word;
}

const NOTHING: ReadonlyMap<number, Word> = new Map();

/** The destination's 2xx answer, spoilt if asked, and what a careful reader may conclude of it. */
export function tell(
	style: AnswerStyle,
	asked: readonly Asked[],
	garble: Garble | undefined,
	dice: Dice,
): Told {
	const honest = new Map(asked.map(({ id, word }) => [id, word]));
	if (style.reports === 'wholeRequest') return tellWhole(style, asked, honest, garble, dice);
	switch (garble) {
		case 'empty':
			return told('', NOTHING, dice.pick([200, 204]));
		case 'text':
			return told('OK', NOTHING);
		case 'noContainer':
			// Where the body itself is the part of the only record, this would be a part like any other.
			if (style.shape === 'bare' && style.matchBy === 'position' && asked.length === 1) break;
			return told('{"other":{"code":"200"}}', NOTHING);
	}
	const listed = style.reports === 'failedRecordsOnly' ? failedOnly(asked) : [...asked];
	const parts: Part[] = listed.map(({ id, key, word }) => ({
		value: describe(
			style,
			key,
			asked.findIndex((one) => one.id === id),
			word,
			dice,
		),
		id,
		word,
	}));
	const says = spoil(style, asked, parts, honest, garble, dice);
	return spoilText(JSON.stringify(arrange(style, parts)), says, garble, dice);
}

function tellWhole(
	style: AnswerStyle,
	asked: readonly Asked[],
	honest: ReadonlyMap<number, Word>,
	garble: Garble | undefined,
	dice: Dice,
): Told {
	const { word } = asked[0];
	// No body leaves the status to decide, so an honest destination does so for a success only.
	if (word === 'ok' && garble === 'empty') return told('', honest, dice.pick([200, 204]));
	// A field cannot be found in a text.
	if (word === 'ok' && garble === 'text') {
		return told('OK', style.outcome === 'field' ? NOTHING : honest);
	}
	return spoilText(JSON.stringify(describe(style, undefined, 0, word, dice)), honest, garble, dice);
}

function spoilText(
	body: string,
	says: ReadonlyMap<number, Word>,
	garble: Garble | undefined,
	dice: Dice,
): Told {
	if (garble === 'html') return told('<html><body>Sign in</body></html>', NOTHING);
	if (garble === 'cut') return told(body.slice(0, 1 + dice.upTo(body.length - 2)), NOTHING);
	const result = told(garble === 'oversized' ? '' : body, garble === 'oversized' ? NOTHING : says);
	if (garble === 'oversized') result.answer.unreadable = 'too large';
	return result;
}

function told(body: string, says: ReadonlyMap<number, Word>, status = 200): Told {
	return { answer: { kind: 'response', status, headers: {}, body }, says: new Map(says) };
}

const failedOnly = (asked: readonly Asked[]) => asked.filter(({ word }) => word !== 'ok');

function describe(
	{ matchBy, firstIndex, outcome, reports }: AnswerStyle,
	key: unknown,
	position: number,
	word: Word,
	dice: Dice,
): Record<string, unknown> {
	const part: Record<string, unknown> = {};
	if (reports !== 'wholeRequest' && matchBy === 'key') part.ref = { k: key };
	if (reports !== 'wholeRequest' && matchBy === 'index') part.at = position + firstIndex;
	if (outcome === 'field') part.success = word === 'ok';
	if (word === 'ok') {
		if (outcome === 'errorCode' && dice.chance(0.5)) part.code = dice.pick(['200', 201]);
		part.message = 'done';
	} else if (word === 'E1' && outcome === 'errorCode' && dice.chance(0.3)) {
		part.error = { text: 'refused without a code' };
	} else {
		part.code = word;
		part.message = `the code is ${word}`;
	}
	return part;
}

/** Changes the parts, and returns what they still prove. */
function spoil(
	style: AnswerStyle,
	asked: readonly Asked[],
	parts: Part[],
	honest: ReadonlyMap<number, Word>,
	garble: Garble | undefined,
	dice: Dice,
): ReadonlyMap<number, Word> {
	const all = style.reports === 'everyRecord';
	const byPosition = style.matchBy === 'position';
	const victim = dice.upTo(Math.max(0, parts.length - 1));
	const says = new Map(honest);
	switch (garble) {
		case 'lose':
			// A list of failures that loses one would be a lie that nobody can see through.
			if (!all || parts.length === 0) return honest;
			for (const { id } of parts.splice(victim, 1)) says.delete(id as number);
			return byPosition ? NOTHING : says;
		case 'stray':
			parts.splice(victim, 0, stray(style, asked.length, dice));
			return byPosition || !all ? NOTHING : honest;
		case 'repeat':
			if (parts.length === 0) return honest;
			parts.push(parts[victim]);
			return byPosition ? NOTHING : honest;
		case 'contradict': {
			if (!all || parts[victim].word !== 'ok') return honest;
			const { id } = parts[victim];
			const record = asked.find((one) => one.id === id) as Asked;
			const value = describe(style, record.key, asked.indexOf(record), 'E1', dice);
			parts.splice(dice.upTo(parts.length), 0, { value, id, word: 'E1' });
			return byPosition ? NOTHING : says.set(record.id, 'E1');
		}
		case 'nullPart':
			if (!all || parts.length === 0) return honest;
			says.delete(parts[victim].id as number);
			parts[victim] = { ...parts[victim], value: null };
			return says;
		case 'shuffle':
			if (!byPosition) dice.shuffle(parts);
			return honest;
		default:
			return honest;
	}
}

function stray(style: AnswerStyle, count: number, dice: Dice): Part {
	const word = style.reports === 'failedRecordsOnly' ? 'E1' : dice.pick<Word>(['ok', 'E1']);
	const position = dice.pick([count, count + 7, -1 - style.firstIndex]);
	return { value: describe(style, 'a stranger', position, word, dice), id: undefined, word };
}

function arrange({ reports, shape }: AnswerStyle, parts: readonly Part[]): unknown {
	const values = parts.map(({ value }) => value);
	if (reports === 'failedRecordsOnly') return { errors: values };
	if (shape === 'bare') return values;
	if (shape === 'results') return { took: 3, results: values };
	const list = (good: boolean) =>
		parts.filter(({ word }) => (word === 'ok') === good).map(({ value }) => value);
	return { ok: list(true), bad: list(false) };
}
