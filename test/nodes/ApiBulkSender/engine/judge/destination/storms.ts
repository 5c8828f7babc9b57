import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../properties/world';
import { sentence, type Told } from '../dialects/deeds';
import type { Word } from '../dialects/dialect';
import { HANDS, put, toText } from '../dialects/parts/jsonText';
import { WAIT_PATH, type Scenario } from './scenario';

/** What a request may meet that is no answer about its records. */
export interface Storm {
	name: string;
	/** The records were taken first. */
	after?: true;
	failure?: 'timeout' | 'reset' | 'unreachable';
	status?: number;
	text?: string;
	word: Word;
	/** Seconds that it asks to wait. */
	wait?: number;
	ends?: 'must' | 'may';
}

const LOST: readonly Storm[] = [
	{ name: 'time-out before', failure: 'timeout', word: 'doubt' },
	{ name: 'time-out after', failure: 'timeout', word: 'doubt', after: true },
	{ name: 'reset before', failure: 'reset', word: 'doubt' },
	{ name: 'reset after', failure: 'reset', word: 'doubt', after: true },
];
const DOUBTFUL = [500, 502, 504, 507, 520, 408, 303];

export function anyStorm(scenario: Scenario, told: readonly Told[], dice: Dice): Storm {
	const { dialect, requestCodes, settings } = scenario;
	const kinds: Array<() => Storm> = [
		() => dice.pick(LOST),
		() => dice.pick(LOST),
		// Nobody is reached any more when it happens to the first request again and again.
		() => ({ name: 'unreachable', failure: 'unreachable', word: 'nowhere', ends: 'may' }),
		() => doubtful(scenario, dice),
		() => doubtful(scenario, dice),
		() => asking({ name: 'throttled', status: 429, word: 'wait' }, dice.pick([0, 1, 2.5, 7]), dice),
		() => asking({ name: 'busy', status: 503, word: 'later' }, dice.pick([0, 0, 3]), dice),
		() => tooLong(dice),
		() => refusal(scenario, told, dice),
		() => refusal(scenario, told, dice),
		() => blocked(scenario, told, dice),
	];
	if (requestCodes !== undefined) {
		const ask = (): Storm => {
			const answer = requestCodes.answer(dice);
			return { name: 'request code', ...answer, ends: answer.word === 'stop' ? 'must' : undefined };
		};
		kinds.push(ask, ask, ask);
	}
	if (dialect.blame !== undefined && settings.judgedCodes === undefined) {
		kinds.push(() => blame(scenario, told, dice));
	}
	return dice.pick(kinds)();
}

/** In the body, where that is read, or in a header. */
function asking(storm: Storm, wait: number, dice: Dice): Storm {
	const body: JsonObject = {};
	put(body, WAIT_PATH, wait);
	return { ...storm, wait, text: wait > 0 && dice.chance(0.4) ? toText(body) : '' };
}

function doubtful({ dialect }: Scenario, dice: Dice): Storm {
	const status = dice.pick(DOUBTFUL);
	const word = dialect.codes.isRecoverable(status) ? 'later' : 'doubt';
	const after = dice.chance(0.5) ? (true as const) : undefined;
	return { name: `${status}${after ? ' after' : ''}`, status, word, after, text: talk(dice) };
}

function tooLong(dice: Dice): Storm {
	const storm = { name: 'a wait beyond all bounds', wait: 3601 + dice.upTo(9000) };
	if (dice.chance(0.5)) return { ...storm, status: 429, word: 'wait', ends: 'must' };
	// Nobody has to wait for a repeat that is not made.
	return { ...storm, status: 503, word: 'later', ends: 'may' };
}

/** Not one is taken, and the answer is not about single ones. */
function refusal(scenario: Scenario, told: readonly Told[], dice: Dice): Storm {
	const status = dice.pick([400, 413, 422]);
	for (const { deed } of told) Object.assign(deed, { message: undefined, code: undefined });
	return { name: 'refusal', status, word: wordFor(scenario, status, told), text: talk(dice) };
}

function blame(scenario: Scenario, told: readonly Told[], dice: Dice): Storm {
	const culprit = dice.pick(told);
	for (const { deed } of told) Object.assign(deed, { message: undefined, code: undefined });
	culprit.deed.does = 'refuses';
	const text = scenario.dialect.blame?.(culprit, dice);
	return { name: 'refusal for one', status: 400, word: wordFor(scenario, 400, told), text };
}

function wordFor({ settings }: Scenario, status: number, told: readonly Told[]): Word {
	const splits = String(settings.splitCodes ?? '').includes(String(status));
	return splits && told.length > 1 ? 'split' : 'no';
}

function blocked(scenario: Scenario, told: readonly Told[], dice: Dice): Storm {
	const status = dice.pick([403, 404, 405, 415, 410]);
	if (status === 403) {
		return { name: 'forbidden', status, word: 'stop', ends: 'must', text: talk(dice) };
	}
	const word = wordFor(scenario, status, told);
	return { name: 'no such address', status, word, ends: 'may', text: talk(dice) };
}

function talk(dice: Dice): string {
	const said = { message: sentence([]) };
	return dice.pick([
		'',
		toText(said, dice.pick(HANDS)),
		'<html>down</html>',
		toText([said]),
		'Oh!',
	]);
}
