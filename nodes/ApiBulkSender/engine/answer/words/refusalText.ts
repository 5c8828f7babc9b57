import { apart, emptyTexts, negations, partialWords, refusalWords, WORD } from './vocabulary';

/** What a text says by its words. */
export interface TextSays {
	/** A word that refuses and is not negated; undefined when there is none. */
	refusal?: string;
	/** That word is the first of the text. */
	first: boolean;
	/** Words that refuse stand in it, but each is negated ("no errors", "Errors: 0"). */
	denies: boolean;
	/** A word that says: not all of it. */
	partial?: string;
}

interface Word {
	word: string;
	/** It stands directly after a negation. */
	isNegated: boolean;
	/** What follows it directly: `: 0` or another number. */
	count: 'none' | 'some' | undefined;
}

/** Of longer texts the rest is only searched for whatever may be such a word. */
const LONGEST = 10_000;
const LONGEST_WORD = 20;
const MAY_REFUSE = new RegExp([...refusalWords, ...partialWords, 'not found'].join('|'), 'i');

export function readWords(text: string): TextSays {
	const words = splitWords(text.slice(0, LONGEST));
	const says: TextSays = { first: false, denies: false };
	words.forEach(({ word, isNegated, count }, at) => {
		if (partialWords.has(word)) says.partial ??= word;
		// `not found`, `notFound`
		const next = words.at(at + 1);
		const isPair = next !== undefined && refusalWords.has(word + next.word);
		if (!refusalWords.has(word) && !isPair) return;
		const counted = isPair ? next.count : count;
		if (counted === 'none' || (counted === undefined && isNegated)) says.denies = true;
		else if (says.refusal === undefined) {
			says.refusal = isPair ? `${word} ${next.word}` : word;
			says.first = at === 0;
		}
	});
	if (text.length > LONGEST) {
		says.refusal ??= MAY_REFUSE.exec(text.slice(LONGEST - LONGEST_WORD))?.[0];
	}
	if (says.refusal !== undefined) says.denies = false;
	return says;
}

function splitWords(text: string): Word[] {
	const lower = apart(text);
	let before = '';
	let end = 0;
	return [...lower.matchAll(WORD)].map(({ 0: word, index }) => {
		const isNegated = negations.has(before) && BETWEEN.test(lower.slice(end, index));
		before = word;
		end = index + word.length;
		return { word, isNegated, count: countIn(lower.slice(end, end + 20)) };
	});
}

/** What may stand between a negation and its word. */
const BETWEEN = /^[ \t_-]{1,5}$/;
const COUNT = /^["')\]]{0,2}\s{0,5}[:=]\s{0,5}(?=\d)/;
/** But not 0.5 or 0x1. */
const ZERO = /^0(?![\d.]*[1-9a-z])/;

function countIn(behind: string): Word['count'] {
	const found = COUNT.exec(behind)?.[0];
	if (found === undefined) return undefined;
	return ZERO.test(behind.slice(found.length)) ? 'none' : 'some';
}

/** Whether a text under a key of errors means that there are none. */
export function meansNone(text: string): boolean {
	return emptyTexts.has(text.trim().toLowerCase()) || readWords(text).denies;
}
