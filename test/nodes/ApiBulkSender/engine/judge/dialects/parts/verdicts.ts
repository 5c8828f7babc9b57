import type { JsonObject } from '../../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../../properties/world';
import { anyCodes, type Codes } from './codes';
import type { Deed, Does, Settings } from '../deeds';
import { Digits, put } from './jsonText';
import { mumble, sayNo, sayYes } from './sayings';

/** How a part says what became of its record. */
export interface Verdict {
	settings: Settings;
	codes: Codes;
	/** What it has words for. */
	can: readonly Does[];
	/** Parse Path Map, by name. */
	map: Record<string, string>;
	/** A part of a record that was taken says so by nothing but silence. */
	silent: boolean;
	/** Its refusals are such that a careful reader calls them unclear. */
	doubtful?: true;
	/** @param many it speaks for several records */
	write(part: JsonObject, deed: Deed, dice: Dice, many: boolean): void;
}

const EVERYTHING: readonly Does[] = [
	'takes',
	'refuses',
	'puts off',
	'makes wait',
	'stops',
	'knows it',
];
const YES_OR_NO: readonly Does[] = ['takes', 'refuses'];

/** Beyond 2^53, so that it shows whether the digits come through. */
function entity(deed: Deed, dice: Dice): Digits {
	deed.entity = `9${String(dice.upTo(10 ** 9)).padStart(9, '0')}4740993`;
	return new Digits(deed.entity);
}

interface CodePlace {
	code: string;
	/** Codes for what was taken; none where only failures have a code. */
	good: readonly unknown[];
	message: string;
}

const GOOD_CODES = [200, 201, '200', '201 Created', 0, '0', '000', 'OK', 'ok', 'SUCCESS', 'DONE'];
const CODE_PLACES: readonly CodePlace[] = [
	{ code: '$.code', good: GOOD_CODES, message: '$.message' },
	{ code: '$.status', good: GOOD_CODES, message: '$.text' },
	{ code: '$.response.status', good: GOOD_CODES, message: '$.response.text' },
	{ code: '$.errorCode', good: [0, '0', '0000', 'OK'], message: '$.Message' },
	{ code: '$.error.code', good: [], message: '$.error.message' },
	{ code: '$.errors[*].code', good: [], message: '$.errors[*].message' },
	{ code: '$.category', good: [], message: '$.detail' },
];

/** @param listed whether codes may stand in a list */
export function byCode(dice: Dice, listed = true): Verdict {
	const places = CODE_PLACES.filter(({ code }) => listed || !code.includes('[*]'));
	const place = dice.pick(places);
	const codes = anyCodes(dice);
	const proves = place.good.length > 0 && dice.chance(0.6);
	const says = dice.chance(0.8);
	const alternative = dice.chance(0.3);
	const listsCodes = place.code.includes('[*]');
	const paths = { code: place.code, message: place.message };
	if (alternative) paths.code = `$.nothing.here, ${place.code}`;
	if (alternative) paths.message = `${place.message},$.nothing`;
	return {
		codes,
		settings: { ...codes.settings, successCodes: '2xx,DONE' },
		can: EVERYTHING,
		map: {
			status_code: paths.code,
			...(says && { error_message: paths.message }),
			entity_id: '$.made',
		},
		silent: !proves,
		write: (part, deed, at) => {
			if (deed.does === 'takes') {
				if (proves) put(part, place.code, at.pick<unknown>(place.good));
				else if (place.code.includes('error.') || listsCodes) leaveEmpty(part, place, at);
				if (at.chance(0.3)) put(part, place.good.length > 0 ? place.message : '$.note', 'stored');
				if (at.chance(0.3)) part.made = entity(deed, at);
				return;
			}
			const code = codes.of(deed.does, at);
			const several = listsCodes && at.chance(0.3);
			deed.code = several ? [code, code] : code;
			if (several) part.errors = [{ code }, { code }];
			else put(part, place.code, code);
			if (!says) deed.message = undefined;
			else if (several) (part.errors as JsonObject[])[1].message = deed.message;
			else put(part, place.message, deed.message);
		},
	};
}

/** The place of the codes of failures, where there is none. */
function leaveEmpty(part: JsonObject, { code }: CodePlace, dice: Dice): void {
	const empty = code.includes('[*]') ? [undefined, [], null] : [undefined, null, '', {}, false];
	part[code.slice(2).replace(/(\[\*\])?\..*/, '')] = dice.pick<unknown>(empty);
}

/** Nothing in the map decides: what the part says in words that everybody understands. */
export function byWords(dice: Dice): Verdict {
	const says = dice.chance(0.5);
	const wrappers = Array.from({ length: dice.chance(0.3) ? 1 + dice.upTo(1) : 0 }, () =>
		dice.pick(['data', 'result', 'response', 'd', 'status']),
	);
	const codes = anyCodes(dice);
	return {
		codes,
		settings: codes.settings,
		can: YES_OR_NO,
		map: says ? { error_message: '$.reason' } : {},
		silent: true,
		write: (part, deed, at, many) => {
			const said: JsonObject = {};
			if (deed.does === 'takes') sayYes(said, at);
			else sayNo(said, at, many);
			Object.assign(part, wrap(said, wrappers));
			if (deed.does === 'takes' || !says) deed.message = undefined;
			else part.reason = deed.message;
		},
	};
}

function wrap(said: JsonObject, wrappers: readonly string[]): JsonObject {
	if (Object.keys(said).length === 0) return said;
	return wrappers.reduce((inner, name) => ({ [name]: inner }), said);
}

/** Refusals in words that are neither yes nor no, or that contradict the code beside them. */
export function byMumbling(dice: Dice): Verdict {
	const codes = anyCodes(dice);
	const contradicts = dice.chance(0.4);
	return {
		codes,
		settings: codes.settings,
		can: YES_OR_NO,
		map: contradicts ? { status_code: '$.code' } : {},
		silent: !contradicts,
		doubtful: true,
		write: (part, deed, at) => {
			deed.message = undefined;
			if (contradicts) part.code = 200;
			if (deed.does === 'takes') return;
			if (!contradicts) mumble(part, at);
			else part[at.pick(['success', 'ok', 'error'])] = false;
			if (contradicts && part.error === false) part.error = { text: 'no such place' };
		},
	};
}
