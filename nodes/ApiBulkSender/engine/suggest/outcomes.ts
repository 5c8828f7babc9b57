import { normalKey, goodStates, meaningOf } from '../answer/words/vocabulary';
import { asText } from '../text';
import { lastName, leavesOf, type Leaves } from './leaves';
import { isStateName } from './names';

/** How yes is told from no. */
export interface OutcomeChoice {
	by: 'errorCode' | 'field' | 'splitPath';
	/** Success Field, when it is by field. */
	field?: string;
	/** Is One Of, unless it says otherwise. */
	condition?: 'isOneOf' | 'isEmpty';
	values?: string;
}

/** An entry as its leaves, and whether it says no. */
export interface Sample {
	leaves: Leaves;
	isNo: boolean;
}

export function sampleOf(entry: unknown, isNo: boolean, anyName: boolean): Sample {
	return { leaves: leavesOf(entry, anyName), isNo };
}

const MOST_VALUES = 4;

/**
 * Fields whose values tell the good entries from the bad ones, the clearest first.
 *
 * @param isKnown the user said which failed, so that words nobody knows may tell it too
 */
export function tellingFields(samples: readonly Sample[], isKnown: boolean): OutcomeChoice[] {
	const good = samples.filter(({ isNo }) => !isNo);
	if (good.length === 0) return [];
	const paths = [...good[0].leaves.keys()].filter((path) => !path.includes('[*]'));
	const choices = paths.flatMap((path) => {
		const choice = choiceAt(path, samples, good, isKnown);
		return choice === undefined ? [] : [choice];
	});
	return choices.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}

/** Fields that all bad entries have and no good one: where one is empty, nothing speaks against it. */
export function absentFields(samples: readonly Sample[]): OutcomeChoice[] {
	const good = samples.filter(({ isNo }) => !isNo);
	const bad = samples.filter(({ isNo }) => isNo);
	if (good.length === 0 || bad.length === 0) return [];
	const isThere = ({ leaves }: Sample, path: string) => asText(leaves.get(path)?.[0]) !== '';
	return [...bad[0].leaves.keys()]
		.filter((path) => !path.includes('[*]'))
		.filter((path) => bad.every((one) => isThere(one, path)))
		.filter((path) => !good.some((one) => isThere(one, path)))
		.map((field) => ({ by: 'field', field, condition: 'isEmpty' }));
}

function choiceAt(
	path: string,
	samples: readonly Sample[],
	good: readonly Sample[],
	isKnown: boolean,
): { rank: number; choice: OutcomeChoice } | undefined {
	const values = good.map(({ leaves }) => leaves.get(path)?.[0]);
	if (values.some((value) => value === undefined || value === null || value === ''))
		return undefined;
	const bad = samples
		.filter(({ isNo }) => isNo)
		.map(({ leaves }) => leaves.get(path)?.[0])
		.map(asText);
	const texts = [...new Set(values.map(asText))];
	if (texts.length > MOST_VALUES || texts.some((text) => bad.includes(text))) return undefined;
	const name = lastName(path);
	const depth = path.match(/[.[]/g)?.length ?? 0;
	const rank = rankOf(values, texts, bad, name);
	// What differs from record to record is no word for how it went.
	const isWord = isWordLike(texts) && (texts.length === 1 || isStateName(name));
	if (rank === undefined && !(isKnown && bad.length > 0 && isWord)) return undefined;
	const isState = rank !== undefined || isStateName(name) || typeof values[0] === 'boolean';
	return {
		rank: (rank ?? 5) + depth * 0.01 + (isState ? 0 : 1),
		choice: { by: 'field', field: path, values: texts.join(',') },
	};
}

/** 0 for true under a name of success, 1 for a word that everybody knows, 2 for a code of none. */
function rankOf(
	values: readonly unknown[],
	texts: readonly string[],
	bad: readonly string[],
	name: string,
): number | undefined {
	const meaning = meaningOf(name);
	const normal = normalKey(name);
	if (values.every((value) => value === true)) {
		const isName = meaning?.success === true || meaning?.strict === true || meaning?.valid === true;
		return isName || /success|^ok$|accept/.test(normal) || bad.includes('false') ? 0 : undefined;
	}
	const isWord = texts.every((text) => goodStates.has(text.toLowerCase()));
	if (isWord && (meaning?.state || meaning?.message || bad.length > 0)) return 1;
	const isCode = meaning?.errorCode === true || /code$/.test(normal);
	if (isCode && texts.length === 1 && texts[0] === '0') return 2;
	return undefined;
}

function isWordLike(texts: readonly string[]): boolean {
	return texts.every((text) => text.length <= 40 && !text.includes(','));
}
