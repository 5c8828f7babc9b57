import { emptyTexts, negations, partialWords, refusalWords } from './vocabulary';

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
	/** What follows it directly is `: 0`. */
	isNone: boolean;
}

/** Longer texts are not searched for words further on. */
const LONGEST = 10_000;

export function readWords(text: string): TextSays {
	const words = splitWords(text.slice(0, LONGEST));
	const says: TextSays = { first: false, denies: false };
	for (let at = 0; at < words.length; at++) {
		const { word, isNone } = words[at];
		if (partialWords.has(word)) says.partial ??= word;
		// `not found`, `notFound`
		const next = words.at(at + 1);
		const isPair = next !== undefined && refusalWords.has(word + next.word);
		if (!refusalWords.has(word) && !isPair) continue;
		if ((isPair ? next.isNone : isNone) || negations.has(words[at - 1]?.word ?? '')) {
			says.denies = true;
		} else if (says.refusal === undefined) {
			says.refusal = isPair ? `${word} ${next.word}` : word;
			says.first = at === 0;
		}
	}
	if (says.refusal !== undefined) says.denies = false;
	return says;
}

function splitWords(text: string): Word[] {
	const apart = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').toLowerCase();
	return [...apart.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
		word,
		isNone: /^["')\]]{0,2}\s{0,5}[:=]\s{0,5}0(?![\d.]*[1-9a-z])/.test(
			apart.slice(index + word.length, index + word.length + 20),
		),
	}));
}

/** Whether a text under a key of errors means that there are none. */
export function meansNone(text: string): boolean {
	return emptyTexts.has(text.trim().toLowerCase()) || readWords(text).denies;
}

/** The first word that refuses without being negated, wherever in a text. */
export function refusalIn(text: string): string | undefined {
	return readWords(text).refusal;
}
