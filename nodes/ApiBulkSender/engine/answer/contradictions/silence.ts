import type { DeliveryRecord } from '../../types';
import type { MatchRule } from '../rules/answerRules';
import { readCounts } from './counts';
import { furtherPage } from './furtherPage';
import type { Parts } from '../parts/cutParts';
import { loneRefusal, refusingList } from './refusingLists';
import { unreadFailures } from './unreadFailures';
import type { Verdict } from '../verdict';

/** What an answer as a whole has to say of records that it does not speak of one by one. */
export interface Answered {
	body: unknown;
	records: readonly DeliveryRecord[];
	verdicts: readonly Verdict[];
	/** Undefined when the answer speaks for the request as a whole. */
	parts: Parts | undefined;
	/** How parts find their records; undefined likewise. */
	match?: MatchRule;
	/** The answer stands outside 2xx. */
	isRefusal?: boolean;
}

/**
 * Why records that would succeed by silence cannot be believed to have: the answer speaks of
 * failures that no part told of, or its counts say otherwise. Undefined when nothing is against it.
 */
export function doubtOfSilence(answered: Answered): string | undefined {
	const { body, records, verdicts, parts, match, isRefusal = false } = answered;
	const isOwnPart = parts === undefined || (parts.isWhole && parts.count > 0);
	if (records.length === 1 && isOwnPart) {
		const list = loneRefusal(body, records[0].json);
		return list && `The answer lists a refusal at ${list}`;
	}
	const isRead = (value: unknown) => parts?.containers.has(value) === true;
	const place = unreadFailures(body, records, verdicts, isRead, match);
	if (place !== undefined) {
		return `The answer speaks of failed records at ${place.path}, which no 'Response Split Path' reads`;
	}
	if (parts === undefined || parts.missing.length > 0) {
		const list = refusingList(body, records, isRead);
		if (list !== undefined) {
			return `The answer lists a refusal at ${list}: set 'Response Reports' to Every Record and 'Response Split Path' to ${list}[*]`;
		}
	}
	return (
		doubtOfPages(body, verdicts, parts) ?? doubtOfCounts(body, records.length, verdicts, isRefusal)
	);
}

/** What is listed on a page that is not read may name those that this one does not. */
function doubtOfPages(
	body: unknown,
	verdicts: readonly Verdict[],
	parts: Parts | undefined,
): string | undefined {
	const isAnyUnnamed = verdicts.some(({ silent, part }) => silent && part === undefined);
	const more = parts !== undefined && isAnyUnnamed ? furtherPage(body) : undefined;
	return more && `The answer goes on on another page (${more}), which is not read`;
}

/** A good answer may count none of what it takes in for later; a refusal that counts none took none. */
function doubtOfCounts(
	body: unknown,
	sent: number,
	verdicts: readonly Verdict[],
	isRefusal: boolean,
): string | undefined {
	const { accepted } = readCounts(body, sent);
	const believed = verdicts.filter(({ silent }) => silent).length;
	if (accepted === undefined || accepted >= believed) return undefined;
	if (accepted === 0) {
		return isRefusal ? `The answer counts no accepted record of ${sent}` : undefined;
	}
	return `The answer counts ${accepted} accepted records of ${sent}, but does not say which`;
}
