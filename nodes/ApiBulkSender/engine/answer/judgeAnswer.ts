import type { Answer, DeliveryRecord } from '../types';
import type { AnswerRules } from './answerRules';
import type { CodeBook } from './codes';
import { cutParts, type Parts } from './cutParts';
import { PathTooWide } from '../../../shared/jsonPath/followPath';
import { bodyRefusal, judgeBody } from './judgeBody';
import { judgePart, listedAsFailed, type PartRules } from './judgePart';
import { describeMatch, matchParts } from './match';
import { strongest } from './objection';
import { objectionsOf } from './objections';
import { refutePosition, showPath } from './position';
import { excerpt, type AnswerBody } from './readBody';
import { countsSome } from './counts';
import { failurePlaces } from './failurePlaces';
import { doubtOfSilence } from './silence';
import type { SplitPath } from './splitPath';
import { believed, unclear, worse, type Verdict } from './verdict';

type Response = Extract<Answer, { kind: 'response' }>;
type SplitAnswer = Exclude<AnswerRules, { reports: 'wholeRequest' }>;
type EveryRecord = Extract<AnswerRules, { reports: 'everyRecord' }>;
type FailedOnly = Extract<AnswerRules, { reports: 'failedRecordsOnly' }>;

export interface JudgeRules {
	answer: AnswerRules;
	codes: CodeBook;
}

/** What a 2xx answer proves of each record of a batch, in their order. */
export interface Judgement {
	verdicts: readonly Verdict[];
	/** The body refuses the request as a whole, by its own words. */
	refusedAsWhole?: boolean;
	/** The parts are not in the order of the records: a setting is wrong, whatever else. */
	positionRefuted?: string;
	/** One of the lists of failed records was there. */
	listFound?: boolean;
	/** A place that speaks of failures, though the one record was accepted. */
	failuresAt?: string;
}

