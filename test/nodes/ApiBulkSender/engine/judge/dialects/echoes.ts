import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../properties/world';
import { anyCodes } from './parts/codes';
import { mapSettings, plainWords, type Dialect } from './dialect';
import { explain, JSON_TYPES } from './everyRecord';
import { bareList, list, write } from './parts/frames';
import { byPosition, type Naming } from './parts/namings';

/** Fields of records that would say no if they were the answer's own. */
const TRAPS: ReadonlyArray<readonly [string, unknown]> = [
	['status', 'failed'],
	['state', 'rejected'],
	['valid', false],
	['code', 404],
	['error', 'E17 on the shelf label'],
	['result', 'skipped'],
	['errorCode', 'E17'],
	['status', 500],
];

/** What was taken comes back as it was sent, with an id of its own. */
export function echo(dice: Dice): Dialect {
	const single = dice.chance(0.5);
	const trap = Array.from({ length: 8 }, () => dice.pick(TRAPS));
	const hasId = dice.chance(0.7);
	const frame = dice.pick([bareList, list])(dice);
	const codes = anyCodes(dice);
	return {
		name: `echoes, ${single ? 'one record' : `at "${frame.path}"`}`,
		settings: {
			...codes.settings,
			...mapSettings({ error_message: '$.message' }),
			...(single ? { bulkSupport: false } : { responseSplitPath: frame.path }),
		},
		naming: {
			...byPosition(),
			settings: {},
			fields: (row) => ({ name: `Name ${row}`, ...Object.fromEntries([trap[row % trap.length]]) }),
		},
		codes,
		can: ['takes', 'refuses'],
		partial: true,
		whole: single,
		reads: { code: false, message: true },
		write: (told, at) => {
			const parts = told.map((one): JsonObject => {
				explain([one]);
				const { record, deed } = one;
				if (deed.does !== 'takes') return { success: false, message: deed.message };
				return hasId ? { id: `new-${one.row}`, ...record } : { ...record };
			});
			const words = plainWords(told);
			const contentType = at.pick(JSON_TYPES);
			if (single) return { status: 201, contentType, text: JSON.stringify(parts[0]), words };
			const entries = parts.map((part) => ({ name: '', part }));
			return {
				status: 200,
				contentType,
				text: write(frame, frame.lay(entries, {}, at), at),
				words,
			};
		},
	};
}

/** People who answer in another order than they were asked, and say whom they mean. */
export function disorder(dice: Dice): Dialect {
	const codes = anyCodes(dice);
	const frame = dice.pick([bareList, list])(dice);
	// One who is named by a friend's record too stands at two places, of which one is right.
	const haveFriends = dice.chance(0.3);
	const mail = (row: number) => `dora${row}@x.example`;
	const naming: Naming = {
		...byPosition(),
		fields: (row) => ({
			email: mail(row),
			city: 'Turin',
			...(haveFriends && { friend: mail(row ^ 1) }),
		}),
	};
	return {
		name: `by position at "${frame.path}", ${haveFriends ? 'friends' : 'in another order'}`,
		settings: {
			...codes.settings,
			...mapSettings({ error_message: '$.message' }),
			matchBy: 'position',
			responseSplitPath: frame.path,
		},
		naming,
		codes,
		can: ['takes', 'refuses'],
		partial: true,
		whole: false,
		reads: { code: false, message: true },
		write: (told, at, tidy) => {
			const shuffled = [...told];
			if (told.length > 2 && !haveFriends && !tidy) at.shuffle(shuffled);
			const isOff = shuffled.some((one, place) => one !== told[place]);
			const entries = shuffled.map((one) => {
				explain([one]);
				const { deed, record } = one;
				const part: JsonObject = {
					who: at.pick([record.email, String(record.email).toUpperCase()]),
				};
				if (deed.does !== 'takes') Object.assign(part, { ok: false, message: deed.message });
				return { name: '', part };
			});
			const words = plainWords(told);
			if (isOff) for (const { row } of told) words.set(row, 'unclear');
			const text = write(frame, frame.lay(entries, {}, at), at);
			return {
				status: 200,
				contentType: 'application/json',
				text,
				words,
				ends: isOff ? 'must' : undefined,
			};
		},
	};
}
