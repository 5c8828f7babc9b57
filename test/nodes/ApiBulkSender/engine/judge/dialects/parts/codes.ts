import type { Dice } from '../../../properties/world';
import type { Does, Settings } from '../deeds';

/** The codes that a destination gives, and the lists of the panel they stand in. */
export interface Codes {
	settings: Settings;
	of(does: Does, dice: Dice): unknown;
	/** Whether an HTTP status is among the Recoverable Error Codes. */
	isRecoverable(status: number): boolean;
	/** Whether "already applied" is known by its code and by 409. */
	knowsRepeats: boolean;
}

/** Lists of recoverable statuses, whether they hold for codes too, and what they contain. */
const RECOVERABLE = [
	{ list: '502,503,504,520,521', forCodes: true, has: [502, 503, 504, 520, 521] },
	{ list: '5xx', forCodes: true, has: undefined },
	{ list: 'http:5xx', forCodes: false, has: undefined },
	{ list: 'http:502, http:503,http:504', forCodes: false, has: [502, 503, 504] },
];

/** Words of its own, which nobody else understands. */
const OWN = ['E17', '4.2.2', '40001-2', 'UNABLE_TO_PARSE', 'B-9', 'NO_CITY'];
/** Numbers that look like HTTP statuses. */
const LOUD = [400, 404, 410, 422, '422 Unprocessable Entity', '451', 499];

export function anyCodes(dice: Dice, loud = dice.chance(0.4)): Codes {
	const recoverable = dice.pick(RECOVERABLE);
	const knowsRepeats = dice.chance(0.5);
	const codes = loud ? loudCodes(recoverable.forCodes) : OWN_CODES;
	const isInClass = (status: number) => status >= 500 && status < 600;
	return {
		settings: {
			recoverableErrorCodes: [recoverable.list, codes.putsOff].filter(Boolean).join(','),
			yieldingErrorCodes: loud ? '429' : '429,SLOW',
			stopCodes: loud ? '403' : '403, QUOTA',
			alreadyAppliedCodes: knowsRepeats ? codes.applied : '',
		},
		of: (does, at) => at.pick<unknown>(codes[does] ?? codes.refuses ?? []),
		isRecoverable: recoverable.has ? (s) => recoverable.has.includes(s) : isInClass,
		knowsRepeats,
	};
}

type Vocabulary = Partial<Record<Does, readonly unknown[]>> & {
	/** What makes the lists of the panel know them. */
	putsOff: string;
	applied: string;
};

const OWN_CODES: Vocabulary = {
	refuses: OWN,
	'puts off': ['LOCKED'],
	'makes wait': ['SLOW'],
	stops: ['QUOTA'],
	'knows it': ['DUP'],
	putsOff: 'LOCKED',
	applied: 'DUP,http:409',
};

/** @param inList the statuses of the list mean codes of the answer too */
function loudCodes(inList: boolean): Vocabulary {
	return {
		// Where the list is of HTTP statuses only, 520 may mean an age that cannot be.
		refuses: inList ? LOUD : [...LOUD, 520],
		'puts off': ['503 Busy', 503],
		'makes wait': [429, '429 Too Many Requests'],
		stops: [403],
		'knows it': [460],
		putsOff: inList ? '' : 'code:503',
		applied: '460,409',
	};
}
