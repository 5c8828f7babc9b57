import type { DeliveryRecord } from '../../types';
import type { SplitAnswer } from '../rules/answerRules';
import { checkPosition } from '../match/checkPosition';
import type { CodeBook } from '../classes/codes';
import { cutParts, isCut, type Parts } from '../parts/cutParts';
import { bodyRefusal } from './judgeBody';
import { all, type Judgement, type Response } from '../judgement';
import { judgeByRules } from './judgePart';
import { matchParts } from '../match/match';
import { strongest } from '../contradictions/objection';
import { objectionsOf } from '../contradictions/objections';
import type { AnswerBody } from '../read/readBody';
import { doubtOfSilence, type Answered } from '../contradictions/silence';
import { verdictsOfAll } from './unnamed';
import { believed, unclear, worse, type Verdict } from '../verdict';

/** Judges an answer that speaks of its records one by one. */
export function judgeParts(
	response: Response,
	body: unknown,
	records: readonly DeliveryRecord[],
	answer: SplitAnswer,
	codes: CodeBook,
): Judgement {
	const cut = cutParts(body, answer.splitPaths, answer.named);
	const wrong = checkPosition(response, cut, records, answer);
	if (wrong !== undefined) {
		return (isCut(cut) ? undefined : refusedByBody(body, records, answer)) ?? wrong;
	}
	const judge = judgeByRules(records, answer, codes);
	const named = new Array<Verdict | undefined>(records.length).fill(undefined);
	const strays = matchParts(cut, records, answer.match, (at, part, from) => {
		named[at] = worse(named[at], judge(part, from, at));
	});
	const isAnyNamed = named.some((verdict) => verdict !== undefined);
	// A body that is no list counts only if it names a record.
	const parts = cut.isWhole && !isAnyNamed ? { ...cut, count: 0 } : cut;
	const refusal = isAnyNamed || isCut(parts) ? undefined : refusedByBody(body, records, answer);
	if (refusal !== undefined) return refusal;
	const verdicts = verdictsOfAll(named, { response, body, parts, strays: strays.count, answer });
	const listFound = answer.splitPaths.length > parts.missing.length && !parts.isWhole;
	const judged = { body, records, verdicts, parts, match: answer.match };
	return { verdicts: doubtedIfSilent(judged), listFound };
}

const NEVER_DOES =
	"so it says nothing of single records; if this destination never does, set 'Response Reports' to The Request as a Whole";

/** Judges an answer that has no parts, where some were expected. */
export function judgeWithoutParts(
	{ status }: Response,
	body: Extract<AnswerBody, { kind: 'empty' | 'text' }>,
	records: readonly DeliveryRecord[],
	answer: SplitAnswer,
): Judgement {
	if (body.kind === 'text') {
		const reason = `The answer is plain text instead of JSON, ${NEVER_DOES}`;
		return refusedByBody(body.value, records, answer) ?? all(records, unclear(reason));
	}
	const noneFailed =
		answer.reports === 'failedRecordsOnly' && answer.mayBeMissing && answer.proof === undefined;
	if (noneFailed && status === 204) return all(records, believed());
	return all(records, unclear(`The answer has no body, ${NEVER_DOES}`));
}

function refusedByBody(
	body: unknown,
	records: readonly DeliveryRecord[],
	answer: SplitAnswer,
): Judgement | undefined {
	const verdict = bodyRefusal(body, records, answer.parseMap);
	if (verdict === undefined) return undefined;
	return { ...all(records, verdict), refusedAsWhole: verdict.result === 'failed' };
}

/** Records that would succeed by silence do not where the answer says otherwise elsewhere. */
function doubtedIfSilent(answered: Answered & { parts: Parts }): readonly Verdict[] {
	const { body, verdicts, parts } = answered;
	if (!verdicts.some(({ silent }) => silent)) return verdicts;
	const isAnyFailed = verdicts.some(({ result }) => result === 'failed');
	const doubt = (isAnyFailed ? undefined : restSaysNo(body, parts)) ?? doubtOfSilence(answered);
	if (doubt === undefined) return verdicts;
	return verdicts.map((own) => (own.silent ? unclear(doubt, own.parsed, own.part) : own));
}

/** The answer outside the parts says no, though no part does. */
function restSaysNo(body: unknown, parts: Parts): string | undefined {
	if (parts.isWhole && parts.count > 0) return undefined;
	const objection = strongest(objectionsOf(body, undefined, parts.containers));
	return objection && `No part names a failed record, but the answer has ${objection.what}`;
}
