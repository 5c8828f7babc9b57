import { excerpt, readAnswerBody } from './answerBody';
import type { AnswerRules, MatchRule } from './answerRules';
import type { CodeBook } from './codes';
import { failedPart, judgePart, type PartRules, type Verdict } from './judgePart';
import type { Parsed } from './parseMap';
import { splitAnswer, type Part } from './splitAnswer';
import { singleText } from './text';
import type { Answer, DeliveryRecord } from './types';

type Response = Extract<Answer, { kind: 'response' }>;
type SplitRules = Exclude<AnswerRules, { reports: 'wholeRequest' }>;

export interface JudgeRules {
	answer: AnswerRules;
	partCodes: CodeBook;
}

const NOTHING: Parsed = { fields: {}, codes: [], message: '', warnings: [] };

/** Says of each record of a batch what its 2xx answer proves; in the order of the records. */
export function judgeAnswer(
	response: Response,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Verdict[] {
	const body = readAnswerBody(response);
	const { answer } = rules;
	if (body.kind === 'unreadable') return allUnclear(records, `The answer is ${body.what}`);
	if (answer.reports === 'wholeRequest') {
		const verdict =
			body.kind === 'json'
				? judgePart(body.value, undefined, partRules(rules))
				: { result: 'succeeded' as const, parsed: NOTHING, reason: null, part: undefined };
		return records.map(() => verdict);
	}
	if (body.kind !== 'json') {
		const what = body.kind === 'empty' ? 'has no body' : 'is plain text instead of JSON';
		return allUnclear(
			records,
			`The answer ${what}, so it says nothing of single records; if this destination never does, set 'Response Reports' to Whole Request`,
		);
	}
	return judgeParts(body.value, response, records, answer, rules);
}

function partRules({ answer, partCodes }: JudgeRules): PartRules {
	return { outcome: answer.outcome, parseMap: answer.parseMap, partCodes };
}

function judgeParts(
	body: unknown,
	response: Response,
	records: readonly DeliveryRecord[],
	answer: SplitRules,
	rules: JudgeRules,
): Verdict[] {
	const parts = splitAnswer(body, answer.splitPaths);
	const paths = answer.splitPaths.map(({ path }) => path.text).join(',');
	if (!parts.containerExists) {
		return allUnclear(
			records,
			`'Response Split Path' (${paths}) finds no list in the answer, which starts with ${excerpt(response.body)}`,
		);
	}
	if (answer.match.by === 'position' && parts.list.length !== records.length) {
		return allUnclear(
			records,
			`'Response Split Path' (${paths}) finds ${parts.list.length} parts for ${records.length} records, so position proves nothing`,
		);
	}
	const { verdicts, strays } = matchParts(parts.list, records, answer.match, (part) =>
		answer.reports === 'failedRecordsOnly'
			? failedPart(part.value, answer.parseMap.read(part.value))
			: judgePart(part.value, part.from, partRules(rules)),
	);
	if (answer.reports === 'everyRecord') {
		const reason = `No part of the answer names this record (${describeMatch(answer.match)})`;
		return records.map((_, at) => verdicts[at] ?? unclear(reason));
	}
	if (strays > 0) {
		return allUnclear(
			records,
			`The answer reports a failed record that is not in this request (${describeMatch(answer.match)})`,
		);
	}
	const accepted: Verdict = { result: 'succeeded', parsed: NOTHING, reason: null, part: undefined };
	return records.map((_, at) => verdicts[at] ?? accepted);
}

interface Matched {
	/** By position of the record in the batch; absent where no part names it. */
	verdicts: Array<Verdict | undefined>;
	/** Parts that name no record of the batch. */
	strays: number;
}

function matchParts(
	parts: readonly Part[],
	records: readonly DeliveryRecord[],
	match: MatchRule,
	judge: (part: Part) => Verdict,
): Matched {
	const locate = locator(records, match);
	const verdicts = new Array<Verdict | undefined>(records.length);
	let strays = 0;
	for (let at = 0; at < parts.length; at++) {
		const index = locate(parts[at], at);
		if (index === undefined) {
			strays++;
			continue;
		}
		verdicts[index] = worse(verdicts[index], judge(parts[at]));
	}
	return { verdicts, strays };
}

/** Two parts for one record: any failure wins. */
function worse(first: Verdict | undefined, second: Verdict): Verdict {
	const rank = { succeeded: 0, unclear: 1, failed: 2 };
	return first !== undefined && rank[first.result] >= rank[second.result] ? first : second;
}

type Locate = (part: Part, position: number) => number | undefined;

function locator(records: readonly DeliveryRecord[], match: MatchRule): Locate {
	if (match.by === 'position') return (_, position) => position;
	if (match.by === 'index') {
		return ({ value }) => {
			const text = singleText(match.path.values(value)) ?? '';
			const index = /^\d+$/.test(text) ? Number(text) - match.first : -1;
			return index >= 0 && index < records.length ? index : undefined;
		};
	}
	const places = new Map(records.map((record, at) => [record.matchKey, at]));
	return ({ value }) => {
		const key = singleText(match.responseKey.values(value));
		return key === undefined ? undefined : places.get(key);
	};
}

function describeMatch(match: MatchRule): string {
	if (match.by === 'key') return `'Response Key Path' is ${match.responseKey.text}`;
	if (match.by === 'index') return `'Response Index Path' is ${match.path.text}`;
	return "'Match By' is Position";
}

function allUnclear(records: readonly DeliveryRecord[], reason: string): Verdict[] {
	const verdict = unclear(reason);
	return records.map(() => verdict);
}

function unclear(reason: string): Verdict {
	return { result: 'unclear', parsed: NOTHING, reason, part: undefined };
}

/**
 * What an answer outside 2xx supplies for each record: code and message of the part that names it,
 * or of the body as a whole. It never decides an outcome.
 */
export function readRefusal(
	response: Response,
	records: readonly DeliveryRecord[],
	{ answer }: JudgeRules,
): Parsed[] {
	const body = readAnswerBody(response);
	if (body.kind !== 'json') return records.map(() => NOTHING);
	const whole = answer.parseMap.read(body.value);
	if (answer.reports === 'wholeRequest') return records.map(() => whole);
	const parts = splitAnswer(body.value, answer.splitPaths);
	if (answer.match.by === 'position' && parts.list.length !== records.length) {
		return records.map(() => whole);
	}
	const { verdicts } = matchParts(parts.list, records, answer.match, (part) =>
		failedPart(part.value, answer.parseMap.read(part.value)),
	);
	return records.map((_, at) => verdicts[at]?.parsed ?? whole);
}
