import type { DeliveryRecord } from '../../types';
import { readCounts } from '../contradictions/counts';
import { failurePlaces, topOf } from '../contradictions/failurePlaces';
import { isTrue, isYes } from '../words/flags';
import { describeObjection, judgePart, type PartRules } from './judgePart';
import { strongest } from '../contradictions/objection';
import { objectionsOf } from '../contradictions/objections';
import type { ParseMap } from '../rules/parseMap';
import { refused, unclear, type Verdict } from '../verdict';
import { goodStates, meaningOf } from '../words/vocabulary';

/** Judges a body that speaks for all records of a request. */
export function judgeBody(
	body: unknown,
	records: readonly DeliveryRecord[],
	rules: PartRules,
): Verdict {
	const record = records.length === 1 ? records[0].json : undefined;
	return heldForSeveral(judgePart(body, undefined, record, rules), body, records.length);
}

/** How a body refuses the whole request by its own words; undefined when it does not. */
export function bodyRefusal(
	body: unknown,
	records: readonly DeliveryRecord[],
	parseMap: ParseMap,
): Verdict | undefined {
	const record = records.length === 1 ? records[0].json : undefined;
	const objection = strongest(objectionsOf(body, record));
	if (objection === undefined) return undefined;
	const parsed = parseMap.read(body);
	const reason = describeObjection(body, objection, parsed);
	if (objection.says === 'unclear') return unclear(reason, parsed, body);
	return heldForSeveral(refused(reason, parsed, body), body, records.length);
}

/** Of several records a refusal may mean some: what counts or lists leaves all unclear. */
function heldForSeveral(verdict: Verdict, body: unknown, records: number): Verdict {
	if (verdict.result !== 'failed' || records === 1) return verdict;
	if (!maySpeakOfSome(body, records) && !hasSignOfYes(body, records)) return verdict;
	const reason = `${verdict.reason}, which may be true of some of the records only`;
	return unclear(reason, verdict.parsed, body);
}

function maySpeakOfSome(body: unknown, records: number): boolean {
	if (objectionsOf(body).some(({ mayMeanSome }) => mayMeanSome)) return true;
	return failurePlaces(body, records, () => false).some(({ key }) => !meaningOf(key)?.error);
}

/** Success true, status ok, or a count of accepted records. */
function hasSignOfYes(body: unknown, records: number): boolean {
	if ((readCounts(body, records).accepted ?? 0) > 0) return true;
	return Object.entries(topOf(body)?.object ?? {}).some(([key, value]) => {
		const meaning = meaningOf(key);
		if (meaning?.success ? isYes(value) : meaning?.strict && isTrue(value)) return true;
		return (
			meaning?.state && typeof value === 'string' && goodStates.has(value.trim().toLowerCase())
		);
	});
}
