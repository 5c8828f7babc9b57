import type { Dice } from '../../properties/world';
import { anyCodes } from './parts/codes';
import type { Deed, Settings } from './deeds';
import { mapSettings, plainWords, type Dialect } from './dialect';
import { bareList, list, write } from './parts/frames';
import { byPosition } from './parts/namings';
import { asOne, nameless } from './whole';

interface Speech {
	settings: Settings;
	good: readonly string[];
	bad: readonly string[];
	/** Neither yes nor no to one who only knows the words. */
	doubtful: readonly string[];
}

const SPEECHES: readonly Speech[] = [
	{
		settings: {},
		good: ['OK', 'Done', 'stored', 'Accepted: 1', 'Kosher list updated', 'no errors'],
		bad: ['ERR: 108', 'error', 'Failed - no such city', 'INVALID city', 'Rejected.', 'ko', 'NOK 7'],
		doubtful: ['1 row had an error', 'import failed', 'city: INVALID'],
	},
	{
		settings: { recordOutcome: 'field', successField: '$', successValues: 'OK*, done' },
		good: ['OK', 'OK 17', 'done', 'OK, no errors'],
		bad: ['ERR: 108', 'NOK', 'ok', 'Sorry', 'done not', '17 OK'],
		doubtful: [],
	},
];

/** Words without any structure, one for the request or one for each record. */
export function texts(dice: Dice): Dialect {
	const speech = dice.pick(SPEECHES);
	const codes = anyCodes(dice);
	const single = dice.chance(0.5);
	const each = !single && dice.chance(0.5);
	const frame = dice.pick([bareList, () => list(dice, undefined, false)])(dice);
	const says = dice.chance(0.5);
	const doubts = !each && speech.doubtful.length > 0 && dice.chance(0.3);
	const bad = doubts ? speech.doubtful : speech.bad;
	const word = (deed: Deed, at: Dice) => at.pick(deed.does === 'takes' ? speech.good : bad);
	const shape: Settings = each
		? { responseSplitPath: frame.path }
		: single
			? { bulkSupport: false }
			: { responseReports: 'wholeRequest' };
	return {
		name: `texts, ${each ? `one each at "${frame.path}"` : single ? 'one record' : 'one for all'}`,
		settings: {
			...codes.settings,
			...mapSettings(says ? { error_message: '$' } : {}),
			...speech.settings,
			...shape,
		},
		naming: each ? { ...byPosition(), settings: {} } : nameless(),
		codes,
		can: ['takes', 'refuses'],
		partial: each,
		whole: !each,
		reads: { code: false, message: says },
		write: (told, at) => {
			const words = plainWords(told, doubts ? { refuses: 'unclear' } : {});
			if (!each) {
				const deed = asOne(told);
				const text = word(deed, at);
				if (deed.does !== 'takes') deed.message = text;
				const contentType = at.pick(['text/plain', 'text/plain; charset=utf-8', undefined]);
				return { status: 200, contentType, text, words };
			}
			const entries = told.map(({ deed }) => {
				const part = word(deed, at);
				if (deed.does !== 'takes') deed.message = part;
				return { name: '', part };
			});
			const text = write(frame, frame.lay(entries, {}, at), at);
			return { status: 200, contentType: 'application/json', text, words };
		},
	};
}
