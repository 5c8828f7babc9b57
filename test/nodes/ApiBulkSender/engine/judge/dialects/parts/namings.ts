import type { JsonObject } from '../../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../../properties/world';
import type { Settings, Told } from '../deeds';
import { put } from './jsonText';
import { anyKeys, plainKeys, type Keys } from './keys';

/** How an answer says which record it speaks of. */
export interface Naming {
	by: 'position' | 'key' | 'index';
	settings: Settings;
	/** What the record itself has for it. */
	fields(row: number): JsonObject;
	/** The record cannot be sent, since its key is not to be trusted. */
	isInvalid(row: number): boolean;
	/** Some records have the name of another. */
	repeats: boolean;
	/** One part may speak of several. */
	joins: boolean;
	/** Writes it into a part. */
	name(part: JsonObject, told: readonly Told[], dice: Dice): void;
	/** The bare name: a part of its own, or what a part stands under. */
	bare(told: Told, dice: Dice): unknown;
}

/** Where the name stands: in the part, before it (as the name in a map), or as the part itself. */
export type Where = 'inside' | 'before' | 'alone';

const nothing = { fields: () => ({}), isInvalid: () => false, repeats: false, joins: false };

export function byPosition(): Naming {
	return {
		...nothing,
		by: 'position',
		settings: { matchBy: 'position' },
		name: () => undefined,
		bare: ({ place }) => place,
	};
}

const INSIDE_PATHS = ['$.key', '$.email', '$.ref.k', '$.id', '$.context.ids[*]'];
const RECORD_PATHS = ['$.id', 'id', '$.person.id', '$.a.b.c'];

export function byKey(dice: Dice, where: Where): Naming {
	if (where === 'inside' && dice.chance(0.2)) return byTwoKeys(dice);
	const keys = where === 'alone' ? plainKeys(dice) : anyKeys(dice);
	const recordPath = dice.pick(RECORD_PATHS);
	const isSameId = recordPath.endsWith('id') && !recordPath.includes('person') && !keys.respells;
	// An `id` that the record was not sent with would be a new one, which softens what is said.
	const inside = dice.pick(INSIDE_PATHS.filter((path) => path !== '$.id' || isSameId));
	const spelling = inside.replace('[*]', () => dice.pick(['[*]', '', '._']));
	const responseKeyPath = { inside: spelling, before: '~', alone: '$' }[where];
	return {
		...keyed(keys, recordPath),
		settings: { matchBy: 'key', requestKeyPath: recordPath, responseKeyPath },
		joins: inside.endsWith('[*]') && where === 'inside',
		name: (part, told, at) => {
			if (where !== 'inside') return;
			const names = told.map(({ row }) => keys.told(row, at));
			put(part, inside, names.length === 1 ? names[0] : names);
		},
		bare: ({ row }, at) => (where === 'before' ? keys.text(row) : keys.told(row, at)),
	};
}

function keyed(
	keys: Keys,
	recordPath: string,
): Pick<Naming, 'by' | 'fields' | 'isInvalid' | 'repeats'> {
	return {
		by: 'key',
		fields: (row) => {
			const fields: JsonObject = {};
			put(fields, recordPath, keys.of(row));
			return fields;
		},
		isInvalid: (row) => keys.isRounded(row),
		repeats: keys.repeats,
	};
}

/** Records known by an address, a number or both, and named by what they have. */
function byTwoKeys(dice: Dice): Naming {
	const kinds = ['both', 'email', 'userId', 'both'] as const;
	const shift = dice.upTo(3);
	const fields = (row: number): JsonObject => {
		const kind = kinds[(row + shift) % kinds.length];
		return {
			email: kind === 'userId' ? undefined : `Cid${row}@x.example`,
			userId: kind === 'email' ? undefined : `u-${7000 + row}`,
		};
	};
	const oneOf = (row: number, at: Dice) =>
		at.pick(Object.entries(fields(row)).filter(([, value]) => value !== undefined));
	const where = dice.pick(['$.email,$.userId', '$.who', '$.nothing,$.who']);
	return {
		...nothing,
		by: 'key',
		settings: { matchBy: 'key', requestKeyPath: '$.email,$.userId', responseKeyPath: where },
		fields,
		name: (part, [{ row }], at) => {
			const [field, value] = oneOf(row, at);
			part[where.includes('who') ? 'who' : field] = value;
		},
		bare: ({ row }, at) => oneOf(row, at)[1],
	};
}

interface Form {
	path: string;
	pattern?: string;
	write(numbers: number[]): unknown;
	joins: boolean;
}

const FORMS: readonly Form[] = [
	{ path: '$.at', write: ([number]) => number, joins: false },
	{ path: '$.batch_index', write: ([number]) => String(number), joins: false },
	{ path: '$.rows[*]', write: (numbers) => numbers, joins: true },
	{
		path: '$.source.pointer',
		pattern: '/data/*/#/',
		write: ([number]) => `/data/attributes/profiles/data/${number}/attributes/email`,
		joins: false,
	},
	{
		path: '$.where',
		pattern: 'Index: #,',
		write: (numbers) => numbers.map((number) => `Index: ${number}, see there`).join('\n'),
		joins: true,
	},
	{ path: '$.where', pattern: 'rows[#].', write: ([n]) => `in rows[${n}].email`, joins: false },
	{
		path: '$.nowhere,$.field',
		pattern: 'item #:',
		write: ([n]) => `(item ${n}: city)`,
		joins: false,
	},
];

export function byIndex(dice: Dice, where: Where): Naming {
	const form = dice.pick(FORMS);
	const firstIndex = dice.upTo(1) as 0 | 1;
	const path = { inside: form.path, before: '~', alone: '$' }[where];
	const inside = form.path.split(',').at(-1) as string;
	const number = ({ place }: Told) => place + firstIndex;
	return {
		...nothing,
		by: 'index',
		settings: {
			matchBy: 'index',
			responseIndexPath: path,
			firstIndex,
			...(where === 'inside' && form.pattern !== undefined && { indexPattern: form.pattern }),
		},
		joins: form.joins && where === 'inside',
		name: (part, told) => {
			if (where === 'inside') put(part, inside, form.write(told.map(number)));
		},
		bare: number,
	};
}
