import type { Dice } from '../../properties/world';
import type { Does, Settings, Told } from './deeds';
import { plainWords, type Dialect, type Word } from './dialect';
import { everyRecord, JSON_TYPES } from './everyRecord';
import { failedOnlyParts, readsOf } from './failedOnly';
import { byField } from './parts/fieldVerdicts';
import { HANDS, toText } from './parts/jsonText';
import { byCode, byWords } from './parts/verdicts';

type Rest = NonNullable<Settings['unnamedRecords']>;

/** A refusal that names bad records; what became of the others is for the documentation to say. */
export function judged(dice: Dice): Dialect {
	const parts = failedOnlyParts(dice);
	const rest = dice.pick<Rest>(['failed', 'succeeded', 'sentAgain', 'sentAgain']);
	const namesFirst = rest !== 'succeeded' && dice.chance(0.4);
	const status = dice.pick([400, 422, 404]);
	return {
		name: `${status} judged, the rest ${rest}, by ${parts.name}`,
		settings: {
			...parts.settings,
			judgedCodes: dice.pick([`${status}`, `${status},499`]),
			...(rest !== 'failed' && { unnamedRecords: rest }),
			// Halving would apply where no record is named.
			...(dice.chance(0.3) && { splitCodes: '400,413,422' }),
		},
		naming: parts.naming,
		codes: parts.lists.codes,
		can: ['takes', 'refuses'],
		partial: rest === 'succeeded',
		whole: false,
		reads: readsOf(parts),
		write: (told, at, tidy) => {
			const body = { contentType: at.pick(JSON_TYPES), words: plainWords(told) };
			const bad = told.filter(({ deed }) => deed.does === 'refuses');
			const named = bad.slice(0, namesFirst ? 1 : undefined);
			const top = parts.lay(named, at, tidy);
			if (bad.length === 0) {
				if (parts.proof !== undefined) top[parts.proof.name] = parts.proof.value;
				return { ...body, status: 200, text: toText(top) };
			}
			top.reply = at.pick(['Bad Request', 'some of it is odd']);
			if (at.chance(0.5)) top.code = status;
			if (at.chance(0.3)) top.success = false;
			for (const one of bad) if (!named.includes(one)) unname(one);
			const words = new Map(told.map((one) => [one.row, wordFor(one, named, rest)]));
			return { ...body, status, text: toText(top, at.pick(HANDS)), words };
		},
	};
}

/** A refusal with a part for every record, also for those that were taken. */
export function judgedParts(dice: Dice): Dialect {
	const inner = everyRecord(dice, [byCode, byWords, byField]);
	const status = dice.pick([400, 422]);
	return {
		...inner,
		name: `${status} judged, ${inner.name}`,
		settings: { ...inner.settings, judgedCodes: `${status}`, unnamedRecords: 'succeeded' },
		can: ['takes', 'refuses'],
		write: (told, at, tidy) => {
			const written = inner.write(told, at, tidy);
			const isRefusal = told.some(({ deed }) => deed.does === 'refuses');
			return isRefusal ? { ...written, status } : written;
		},
	};
}

/** What it has no word for in this answer. */
function unname({ deed }: Told): void {
	deed.code = deed.message = undefined;
}

function wordFor(one: Told, named: readonly Told[], rest: Rest): Word {
	if (named.includes(one)) return 'no';
	const does: Does = one.deed.does;
	if (rest === 'sentAgain') return 'again';
	return does === 'takes' ? 'yes' : 'no';
}
