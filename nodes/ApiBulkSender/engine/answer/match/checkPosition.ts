import type { DeliveryRecord } from '../../types';
import type { SplitAnswer } from '../rules/answerRules';
import { isCut, type Parts } from '../parts/cutParts';
import { all, type Judgement, type Response } from '../judgement';
import { refutePosition, showPath } from './position';
import { describePaths, noList } from '../rules/splitPath';
import { unclear } from '../verdict';

/**
 * Why the parts of an answer cannot be matched by their position: undefined when they may well be in
 * the order of the records, or are matched otherwise.
 */
export function checkPosition(
	response: Response,
	parts: Parts,
	records: readonly DeliveryRecord[],
	{ splitPaths, match }: SplitAnswer,
): Judgement | undefined {
	if (match.by !== 'position') return undefined;
	if (!parts.isOrdered) {
		const isNamed = parts.groups.some(({ names }) => names !== undefined);
		const key = isNamed ? " and 'Response Key Path' to ~" : '';
		const reason = `The answer keeps its parts under names, which have no order: set 'Match By' to Key${key}`;
		return all(records, unclear(reason));
	}
	if (parts.count !== records.length) {
		if (!isCut(parts)) return all(records, unclear(noList(response.body, splitPaths)));
		const reason = `'Response Split Path' (${describePaths(splitPaths)}) finds ${parts.count} parts for ${records.length} records, so position proves nothing`;
		return all(records, unclear(reason));
	}
	const refuted = refutePosition(
		parts.groups.flatMap(({ values }) => values),
		records,
	);
	if (refuted === undefined) return undefined;
	const [partPath, recordPath] = [showPath(refuted.partPath), showPath(refuted.recordPath)];
	const positionRefuted = `The parts of the answer are not in the order of the records: the values at ${partPath} in the parts are those at ${recordPath} of other records. Set 'Match By' to Key, 'Request Key Path' to ${recordPath} and 'Response Key Path' to ${partPath}`;
	return { ...all(records, unclear(positionRefuted)), positionRefuted };
}
