import type { Dice } from '../../../properties/world';
import { Digits } from './jsonText';

/** What records are known by, and how an answer writes it. */
export interface Keys {
	/** In the record. */
	of(row: number): unknown;
	/** In the answer. */
	told(row: number, dice: Dice): unknown;
	/** As a name or a text, where the answer has no choice. */
	text(row: number): string;
	/** The answer may write it otherwise than the record. */
	respells: boolean;
	/** Some records have the key of another. */
	repeats: boolean;
	/** The key is a number that JavaScript has rounded. */
	isRounded(row: number): boolean;
}

const BEYOND_EXACT = 2n ** 53n;
/** Keys that a careless reader of objects, paths or lists stumbles over. */
const ODD = [
	'constructor',
	'__proto__',
	'a.b',
	'a,b',
	'~1',
	'$',
	'q"uote',
	'é\u2028',
	'1e3',
	'0x10',
];

const exact = (of: (row: number) => unknown): Keys => ({
	of,
	told: (row) => of(row),
	text: (row) => String(of(row)),
	respells: false,
	repeats: false,
	isRounded: () => false,
});

/** Mail addresses, some of which differ only in case. */
function mails(dice: Dice): Keys {
	const twins = dice.chance(0.3);
	const mail = (row: number) => {
		if (!twins) return `Ann${row}@X.example`;
		const name = `ann${row - (row % 2)}@x.example`;
		return row % 2 === 1 ? name.toUpperCase() : name;
	};
	return exact(mail);
}

/** Mail addresses that the answer writes in its own case. */
function respelt(): Keys {
	const keys = exact((row) => `Bob${row}@X.example`);
	const told = (row: number, dice: Dice) => {
		const text = keys.text(row);
		return dice.pick([text, text.toLowerCase(), text.toUpperCase()]);
	};
	return { ...keys, told, respells: true };
}

function numbers(dice: Dice): Keys {
	const rounded = dice.chance(0.1) ? dice.upTo(3) : -1;
	const of = (row: number) => (row === rounded ? Number(BEYOND_EXACT) + 2 * row : 1000 + row);
	return {
		...exact(of),
		told: (row, at) => at.pick<unknown>([of(row), String(of(row))]),
		respells: true,
		isRounded: (row) => row === rounded,
	};
}

/** Texts of digits, neighbours of one another as numbers. */
function bigNumbers(): Keys {
	const of = (row: number) => String(BEYOND_EXACT + BigInt(row));
	const told = (row: number, dice: Dice) => dice.pick<unknown>([of(row), new Digits(of(row))]);
	return { ...exact(of), told, respells: true };
}

const zeroPadded = () => exact((row) => String(500 + row).padStart(6, '0'));

const odd = () => exact((row) => ODD[row] ?? `other ${row}`);

/** Here some records have the key of an earlier one. */
function withRepeats(keys: Keys, dice: Dice): Keys {
	if (!dice.chance(0.15)) return keys;
	const every = 2 + dice.upTo(2);
	const first = (row: number) => (row > 0 && row % every === 0 ? 0 : row);
	return {
		...keys,
		repeats: true,
		of: (row) => keys.of(first(row)),
		told: (row, at) => keys.told(first(row), at),
		text: (row) => keys.text(first(row)),
		isRounded: (row) => keys.isRounded(first(row)),
	};
}

export function anyKeys(dice: Dice): Keys {
	const make = dice.pick([mails, mails, respelt, numbers, bigNumbers, zeroPadded, odd]);
	return withRepeats(make(dice), dice);
}

/** For places where nothing but the name stands, which must not look like a word of refusal. */
export function plainKeys(dice: Dice): Keys {
	return withRepeats(dice.pick([mails, bigNumbers, zeroPadded, numbers])(dice), dice);
}
