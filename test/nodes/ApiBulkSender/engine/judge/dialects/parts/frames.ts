import type { JsonObject } from '../../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../../properties/world';
import { isObject } from '../../rules/heard';
import { Digits, HANDS, Named, put, toText, type Hand } from './jsonText';

/** A part of an answer, and the name that it may stand under. */
export interface Entry {
	name: string;
	part: unknown;
}

/** Where the parts stand in an answer. */
export interface Frame {
	/** Response Split Path. */
	path: string;
	/** Position can be read: one list, in order. */
	isList: boolean;
	/** What stands around the parts; none where there is no room for anything. */
	hasTop: boolean;
	lay(entries: readonly Entry[], top: JsonObject, dice: Dice): unknown;
	/** A line for each part. */
	lines?: string;
}

const LISTS = [
	'results',
	'records',
	'items',
	'result.list',
	'response.data.rows',
	'Items',
	'answers',
];
const MAPS = ['results', 'byId', 'answer.people', 'data'];

const dots = (path: string) => `$.${path}`;

/** A path to a list, in one of the ways that people write it. */
function listPath(path: string, dice: Dice): string {
	const full = dots(path);
	return dice.pick([`${full}[*]`, `${full}[*]`, full, `${path}[*]`, `${full}._`, `${full}.*`]);
}

export function bareList(dice: Dice): Frame {
	return {
		path: dice.pick(['', '', '$', '$.*', '$[*]']),
		isList: true,
		hasTop: false,
		lay: (entries) => entries.map(({ part }) => part),
	};
}

export function lines(dice: Dice): Frame {
	const type = dice.pick(['application/x-ndjson', 'application/ndjson', 'application/jsonl']);
	return { ...bareList(dice), lines: dice.chance(0.3) ? 'text/plain' : type };
}

/** @param xml a list of one is written as its one part, as converters from XML do */
export function list(dice: Dice, name = dice.pick(LISTS), xml = dice.chance(0.15)): Frame {
	return {
		path: xml ? `${dots(name)}[*]` : listPath(name, dice),
		isList: true,
		hasTop: true,
		lay: (entries, top) => {
			const parts = entries.map(({ part }) => part);
			const isAlone =
				xml && parts.length === 1 && isObject(parts[0]) && !(parts[0] instanceof Digits);
			put(top, dots(name), isAlone ? parts[0] : parts);
			return top;
		},
	};
}

/** An object in which each part stands under its name. */
export function map(dice: Dice, name = dice.pick(MAPS)): Frame {
	return {
		path: dots(name) + dice.pick(['.*', '._']),
		isList: false,
		hasTop: true,
		lay: (entries, top) => {
			put(top, dots(name), new Named(entries.map(({ name: key, part }) => [key, part])));
			return top;
		},
	};
}

/** An object of lists, by something that means nothing here. */
export function mapOfLists(dice: Dice, name = dice.pick(MAPS)): Frame {
	return {
		path: `${dots(name)}.*[*]`,
		isList: false,
		hasTop: true,
		lay: (entries, top, at) => {
			const groups: Record<string, unknown[]> = {};
			for (const { part } of entries) (groups[at.pick(['city', 'name', 'T'])] ??= []).push(part);
			put(top, dots(name), groups);
			return top;
		},
	};
}

/** The text of a laid answer. */
export function write(frame: Frame, laid: unknown, dice: Dice): string {
	if (frame.lines === undefined) return toText(laid, dice.pick<Hand>(HANDS));
	const end = dice.pick(['\n', '\n', '\r\n']);
	const texts = (laid as unknown[]).map((part) => toText(part));
	return texts.join(end) + (dice.chance(0.5) ? end : '');
}
