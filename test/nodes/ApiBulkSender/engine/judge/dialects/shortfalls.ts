import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../properties/world';
import { anyCodes } from './parts/codes';
import type { Does, Settings, Told } from './deeds';
import { mapSettings, plainWords, type Dialect, type Word, type Written } from './dialect';
import { explain, JSON_TYPES, named } from './everyRecord';
import { FAILURE_LISTS } from './failureLists';
import { bareList, list, write } from './parts/frames';
import { HANDS, put, toText } from './parts/jsonText';
import { byIndex, byKey, byPosition, type Naming } from './parts/namings';
import { append } from './splitLists';
import { nameless } from './whole';

const YES_OR_NO: readonly Does[] = ['takes', 'refuses'];

const WHOLE: Settings = { responseReports: 'wholeRequest' };

/** Under which every record gets its place in a full request. */
function sound(make: () => Naming): Naming {
	for (;;) {
		const naming = make();
		const isRounded = Array.from({ length: 10 }, (_, row) => row).some(naming.isInvalid);
		if (!naming.repeats && !isRounded) return naming;
	}
}

const refusedOf = (told: readonly Told[]) => told.filter(({ deed }) => deed.does === 'refuses');

/**
 * What they have in common: the answers show that something failed, but not, under these settings,
 * which records it was. What cannot be read has to come out unclear.
 */
function frameOf(dice: Dice, naming: Naming, name: string, settings: Settings) {
	const codes = anyCodes(dice);
	return {
		name,
		naming,
		codes,
		settings: { ...naming.settings, ...codes.settings, ...mapSettings({}), ...settings },
		can: YES_OR_NO,
		partial: true,
		whole: false,
		reads: { code: false, message: false },
		leastRecords: 2,
	};
}

function json(body: unknown, words: Written['words'], dice: Dice, status = 200): Written {
	return {
		status,
		contentType: dice.pick(JSON_TYPES),
		text: toText(body, dice.pick(HANDS)),
		words,
	};
}

const every = (told: readonly Told[], word: Word) => new Map(told.map(({ row }) => [row, word]));

/** Two lists of failures, of which the settings know one. */
export function forgottenList(dice: Dice): Dialect {
	const naming = sound(() => dice.pick([byKey, byIndex])(dice, 'inside'));
	const known = dice.pick(FAILURE_LISTS);
	const others = FAILURE_LISTS.filter((name) => name.split('.')[0] !== known.split('.')[0]);
	const forgotten = dice.pick(others);
	const mayMiss = dice.chance(0.5);
	return {
		...frameOf(dice, naming, `failed only by ${naming.by}: ${known}, and ${forgotten} unknown`, {
			responseReports: 'failedRecordsOnly',
			responseSplitPath: `$.${known}[*]`,
			...(mayMiss && { missingList: 'noneFailed' as const }),
		}),
		write: (told, at) => {
			const top: JsonObject = {};
			put(top, `$.${known}`, []);
			put(top, `$.${forgotten}`, []);
			const unread = new Set<number>();
			for (const one of refusedOf(told)) {
				explain([one]);
				const part = { ...named([one], naming, at), note: one.deed.message };
				const isUnread = at.chance(0.5);
				if (isUnread) unread.add(one.row);
				append(top, isUnread ? forgotten : known, part);
			}
			if (unread.size === 0) return json(top, plainWords(told), at);
			const words = plainWords(told, { takes: 'unclear' });
			for (const row of unread) words.set(row, 'unclear');
			return json(top, words, at);
		},
	};
}

/** A list that the settings misspell. */
export function misspeltList(dice: Dice): Dialect {
	const naming = sound(() => dice.pick([byKey, byIndex])(dice, 'inside'));
	const name = dice.pick(FAILURE_LISTS);
	const mayMiss = dice.chance(0.5);
	return {
		...frameOf(dice, naming, `failed only by ${naming.by}: ${name}, misspelt`, {
			responseReports: 'failedRecordsOnly',
			responseSplitPath: `$.${name}es[*]`,
			...(mayMiss && { missingList: 'noneFailed' as const }),
		}),
		write: (told, at) => {
			const top: JsonObject = {};
			put(top, `$.${name}`, []);
			for (const one of refusedOf(told)) {
				append(top, name, { ...named([one], naming, at), note: 'odd' });
			}
			const words =
				mayMiss && refusedOf(told).length === 0 ? plainWords(told) : every(told, 'unclear');
			return json(top, words, at);
		},
	};
}

/** A part for every record, which says nothing; only a count shows that some were refused. */
export function onlyACount(dice: Dice): Dialect {
	const naming = sound(() => dice.pick([byPosition, byKey, byIndex])(dice, 'inside'));
	const frame = list(dice, 'results', false);
	return {
		...frameOf(dice, naming, `every record by ${naming.by}, silent, and a count`, {
			responseSplitPath: frame.path,
		}),
		write: (told, at) => {
			const refused = refusedOf(told).length;
			const top = { [at.pick(['failed', 'failed_count', 'numErrors', 'skipped'])]: refused };
			const parts = told.map((one) => ({ note: 'seen', ...named([one], naming, at) }));
			const laid = frame.lay(
				parts.map((part) => ({ name: '', part })),
				top,
				at,
			);
			return json(laid, refused === 0 ? plainWords(told) : every(told, 'unclear'), at);
		},
	};
}

/** The request as a whole, and the answer only counts. */
export function tally(dice: Dice): Dialect {
	return {
		...frameOf(dice, nameless(), 'the request as a whole, and counts', WHOLE),
		whole: true,
		write: (told, at) => {
			const refused = refusedOf(told).length;
			const taken = told.length - refused;
			const [all, yes, no] = at.pick([
				['received', 'imported', 'failed'],
				['total', 'processed', 'skipped'],
				['total_sent', 'createdCount', 'error_count'],
			]);
			const body: JsonObject = { [all]: told.length, [yes]: taken, [no]: refused };
			if (taken > 0) delete body[at.pick(refused > 0 ? [yes, no, 'nothing'] : [no, 'nothing'])];
			if (at.chance(0.5)) body.success = true;
			return json(body, refused === 0 ? plainWords(told) : every(told, 'unclear'), at);
		},
	};
}

/** A list of parts, read as one word for the whole request. */
export function unreadParts(dice: Dice): Dialect {
	const frame = dice.pick([() => list(dice), () => bareList(dice)])();
	return {
		...frameOf(dice, nameless(), `the request as a whole, and a list at "${frame.path}"`, WHOLE),
		whole: true,
		write: (told, at) => {
			const parts = told.map(({ deed }) =>
				deed.does === 'takes'
					? at.pick<unknown>([{ ok: true }, { status: 201 }, { id: 'new-7' }])
					: at.pick<unknown>([
							{ ok: false },
							{ status: 422 },
							{ error: 'odd' },
							{ state: 'failed' },
						]),
			);
			const laid = frame.lay(
				parts.map((part) => ({ name: '', part })),
				{},
				at,
			);
			const words = refusedOf(told).length === 0 ? plainWords(told) : every(told, 'unclear');
			return { status: 200, contentType: 'application/json', text: write(frame, laid, at), words };
		},
	};
}
