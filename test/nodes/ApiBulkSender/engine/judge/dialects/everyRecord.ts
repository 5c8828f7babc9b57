import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../properties/world';
import { sentence, type Told } from './deeds';
import { mapSettings, plainWords, type Dialect } from './dialect';
import { byField } from './parts/fieldVerdicts';
import {
	bareList,
	lines,
	list,
	map,
	mapOfLists,
	write,
	type Entry,
	type Frame,
} from './parts/frames';
import { byIndex, byKey, byPosition, type Naming } from './parts/namings';
import { surround } from './parts/top';
import { byCode, byMumbling, byWords, type Verdict } from './parts/verdicts';

const STATUSES = [200, 200, 200, 201, 202, 207];
export const JSON_TYPES = [
	'application/json',
	'application/json; charset=utf-8',
	'application/vnd.api+json',
	'text/plain',
	undefined,
];

const VERDICTS = [byCode, byCode, byWords, byField, byField, byMumbling];

/** One part for every record, which says what became of it. */
export function everyRecord(dice: Dice, verdicts = VERDICTS): Dialect {
	const { naming, frame } = arrangement(dice);
	const verdict = dice.pick(verdicts)(dice);
	const status = dice.pick(STATUSES);
	const joins = naming.joins && dice.chance(0.6);
	return {
		name: `every record by ${naming.by} at "${frame.path}", ${verdict.doubtful ? 'mumbled' : Object.values(verdict.map)}`,
		settings: {
			...naming.settings,
			...mapSettings(verdict.map),
			...verdict.settings,
			responseSplitPath: frame.path,
		},
		naming,
		codes: verdict.codes,
		can: verdict.can,
		partial: true,
		whole: false,
		reads: { code: 'status_code' in verdict.map, message: 'error_message' in verdict.map },
		write: (told, at, tidy) => {
			const entries = groups(told, joins ? at : undefined).map((group) =>
				entry(group, naming, verdict, at),
			);
			if (!tidy && naming.by !== 'position') at.shuffle(entries);
			const top: JsonObject = {};
			const laid = frame.lay(entries, top, at);
			// Beside parts that are unclear, counts and words around them would make others unclear too.
			const isClear = !verdict.doubtful || told.every(({ deed }) => deed.does === 'takes');
			if (frame.hasTop && isClear) surround(top, told, verdict.silent, at);
			const words = plainWords(told, verdict.doubtful && { refuses: 'unclear' });
			const text = write(frame, laid, at);
			return { status, contentType: frame.lines ?? at.pick(JSON_TYPES), text, words };
		},
	};
}

function arrangement(dice: Dice): { naming: Naming; frame: Frame } {
	if (dice.chance(0.2)) {
		const naming = dice.pick([byKey, byIndex])(dice, 'before');
		return { naming, frame: map(dice) };
	}
	const frame = dice.pick([bareList, lines, list, list, mapOfLists])(dice);
	const namers = [() => byKey(dice, 'inside'), () => byIndex(dice, 'inside')];
	if (frame.isList) namers.push(byPosition);
	return { naming: dice.pick(namers)(), frame };
}

/** Records that one part speaks of: each alone, or together those that it did the same with. */
export function groups(told: readonly Told[], joining: Dice | undefined): Told[][] {
	if (joining === undefined) return told.map((one) => [one]);
	const together = joining.pick(['takes', 'refuses']);
	const joined = told.filter(({ deed }) => deed.does === together);
	const others = told.filter(({ deed }) => deed.does !== together).map((one) => [one]);
	for (const one of joined) one.deed = joined[0].deed;
	const all = joined.length > 0 ? [joined, ...others] : others;
	return all.sort(([one], [other]) => one.place - other.place);
}

function entry(group: readonly Told[], naming: Naming, verdict: Verdict, dice: Dice): Entry {
	const [{ deed }] = group;
	explain(group);
	const part = named(group, naming, dice);
	const said: JsonObject = {};
	verdict.write(said, deed, dice, false);
	const name = String(naming.bare(group[0], dice));
	return { name, part: dice.chance(0.5) ? { ...part, ...said } : { ...said, ...part } };
}

/** A part that says which records it is about, and nothing else yet. */
export function named(group: readonly Told[], naming: Naming, dice: Dice): JsonObject {
	const part: JsonObject = {};
	naming.name(part, group, dice);
	return part;
}

/** Gives a group that was not taken its sentence. */
export function explain(group: readonly Told[]): void {
	const [{ deed }] = group;
	const rows = group.map(({ row }) => row);
	if (deed.does !== 'takes') deed.message = sentence(rows, deed.does);
}
