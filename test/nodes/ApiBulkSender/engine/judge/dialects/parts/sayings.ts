import type { JsonObject } from '../../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../../properties/world';
import {
	ERROR_CODE_KEYS,
	ERROR_KEYS,
	REFUSAL_WORDS,
	RETURN_CODE_KEYS,
	STATE_KEYS,
	STATUS_KEYS,
	YES_KEYS,
	YES_KEYS_WITH_WORDS,
} from '../../rules/words';

/** A number that is no count of records and no HTTP status. */
const SOME_CODE = 71_234;

/** A key in one of the ways that APIs spell it. */
function spelt(key: string, dice: Dice): string {
	const words = key.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
	const capital = (word: string) => word[0].toUpperCase() + word.slice(1);
	return dice.pick([
		key,
		key,
		words.join('_'),
		words.join('-'),
		words.join('_').toUpperCase(),
		words.map(capital).join(''),
		key.toLowerCase(),
	]);
}

/** A word of refusal, alone or among others, in some case. */
function refusing(dice: Dice): string {
	const word = dice.pick(REFUSAL_WORDS);
	const cased = dice.pick([
		word,
		word.toLowerCase(),
		word.toUpperCase(),
		word[0].toUpperCase() + word.slice(1),
	]);
	const joined = word.replaceAll(/(?=[A-Z])/g, '_').toUpperCase();
	const coded = joined.includes('_') ? joined : `IMPORT_${joined}`;
	return dice.pick([
		cased,
		cased,
		joined,
		coded,
		`${cased} by policy`,
		`row ${cased}`,
		`not stored: ${cased}`,
	]);
}

/** @param many in a request of several records a list or a number might be a count */
function errorValue(dice: Dice, many: boolean): unknown {
	const single = ['no such place', 'E17', { message: 'no such place' }, { code: 'E17' }];
	const others = [true, SOME_CODE, ['no such place'], [{ field: 'city' }], { city: ['is odd'] }];
	return dice.pick<unknown>(many ? single : [...single, ...others]);
}

/** Says no in one of the ways that everybody understands. */
export function sayNo(part: JsonObject, dice: Dice, many = false): void {
	const kinds = [
		() => [dice.pick(YES_KEYS), dice.pick<unknown>([false, 'false', 'FALSE', 'no', '0', 0])],
		() => [dice.pick(ERROR_KEYS), errorValue(dice, many)],
		() => [dice.pick(ERROR_CODE_KEYS), dice.pick<unknown>([SOME_CODE, 'E17', '17-x'])],
		() => [dice.pick(STATE_KEYS), refusing(dice)],
		() => [
			dice.pick(STATUS_KEYS),
			dice.pick<unknown>([400, 404, '409', 422, '422 Unprocessable Entity', 500, 599]),
		],
	];
	const [key, value] = dice.pick(kinds)() as [string, unknown];
	const isWord = YES_KEYS_WITH_WORDS.includes(key) && ['no', '0', 0].includes(value as never);
	part[spelt(key, dice)] = isWord ? false : value;
}

/** Says something that is neither yes nor no. */
export function mumble(part: JsonObject, dice: Dice): void {
	const word = dice.pick(['partial', 'Partially stored', 'INCOMPLETE', 'partial success']);
	const kinds = [
		() => (part[spelt(dice.pick(STATE_KEYS), dice)] = word),
		() => (part.message = word),
		() => {
			part[dice.pick(RETURN_CODE_KEYS)] = dice.pick([7, SOME_CODE, -1]);
			part[dice.pick(['message', 'msg'])] = 'a sentence';
		},
	];
	dice.pick(kinds)();
}

/** Says yes, or nothing at all. */
export function sayYes(part: JsonObject, dice: Dice): void {
	const kinds: Array<() => unknown> = [
		() => undefined,
		() => (part[dice.pick(['success', 'ok', 'Succeeded', 'is_success'])] = true),
		() => (part[dice.pick(STATE_KEYS)] = dice.pick(GOOD_STATES)),
		() =>
			(part[dice.pick(['status', 'statusCode', 'code'])] = dice.pick<unknown>([200, 201, '201'])),
		() => (part[dice.pick(ERROR_KEYS)] = dice.pick(NOTHINGS)),
		() =>
			(part[dice.pick(ERROR_CODE_KEYS)] = dice.pick<unknown>([0, '0', '0000', 'OK', 200, null])),
	];
	dice.pick(kinds)();
}

const GOOD_STATES = [
	'ok',
	'OK',
	'created',
	'Updated',
	'active',
	'inactive',
	'cancelled',
	'subscribed',
	'completed without errors',
	'no errors',
	'0 failed',
	'errors: 0',
];

/** Values of an error that is none. */
const NOTHINGS: readonly unknown[] = [
	null,
	false,
	'',
	0,
	[],
	{},
	'none',
	'None',
	'null',
	'no',
	'OK',
	'success',
	[null],
	{ email: [], name: [] },
	{ code: 0, message: '' },
	{ code: 'OK' },
];
