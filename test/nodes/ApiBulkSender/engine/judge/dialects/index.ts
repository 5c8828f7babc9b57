import type { Dice } from '../../properties/world';
import type { Dialect } from './dialect';
import { disorder, echo } from './echoes';
import { everyRecord } from './everyRecord';
import { failedOnly } from './failedOnly';
import { judged, judgedParts } from './judged';
import { forgottenList, misspeltList, onlyACount, tally, unreadParts } from './shortfalls';
import { splitLists } from './splitLists';
import { texts } from './texts';
import { byStatus, wholeRequest } from './whole';

export const FAMILIES = {
	everyRecord,
	splitLists,
	failedOnly,
	judged,
	judgedParts,
	wholeRequest,
	byStatus,
	texts,
	echo,
	disorder,
	forgottenList,
	misspeltList,
	onlyACount,
	tally,
	unreadParts,
};
export type Family = keyof typeof FAMILIES;

const OFTEN: readonly Family[] = [
	'everyRecord',
	'everyRecord',
	'everyRecord',
	'splitLists',
	'splitLists',
	'failedOnly',
	'failedOnly',
	'failedOnly',
	'judged',
	'judged',
	'wholeRequest',
	'wholeRequest',
	'byStatus',
];

export function anyFamily(dice: Dice): Family {
	if (dice.chance(0.75)) return dice.pick(OFTEN);
	return dice.pick(Object.keys(FAMILIES) as Family[]);
}

export const dialectOf = (family: Family, dice: Dice): Dialect => FAMILIES[family](dice);
