import type { Dice } from '../../properties/world';
import type { Settings } from '../dialects/deeds';
import type { Dialect, Word } from '../dialects/dialect';
import { toText } from '../dialects/parts/jsonText';

/** Codes that speak for the request as a whole, beside whatever the answer is otherwise. */
export interface RequestCodes {
	settings(of: Settings): Settings;
	/** Body, status and meaning of an answer that has one. */
	answer(dice: Dice): { text: string; status: number; word: Word };
}

const PLACES = [
	{ path: '$.fault.code', write: (code: unknown) => ({ success: false, fault: { code } }) },
	{ path: '$.meta.code', write: (code: unknown) => ({ meta: { code, text: 'not now' } }) },
	{ path: '$.nothing,$.troubles[*].code', write: (code: unknown) => ({ troubles: [{ code }] }) },
];

/** Where parts may stand anywhere, a path to such a code would lead into them. */
export function requestCodes({ settings }: Dialect, dice: Dice): RequestCodes | undefined {
	const { responseSplitPath = '', bulkSupport, responseReports } = settings;
	const isWhole = bulkSupport === false || responseReports === 'wholeRequest';
	if (!isWhole && !/[a-z]/i.test(String(responseSplitPath))) return undefined;
	const place = dice.pick(PLACES);
	return {
		settings: (of) => ({
			requestCodePath: place.path,
			recoverableErrorCodes: `${of.recoverableErrorCodes ?? '502,503,504,520,521'},TRY_LATER,611`,
			yieldingErrorCodes: `${of.yieldingErrorCodes ?? '429'},TOO_MANY,606`,
			renewTokenCodes: '401,602,EXPIRED',
			stopCodes: `${of.stopCodes ?? '403'},CLOSED`,
		}),
		answer: (at) => {
			const [code, word] = at.pick(CODES);
			return { text: toText(place.write(code)), word, status: at.pick([200, 200, 400, 403, 429]) };
		},
	};
}

const CODES: ReadonlyArray<readonly [unknown, Word]> = [
	['TRY_LATER', 'later'],
	[611, 'later'],
	['TOO_MANY', 'wait'],
	['606', 'wait'],
	[602, 'renew'],
	['EXPIRED', 'renew'],
	['CLOSED', 'stop'],
];
