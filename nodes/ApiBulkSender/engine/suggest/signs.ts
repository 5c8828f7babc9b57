import { isJsonObject } from '../json';
import { asText } from '../text';
import type { JsonObject } from '../types';
import { idRank, isGoodWord, isReasonName, isStateName } from './names';

/** What an unknown API may mean by an entry; undefined where nothing speaks for one or the other. */
export type Sign = 'yes' | 'no' | undefined;

const MOST_SHOWN = 3;

/** A word as APIs give it for how something went: no sentence, no id. */
const WORD = /^[A-Za-z][A-Za-z_ -]{0,29}$/;

/**
 * How the entries of one place differ, where the usual words do not tell yes from no: in a word
 * ("kept", "turned_down"), or in something that only some of them have ("because").
 */
export class Signs {
	/** Words that differ from entry to entry, as they stand in the answer. */
	readonly shown: string[];
	/** Their names. */
	private readonly words: string[];
	/** Names of reasons that some entries have and others not. */
	private readonly reasons: string[];
	/** There is a difference, and none of its sides is known. */
	readonly isOpen: boolean;
	private readonly isGoodKnown: boolean;

	/** @param withReasons what only some entries have may be why they failed */
	constructor(
		entries: readonly unknown[],
		records: ReadonlyArray<JsonObject | undefined>,
		withReasons = true,
	) {
		const objects = entries.map((entry) => (isJsonObject(entry) ? entry : {}));
		const names = [...new Set(objects.flatMap((entry) => Object.keys(entry)))];
		this.words = names.filter((name) => isWord(name, objects, records));
		this.reasons = names.filter((name) => {
			if (!withReasons || !isReasonName(name)) return false;
			const having = objects.filter((entry) => hasReason(entry[name])).length;
			return having > 0 && having < objects.length;
		});
		this.isGoodKnown = objects.some((entry) =>
			this.words.some((name) => isGoodWord(asText(entry[name]))),
		);
		this.shown = this.words.flatMap((name) => {
			const texts = new Set(objects.map((entry) => asText(entry[name])).filter(Boolean));
			return [...texts].slice(0, MOST_SHOWN).map((text) => `"${name}": "${text}"`);
		});
		this.isOpen = this.words.length > 0 && this.reasons.length === 0 && !this.isGoodKnown;
	}

	of(entry: unknown): Sign {
		if (!isJsonObject(entry)) return undefined;
		if (this.reasons.some((name) => hasReason(entry[name]))) return 'no';
		if (this.words.length === 0) return this.reasons.length === 0 ? undefined : 'yes';
		if (!this.isGoodKnown) return this.reasons.length === 0 ? undefined : 'yes';
		return this.words.every((name) => isGoodWord(asText(entry[name]))) ? 'yes' : 'no';
	}
}

/** A field with words of the API's own, which are not those of the records. */
function isWord(
	name: string,
	entries: readonly JsonObject[],
	records: ReadonlyArray<JsonObject | undefined>,
): boolean {
	if (idRank(name) !== undefined) return false;
	const values = entries.map((entry) => entry[name]);
	const texts = values.filter((value) => typeof value === 'string');
	if (texts.length === 0 || !texts.every((text) => WORD.test(text))) return false;
	const distinct = new Set(texts);
	if (distinct.size < 2 || [...distinct].every(isGoodWord)) return false;
	// Where each entry has a word of its own, only the name tells that it is one.
	if (distinct.size === entries.length && entries.length > 2 && !isStateName(name)) return false;
	const isData = entries.some((entry, at) => {
		const record = records[at];
		return record !== undefined && holds(record, asText(entry[name]));
	});
	return !isData;
}

function holds(value: unknown, text: string, levels = 3): boolean {
	if (value === null || typeof value !== 'object') return asText(value) === text;
	return levels > 0 && Object.values(value).some((inside) => holds(inside, text, levels - 1));
}

function hasReason(value: unknown): boolean {
	return asText(value) !== '' && value !== false && value !== true;
}
