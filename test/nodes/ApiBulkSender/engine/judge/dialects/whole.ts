import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../properties/world';
import { sentence, type Deed, type Settings, type Told } from './deeds';
import { mapSettings, plainWords, type Dialect, type Word, type Written } from './dialect';
import { JSON_TYPES } from './everyRecord';
import { byField } from './parts/fieldVerdicts';
import { HANDS, toText } from './parts/jsonText';
import { byPosition, type Naming } from './parts/namings';
import { surround } from './parts/top';
import { byCode, byMumbling, byWords } from './parts/verdicts';

/** A record of one request each, which has nothing that answers know it by. */
export function nameless(): Naming {
	return { ...byPosition(), settings: {}, fields: (row) => ({ id: `r-${row}` }) };
}

/** One word for all records of a request, in the body. */
export function wholeRequest(dice: Dice): Dialect {
	const single = dice.chance(0.5);
	const verdict = dice.pick([
		() => byCode(dice, single),
		() => byWords(dice),
		() => byField(dice, single),
		() => byMumbling(dice),
	])();
	const status = dice.pick([200, 200, 201, 202, 206, 207]);
	const { successCondition = 'isOneOf' } = verdict.settings;
	const isProof = ['isOneOf', 'isNotEmpty'].includes(successCondition);
	const proves = ('recordOutcome' in verdict.settings && isProof) || !verdict.silent;
	// A status that means "some of it" is believed only with proof.
	const isBelieved = proves || status < 206;
	const listOfOne = single && dice.chance(0.2);
	return {
		name: `${single ? 'one record' : 'the request as a whole'}, ${Object.values(verdict.map)} ${verdict.settings.successField ?? ''}`,
		settings: {
			...mapSettings(verdict.map),
			...verdict.settings,
			...(single ? { bulkSupport: false } : { responseReports: 'wholeRequest' }),
		},
		naming: nameless(),
		codes: verdict.codes,
		can: verdict.can,
		partial: false,
		whole: true,
		reads: { code: 'status_code' in verdict.map, message: 'error_message' in verdict.map },
		write: (told, at) => {
			const deed = asOne(told);
			const body: JsonObject = {};
			verdict.write(body, deed, at, told.length > 1);
			// A good word around it might be just the proof that is missing.
			if (deed.does === 'takes' && isBelieved) surround(body, told, verdict.silent, at);
			const isList = listOfOne && Object.keys(verdict.map).length === 0 && verdict.silent;
			const text = toText(
				isList && !('recordOutcome' in verdict.settings) ? [body] : body,
				at.pick(HANDS),
			);
			const words = plainWords(told, {
				...(!isBelieved && { takes: 'unclear' as Word }),
				...(!isBelieved && deed.does === 'refuses' && { refuses: 'no or unclear' as Word }),
				...(verdict.doubtful && { refuses: 'unclear' as Word }),
			});
			return { status, contentType: at.pick(JSON_TYPES), text, words };
		},
	};
}

/** The request has one fate, and one sentence. */
export function asOne(told: readonly Told[]): Deed {
	const { deed } = told[0];
	for (const one of told) one.deed = deed;
	if (deed.does !== 'takes') deed.message = sentence([], deed.does);
	return deed;
}

/** The HTTP status says it, and a body is only talk. */
export function byStatus(dice: Dice): Dialect {
	const single = dice.chance(0.4);
	const splits = !single && dice.chance(0.6);
	const { codes } = byCode(dice);
	const says = dice.chance(0.5);
	const settings: Settings = {
		...codes.settings,
		...mapSettings(says ? { error_message: '$.message,$.errors[*].title' } : {}),
		...(single ? { bulkSupport: false } : { responseReports: 'wholeRequest' }),
		...(splits && { splitCodes: dice.pick(['400,413,422', '404,400, 422']) }),
	};
	return {
		name: `HTTP status only, ${single ? 'one record' : 'many'}${splits ? ', split' : ''}`,
		settings,
		naming: nameless(),
		codes,
		can: ['takes', 'refuses', 'knows it'],
		partial: false,
		whole: true,
		reads: { code: false, message: says },
		write: (told, at) => (told[0].deed.does === 'takes' ? taken(told, at) : refused(told, at)),
	};

	function refused(told: readonly Told[], at: Dice): Written {
		const deed = asOne(told);
		const split = splits && told.length > 1 && deed.does === 'refuses';
		const body = at.pick<unknown>([
			{ message: deed.message },
			{ errors: [{ title: deed.message, at: '/city' }] },
			{ success: false, message: deed.message, code: 1234 },
		]);
		if (!says) deed.message = undefined;
		const words = plainWords(told, split ? { refuses: 'split', leaves: 'split' } : {});
		const status = deed.does === 'knows it' ? 409 : at.pick([400, 422]);
		return { status, contentType: 'application/json', text: toText(body, at.pick(HANDS)), words };
	}
}

const TEXTS = ['OK', 'Accepted', 'ok', 'Kosher list updated', '1', 'true', '"Ok"', '{}', ''];

function taken(told: readonly Told[], dice: Dice): Written {
	const words = plainWords(told);
	if (dice.chance(0.2)) return { status: 204, contentType: undefined, text: '', words };
	const status = dice.pick([200, 200, 201, 202]);
	const text = dice.pick(TEXTS);
	if (dice.chance(0.4)) return { status, contentType: 'text/plain', text, words };
	const body: JsonObject = dice.chance(0.3) ? { id: 'new-1' } : {};
	surround(body, told, true, dice);
	return { status, contentType: 'application/json', text: toText(body, dice.pick(HANDS)), words };
}