export function judgeAnswer(
	response: Response,
	body: AnswerBody,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Judgement {
	try {
		return judgeReadable(response, body, records, rules);
	} catch (error) {
		if (!(error instanceof PathTooWide)) throw error;
		return all(records, unclear(error.message));
	}
}

function judgeReadable(
	response: Response,
	body: AnswerBody,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Judgement {
	const { answer } = rules;
	if (body.kind === 'unreadable') return all(records, unclear(`The answer is ${body.what}`));
	if (answer.reports === 'wholeRequest') {
		const { outcome, parseMap } = answer;
		return judgeWhole(response, body, records, { outcome, parseMap, codes: rules.codes });
	}
	if (body.kind === 'json') return judgeParts(response, body.value, records, answer, rules.codes);
	if (body.kind === 'empty') return judgeEmpty(response, records, answer);
	return refusedByBody(body.value, records, answer) ?? all(records, unclear(NO_SINGLE_RECORDS));
}

const NEVER_DOES =
	"so it says nothing of single records; if this destination never does, set 'Response Reports' to The Request as a Whole";
const NO_SINGLE_RECORDS = `The answer is plain text instead of JSON, ${NEVER_DOES}`;

function all(records: readonly DeliveryRecord[], verdict: Verdict): Judgement {
	return { verdicts: records.map(() => verdict) };
}

function judgeEmpty(
	{ status }: Response,
	records: readonly DeliveryRecord[],
	answer: SplitAnswer,
): Judgement {
	const noneFailed =
		answer.reports === 'failedRecordsOnly' && answer.mayBeMissing && answer.proof === undefined;
	if (noneFailed && status === 204) return all(records, believed());
	return all(records, unclear(`The answer has no body, ${NEVER_DOES}`));
}

/** 206 and 207 speak of parts, so such an answer needs to prove more than by its status. */
const NEEDS_PROOF = new Set([206, 207]);

function judgeWhole(
	{ status }: Response,
	body: AnswerBody,
	records: readonly DeliveryRecord[],
	rules: PartRules,
): Judgement {
	const isOne = records.length === 1;
	const isRead = body.kind === 'json' || body.kind === 'text';
	let verdict = isRead ? judgeBody(body.value, records, rules) : believed();
	const counts =
		body.kind === 'json' && !isOne ? countsSome(body.value, records.length) : undefined;
	if (counts !== undefined) return all(records, unclear(counts, verdict.parsed, verdict.part));
	if (verdict.silent && NEEDS_PROOF.has(status)) {
		const reason = `HTTP ${status} is about parts of the request, but nothing in the answer proves that all were accepted: set 'Response Reports' to Every Record, or 'Record Outcome' by what proves it`;
		return all(records, unclear(reason, verdict.parsed, verdict.part));
	}
	if (body.kind !== 'json' || verdict.result !== 'succeeded') {
		return { ...all(records, verdict), refusedAsWhole: verdict.result === 'failed' };
	}
	// A proof on the body of several records is none for each of them.
	if (!isOne) verdict = { ...verdict, silent: true };
	const verdicts = records.map(() => verdict);
	const doubt = verdict.silent
		? doubtOfSilence({ body: body.value, records, verdicts, parts: undefined })
		: undefined;
	if (doubt !== undefined) return all(records, unclear(doubt, verdict.parsed, verdict.part));
	const isHint = isOne && verdict.silent;
	const failuresAt = isHint ? failurePlaces(body.value, 1, () => false)[0]?.path : undefined;
	return { verdicts, ...(failuresAt && { failuresAt }) };
}

function judgeParts(
	response: Response,
	body: unknown,
	records: readonly DeliveryRecord[],
	answer: SplitAnswer,
	codes: CodeBook,
): Judgement {
	const parts = cutParts(body, answer.splitPaths, answer.named);
	const listFound = answer.splitPaths.length > parts.missing.length && !parts.isWhole;
	const wrong =
		answer.match.by === 'position' ? checkPosition(response, parts, records, answer) : undefined;
	if (wrong !== undefined) {
		return (isCut(parts) ? undefined : refusedByBody(body, records, answer)) ?? wrong;
	}
	const judge = partJudge(records, answer, codes);
	const verdicts = new Array<Verdict | undefined>(records.length);
	const strays = matchParts(parts, records, answer.match, (at, part, from) => {
		verdicts[at] = worse(verdicts[at], judge(part, from, at));
	});
	const isNamed = verdicts.some((verdict) => verdict !== undefined);
	// A body that is no list counts only if it names a record.
	if (parts.isWhole && !isNamed) parts.count = 0;
	const refusal = isNamed || isCut(parts) ? undefined : refusedByBody(body, records, answer);
	if (refusal !== undefined) return refusal;
	const judged =
		answer.reports === 'everyRecord'
			? everyRecord(response, verdicts, parts, answer)
			: failedOnly(response, body, verdicts, parts, strays, answer);
	return { verdicts: doubtedIfSilent(body, records, judged, parts), listFound };
}

function partJudge(records: readonly DeliveryRecord[], answer: SplitAnswer, codes: CodeBook) {
	const { parseMap } = answer;
	if (answer.reports === 'failedRecordsOnly') {
		return (part: unknown, from: SplitPath) => listedAsFailed(part, from, parseMap.read(part));
	}
	const rules = { outcome: answer.outcome, parseMap, codes };
	return (part: unknown, from: SplitPath, at: number) =>
		judgePart(part, from, records[at].json, rules);
}

/** Undefined when the parts may well be in the order of the records. */
function checkPosition(
	response: Response,
	parts: Parts,
	records: readonly DeliveryRecord[],
	{ splitPaths }: SplitAnswer,
): Judgement | undefined {
	if (parts.groups.some(({ names }) => names !== undefined)) {
		const reason =
			"The answer keeps its parts under names, which have no order: set 'Match By' to Key and 'Response Key Path' to ~";
		return all(records, unclear(reason));
	}
	if (parts.count !== records.length) {
		if (!isCut(parts)) return all(records, unclear(noList(response, splitPaths)));
		const paths = splitPaths.map(({ text }) => text).join(',');
		const reason = `'Response Split Path' (${paths}) finds ${parts.count} parts for ${records.length} records, so position proves nothing`;
		return all(records, unclear(reason));
	}
	const values = parts.groups.length === 1 ? parts.groups[0].values : [];
	const refuted = refutePosition(values, records);
	if (refuted === undefined) return undefined;
	const positionRefuted = `The parts of the answer are not in the order of the records: the values at ${showPath(refuted.partPath)} in the parts are those at ${showPath(refuted.recordPath)} of other records. Set 'Match By' to Key, 'Request Key Path' to ${showPath(refuted.recordPath)} and 'Response Key Path' to ${showPath(refuted.partPath)}`;
	return { ...all(records, unclear(positionRefuted)), positionRefuted };
}

/** Whether the parts were cut from something; else the body itself may refuse the request. */
function isCut(parts: Parts): boolean {
	return !parts.isWhole && (parts.count > 0 || parts.missing.length === 0);
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

function everyRecord(
	response: Response,
	found: ReadonlyArray<Verdict | undefined>,
	parts: Parts,
	{ match, splitPaths }: EveryRecord,
): Verdict[] {
	const nothing = parts.count === 0 && parts.containers.size === 0;
	const unnamed = unclear(
		nothing
			? noList(response, splitPaths)
			: `No part of the answer names this record (${describeMatch(match)})`,
	);
	return Array.from(found, (verdict) => verdict ?? unnamed);
}

function failedOnly(
	response: Response,
	body: unknown,
	found: ReadonlyArray<Verdict | undefined>,
	parts: Parts,
	strays: number,
	answer: FailedOnly,
): Verdict[] {
	const verdicts = Array.from(found);
	const fill = (verdict: Verdict) => verdicts.map((own) => own ?? verdict);
	if (strays > 0 && !parts.isWhole) {
		const reason = `The answer reports a failed record that is not in this request (${describeMatch(answer.match)})`;
		return verdicts.map(() => unclear(reason));
	}
	const isMissing = parts.missing.length > 0 || (parts.isWhole && parts.count === 0);
	const allowed = answer.mayBeMissing && parts.instead === undefined && isObject(body);
	if (isMissing && !allowed) return fill(unclear(noList(response, answer.splitPaths)));
	if (verdicts.some((verdict) => verdict !== undefined)) return fill(believed());
	const proof = answer.proof?.of(body);
	if (proof === 'fails' || proof === 'noValue') {
		const reason = `No list names a failed record, but 'Success Field' (${answer.proof?.text}) does not say that all went well: the answer starts with ${excerpt(response.body)}`;
		return fill(unclear(reason));
	}
	return fill(believed());
}

function isObject(body: unknown): boolean {
	return body !== null && typeof body === 'object' && !Array.isArray(body);
}

function noList({ body }: Response, splitPaths: readonly SplitPath[]): string {
	const paths = splitPaths.map(({ text }) => text).join(',');
	return `'Response Split Path' (${paths}) finds no list in the answer, which starts with ${excerpt(body)}`;
}

/** Records that would succeed by silence do not where the answer says otherwise elsewhere. */
function doubtedIfSilent(
	body: unknown,
	records: readonly DeliveryRecord[],
	verdicts: readonly Verdict[],
	parts: Parts,
): readonly Verdict[] {
	if (!verdicts.some(({ silent }) => silent)) return verdicts;
	const doubt =
		(verdicts.some(({ result }) => result === 'failed') ? undefined : restSaysNo(body, parts)) ??
		doubtOfSilence({ body, records, verdicts, parts });
	if (doubt === undefined) return verdicts;
	return verdicts.map((own) => (own.silent ? unclear(doubt, own.parsed, own.part) : own));
}

/** The answer outside the parts says no, though no part does. */
function restSaysNo(body: unknown, parts: Parts): string | undefined {
	if (parts.isWhole && parts.count > 0) return undefined;
	const objection = strongest(objectionsOf(body, undefined, parts.containers));
	return objection && `No part names a failed record, but the answer has ${objection.what}`;
}
