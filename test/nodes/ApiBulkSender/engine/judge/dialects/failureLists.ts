import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../properties/world';
import { anyCodes, type Codes } from './parts/codes';
import type { Deed, Does, Settings } from './deeds';
import { put } from './parts/jsonText';
import type { Verdict } from './parts/verdicts';
import { byCode } from './parts/verdicts';

/** Names of lists by which anybody sees that they hold failures. */
export const FAILURE_LISTS = [
	'errors',
	'failed',
	'failures',
	'rejected',
	'invalid_records',
	'notFoundEmails',
	'failedUpdates.invalid',
	'failedUpdates.forgotten',
	'result.errors',
	'conflicts',
	'unprocessed',
	'skippedRows',
];
/** Names that only the documentation explains. */
export const QUIET_LISTS = ['problems', 'leftovers', 'report.sentBack'];

/** The lists that an answer puts records into which it did not take. */
export interface FailureLists {
	settings: Settings;
	codes: Codes;
	names: readonly string[];
	can: readonly Does[];
	map: Record<string, string>;
	/** The list that a record goes into. */
	listFor(does: Does, dice: Dice): string;
	/** Says why, in the part. */
	say(part: JsonObject, deed: Deed, dice: Dice): void;
}

/** The parts say why, with a code. */
export function coded(dice: Dice): FailureLists {
	const verdict: Verdict = byCode(dice);
	const names = some(FAILURE_LISTS, dice, 3);
	return {
		settings: verdict.settings,
		codes: verdict.codes,
		names,
		can: verdict.can,
		map: verdict.map,
		listFor: (_, at) => at.pick(names),
		say: (part, deed, at) => verdict.write(part, deed, at, false),
	};
}

/** The list says why: its name is the code. */
export function byListName(dice: Dice): FailureLists {
	const codes = anyCodes(dice, false);
	const refusing = some(dice.chance(0.7) ? FAILURE_LISTS : QUIET_LISTS, dice, 2);
	const putOff = dice.pick(['UnprocessedItems', 'again.later']);
	const waiting = dice.pick(['throttled', 'again.slower']);
	const says = dice.chance(0.5);
	const { recoverableErrorCodes, yieldingErrorCodes } = codes.settings;
	const hasOthers = dice.chance(0.5);
	return {
		settings: {
			...codes.settings,
			recoverableErrorCodes: `${recoverableErrorCodes},${last(putOff)}`,
			yieldingErrorCodes: `${yieldingErrorCodes},${last(waiting)}`,
		},
		codes,
		names: hasOthers ? [...refusing, putOff, waiting] : refusing,
		can: hasOthers ? ['takes', 'refuses', 'puts off', 'makes wait'] : ['takes', 'refuses'],
		map: says ? { error_message: '$.reason' } : {},
		listFor: (does, at) => {
			if (does === 'puts off') return putOff;
			return does === 'makes wait' ? waiting : at.pick(refusing);
		},
		say: (part, deed) => {
			if (says) put(part, '$.reason', deed.message);
			else deed.message = undefined;
		},
	};
}

const last = (path: string) => path.split('.').at(-1) as string;

/** From one to `most` of them. */
function some(names: readonly string[], dice: Dice, most: number): string[] {
	const left = [...names];
	dice.shuffle(left);
	return left.slice(0, 1 + dice.upTo(most - 1));
}
