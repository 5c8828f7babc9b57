import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../properties/world';
import type { Told } from './deeds';
import { mapSettings, plainWords, type Dialect } from './dialect';
import { explain, groups, JSON_TYPES, named } from './everyRecord';
import { byListName, coded } from './failureLists';
import { HANDS, put, toText } from './parts/jsonText';
import { byIndex, byKey, type Naming } from './parts/namings';
import { surround } from './parts/top';

const GOOD_LISTS = ['results', 'new_members', 'updated.members', 'done', 'result.data'];

/** Some lists hold what was taken, others what was not. */
export function splitLists(dice: Dice): Dialect {
	const alone = dice.chance(0.25);
	const naming = alone ? byKey(dice, 'alone') : dice.pick([byKey, byKey, byIndex])(dice, 'inside');
	const lists = alone ? byListName(dice) : dice.pick([coded, byListName])(dice);
	const good = dice.chance(0.5) ? [dice.pick(GOOD_LISTS)] : GOOD_LISTS.slice(0, 3);
	const receives = !alone && dice.chance(0.15);
	const joins = naming.joins && dice.chance(0.6);
	const bad = lists.names.map((name) => `$.${name}[*]`);
	const paths = [...good.map((name) => `$.${name}[*]`), ...bad];
	dice.shuffle(paths);
	return {
		name: `two kinds of lists by ${naming.by}${alone ? ' alone' : ''}: ${good} | ${lists.names}`,
		settings: {
			...naming.settings,
			...lists.settings,
			...mapSettings(alone ? {} : lists.map),
			responseSplitPath: paths.join(','),
			recordOutcome: 'splitPath',
			failureSplitPaths: bad.join(', '),
		},
		naming,
		codes: lists.codes,
		can: lists.can,
		partial: true,
		whole: false,
		reads: { code: 'status_code' in lists.map, message: !alone && 'error_message' in lists.map },
		write: (told, at, tidy) => {
			const top: JsonObject = {};
			const every = [...good, ...lists.names];
			for (const name of every) put(top, `$.${name}`, []);
			const all = groups(told, joins ? at : undefined);
			if (!tidy) at.shuffle(all);
			for (const group of all) {
				const [{ deed }] = group;
				explain(group);
				const isGood = deed.does === 'takes';
				const part = alone ? naming.bare(group[0], at) : partOf(group, naming, at);
				if (!isGood && alone) deed.message = undefined;
				if (!isGood && !alone) lists.say(part as JsonObject, deed, at);
				append(top, isGood ? at.pick(good) : lists.listFor(deed.does, at), part);
				// It lists first what it received, then what it could not take of that.
				if (receives && !isGood) append(top, good[0], partOf(group, naming, at));
			}
			surround(top, told, true, at);
			for (const name of every) if (at.chance(0.3)) dropEmpty(top, name);
			const text = toText(top, at.pick(HANDS));
			const status = at.pick([200, 200, 201, 207]);
			return { status, contentType: at.pick(JSON_TYPES), text, words: plainWords(told) };
		},
	};
}

function partOf(group: readonly Told[], naming: Naming, dice: Dice): JsonObject {
	return { ...named(group, naming, dice), ...(dice.chance(0.2) && { status: 'seen' }) };
}

/** Adds to the list at a path of plain names. */
export function append(top: JsonObject, path: string, part: unknown): void {
	const [place, key] = placeOf(top, path);
	(place[key] as unknown[]).push(part);
}

/** Leaves a list out, or writes it as something else that is nothing. */
export function dropEmpty(top: JsonObject, path: string, instead?: unknown): void {
	const [place, key] = placeOf(top, path);
	if (!Array.isArray(place[key]) || place[key].length > 0) return;
	if (instead === undefined) delete place[key];
	else place[key] = instead;
}

function placeOf(top: JsonObject, path: string): [JsonObject, string] {
	const names = path.split('.');
	const key = names.pop() as string;
	return [names.reduce((place, name) => place[name] as JsonObject, top), key];
}
