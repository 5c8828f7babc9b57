import type { JsonObject } from '../../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../../properties/world';
import { anyCodes } from './codes';
import type { Deed, Does, Settings } from '../deeds';
import { put } from './jsonText';
import type { Verdict } from './verdicts';

interface FieldRule {
	path: string;
	condition?: Settings['successCondition'];
	values?: string;
	good: readonly unknown[];
	/** `undefined` leaves the field out. */
	bad: readonly unknown[];
	silent: boolean;
	/** Says no in other words too, since the field alone would prove nothing. */
	aloud?: true;
}

const RULES: readonly FieldRule[] = [
	{ path: '$.stored', values: 'true', good: [true, 'true'], bad: [false, 'maybe'], silent: false },
	{
		path: '$.state',
		condition: 'isOneOf',
		values: 'processed, done*',
		good: ['processed', 'done', 'done at noon'],
		bad: ['waiting', 'Processed', 'undone'],
		silent: false,
	},
	{ path: '$.reply.no', values: '0', good: [0, '0'], bad: [17, '1', '00'], silent: false },
	{
		path: '$.nothing,$.state',
		condition: 'isNotOneOf',
		values: 'lost,bad*',
		good: ['stored', 'Lost', 'not bad'],
		bad: ['lost', 'bad', 'bad city'],
		silent: true,
	},
	{
		path: '$.problems',
		condition: 'isEmpty',
		good: [[], null, '', {}, undefined],
		bad: ['odd city', { city: 'odd' }],
		silent: true,
	},
	{
		path: '$.answer.problems[*]',
		condition: 'isEmpty',
		good: [[]],
		bad: [['odd city'], ['odd city', 'odd name']],
		silent: true,
	},
	{
		path: '$.made',
		condition: 'isNotEmpty',
		good: ['m-1', 77_000, { id: 'm-1' }, ['m-1']],
		bad: [undefined, null, ''],
		silent: false,
		aloud: true,
	},
];

/** By the value of a field. A code beside it says whether a failed record is tried again. */
export function byField(dice: Dice, listed = true): Verdict {
	const rules = RULES.filter(({ path }) => listed || !path.includes('[*]'));
	const rule = dice.pick(rules);
	const codes = anyCodes(dice, rule.aloud ?? dice.chance(0.3));
	const coded = dice.chance(0.5);
	const says = dice.chance(0.7);
	const can: Does[] = ['takes', 'refuses'];
	if (coded) can.push('puts off', 'makes wait', 'stops', 'knows it');
	const inside = rule.path.split(',').at(-1) as string;
	return {
		codes,
		settings: {
			...codes.settings,
			recordOutcome: 'field',
			successField: rule.path,
			...(rule.condition && { successCondition: rule.condition }),
			...(rule.values && { successValues: rule.values }),
		},
		can,
		map: {
			...(coded && { status_code: '$.why.code' }),
			...(says && { error_message: '$.why.text' }),
		},
		silent: rule.silent,
		write: (part: JsonObject, deed: Deed, at) => {
			const isGood = deed.does === 'takes';
			const value = at.pick<unknown>(isGood ? rule.good : rule.bad);
			if (value !== undefined) put(part, inside, value);
			if (isGood || !says) deed.message = undefined;
			if (isGood) return;
			if (rule.aloud) part.success = false;
			if (coded) put(part, '$.why.code', (deed.code = codes.of(deed.does, at)));
			if (says) put(part, '$.why.text', deed.message);
		},
	};
}
