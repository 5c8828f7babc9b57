import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../properties/world';
import type { Settings, Told } from './deeds';
import { mapSettings, plainWords, type Dialect, type Written } from './dialect';
import { explain, groups, JSON_TYPES, named } from './everyRecord';
import { byListName, coded, type FailureLists } from './failureLists';
import { list, map, mapOfLists, type Entry, type Frame } from './parts/frames';
import { HANDS, put, toText } from './parts/jsonText';
import { byIndex, byKey, type Naming, type Where } from './parts/namings';
import { dropEmpty } from './splitLists';
import { surround } from './parts/top';

/** What the answer shows as a whole when nothing failed. */
interface Proof {
	settings: Settings;
	name: string;
	value: unknown;
}

const PROOFS: ReadonlyArray<Proof | undefined> = [
	undefined,
	undefined,
	undefined,
	{
		settings: { successField: '$.message', successValues: 'success' },
		name: 'message',
		value: 'success',
	},
	{ settings: { successField: '$.replyCode', successValues: '0,1' }, name: 'replyCode', value: 0 },
	{
		settings: { successField: '$.state', successValues: 'queued*' },
		name: 'state',
		value: 'queued at 7',
	},
	{
		settings: { successField: '$.batch', successCondition: 'isNotEmpty' },
		name: 'batch',
		value: 'b-7',
	},
];

export interface FailedOnlyParts {
	naming: Naming;
	lists: FailureLists;
	settings: Settings;
	proof: Proof | undefined;
	/** An answer may leave its lists out. */
	mayMiss: boolean;
	name: string;
	joins: boolean;
	/** The answer's body to a request. */
	lay(told: readonly Told[], dice: Dice, tidy: boolean): JsonObject;
}

/** Only what was not taken is named; everything else is in. */
export function failedOnly(dice: Dice): Dialect {
	const parts = failedOnlyParts(dice);
	const { lists, mayMiss, naming } = parts;
	return {
		name: `failed only by ${parts.name}`,
		settings: parts.settings,
		naming,
		codes: lists.codes,
		can: lists.can,
		partial: true,
		whole: false,
		reads: readsOf(parts),
		blame: (culprit, at) => toText(parts.lay([culprit], at, true)),
		write: (told, at, tidy) => {
			const words = plainWords(told);
			const allTaken = told.every(({ deed }) => deed.does === 'takes');
			if (allTaken && mayMiss && parts.proof === undefined && at.chance(0.1))
				return empty(words, at);
			const top = parts.lay(told, at, tidy);
			surround(top, told, true, at);
			if (parts.proof !== undefined && allTaken) top[parts.proof.name] = parts.proof.value;
			for (const name of lists.names) {
				if (mayMiss && at.chance(0.6)) dropEmpty(top, name);
				else if (at.chance(0.1)) dropEmpty(top, name, at.pick<unknown>([null, false, 0, '']));
			}
			const text = toText(top, at.pick(HANDS));
			return {
				status: at.pick([200, 200, 201, 202, 207]),
				contentType: at.pick(JSON_TYPES),
				text,
				words,
			};
		},
	};
}

export const readsOf = ({ lists }: FailedOnlyParts) => ({
	code: 'status_code' in lists.map,
	message: 'error_message' in lists.map,
});

const empty = (words: Written['words'], dice: Dice): Written =>
	dice.chance(0.5)
		? { status: 204, contentType: undefined, text: '', words }
		: { status: 200, contentType: 'application/json', text: '{}', words };

export function failedOnlyParts(dice: Dice): FailedOnlyParts {
	const where = dice.pick<Where>(['inside', 'inside', 'inside', 'before', 'alone']);
	const naming = dice.pick([byKey, byIndex])(dice, where);
	const lists = dice.pick(where === 'alone' ? [byListName] : [coded, coded, byListName])(dice);
	const frame = frameFor(where, dice);
	const mayMiss = dice.chance(0.6);
	const proof = dice.pick(PROOFS);
	const frames = lists.names.map((name) => frame(dice, name));
	const paths = frames.map(({ path }) => path).join(', ');
	const joins = naming.joins && where === 'inside' && dice.chance(0.6);
	return {
		naming,
		lists: where === 'alone' ? { ...lists, map: {} } : lists,
		mayMiss,
		proof,
		joins,
		name: `${naming.by} ${where} at ${paths}${mayMiss ? ', if any' : ''}${proof ? ', proven' : ''}`,
		settings: {
			...naming.settings,
			...lists.settings,
			...mapSettings(where === 'alone' ? {} : lists.map),
			responseReports: 'failedRecordsOnly',
			responseSplitPath: paths,
			...(mayMiss && { missingList: 'noneFailed' as const }),
			...proof?.settings,
		},
		lay: (told, at, tidy) => {
			const top: JsonObject = {};
			for (const name of lists.names) put(top, `$.${name}`, []);
			const failed = told.filter(({ deed }) => deed.does !== 'takes');
			const all = groups(failed, joins ? at : undefined);
			if (!tidy) at.shuffle(all);
			const entries = lists.names.map((): Entry[] => []);
			for (const group of all) {
				const list = lists.listFor(group[0].deed.does, at);
				entries[lists.names.indexOf(list)].push(entry(group, naming, lists, where, at));
			}
			entries.forEach((some, place) => {
				if (some.length > 0) frames[place].lay(some, top, at);
			});
			// An older place for the same names, which is still filled.
			const isOver = failed.every(({ deed }) => deed.does === 'refuses');
			if (where === 'alone' && isOver && at.chance(0.2)) {
				top.allInvalid = entries.flat().map(({ part }) => part);
			}
			return top;
		},
	};
}

function frameFor(where: Where, dice: Dice): (dice: Dice, name: string) => Frame {
	if (where === 'before') return map;
	return dice.chance(0.2) ? mapOfLists : list;
}

function entry(
	group: readonly Told[],
	naming: Naming,
	lists: FailureLists,
	where: Where,
	dice: Dice,
): Entry {
	const [{ deed }] = group;
	explain(group);
	const name = String(naming.bare(group[0], dice));
	if (where === 'alone') {
		deed.message = undefined;
		return { name, part: naming.bare(group[0], dice) };
	}
	const part = named(group, naming, dice);
	lists.say(part, deed, dice);
	return { name, part };
}
