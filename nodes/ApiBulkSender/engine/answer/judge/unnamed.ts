import { isJsonObject } from '../../json';
import type { SplitAnswer } from '../rules/answerRules';
import type { Parts } from '../parts/cutParts';
import type { Response } from '../judgement';
import { describeMatch } from '../match/match';
import { excerpt } from '../read/excerpt';
import { noList } from '../rules/splitPath';
import { believed, unclear, type Verdict } from '../verdict';

/** An answer whose parts have been matched. */
export interface Matched {
	response: Response;
	body: unknown;
	parts: Parts;
	/** Parts that name no record of the batch. */
	strays: number;
	answer: SplitAnswer;
}

/** The verdicts of named records as they are, and what becomes of those that no part names. */
export function verdictsOfAll(
	named: ReadonlyArray<Verdict | undefined>,
	matched: Matched,
): readonly Verdict[] {
	const { answer, strays, parts } = matched;
	if (answer.reports === 'failedRecordsOnly' && strays > 0 && !parts.isWhole) {
		// It may mean any of them.
		const reason = `The answer reports a failed record that is not in this request (${describeMatch(answer.match)})`;
		return named.map(() => unclear(reason));
	}
	const isAnyNamed = named.some((verdict) => verdict !== undefined);
	const unnamed = verdictOfUnnamed(matched, isAnyNamed);
	return named.map((verdict) => verdict ?? unnamed);
}

function verdictOfUnnamed(
	{ response, body, parts, answer }: Matched,
	isAnyNamed: boolean,
): Verdict {
	const { splitPaths, match } = answer;
	if (answer.reports === 'everyRecord') {
		const isNothing = parts.count === 0 && parts.containers.size === 0;
		if (isNothing) return unclear(noList(response.body, splitPaths));
		return unclear(`No part of the answer names this record (${describeMatch(match)})`);
	}
	const isMissing = parts.missing.length > 0 || (parts.isWhole && parts.count === 0);
	const isAllowed = answer.mayBeMissing && parts.instead === undefined && isJsonObject(body);
	if (isMissing && !isAllowed) return unclear(noList(response.body, splitPaths));
	const proof = isAnyNamed ? undefined : answer.proof?.of(body);
	if (proof === 'fails' || proof === 'noValue') {
		return unclear(
			`No list names a failed record, but 'Success Field' (${answer.proof?.text}) does not say that all went well: the answer starts with ${excerpt(response.body)}`,
		);
	}
	return believed();
}
