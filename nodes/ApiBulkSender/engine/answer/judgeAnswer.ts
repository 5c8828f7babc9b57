import { excerpt, readAnswerBody } from './answerBody';
import type { AnswerRules, MatchRule, SplitPath } from './answerRules';
import type { CodeBook } from './codes';
import { failedPart, judgePart, type PartRules, type Verdict } from './judgePart';
import { nothingParsed, type Parsed } from './parseMap';
import { splitAnswer, type Parts } from './splitAnswer';
import { singleText } from '../text';
import type { Answer, DeliveryRecord } from '../types';

type Response = Extract<Answer, { kind: 'response' }>;
type SplitRules = Exclude<AnswerRules, { reports: 'wholeRequest' }>;

export interface JudgeRules {
	answer: AnswerRules;
	partCodes: CodeBook;
}

/** Says of each record of a batch what its 2xx answer proves; in the order of the records. */
export function judgeAnswer(
	response: Response,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Verdict[] {
	try {
		return judgeReadable(response, records, rules);
	} catch (error) {
		if (!isTooDeep(error)) throw error;
		return allUnclear(records, 'The answer is nested too deeply to be read');
	}
}

function judgeReadable(
	response: Response,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Verdict[] {
	const body = readAnswerBody(response);
	const { answer } = rules;
	if (body.kind === 'unreadable') return allUnclear(records, `The answer is ${body.what}`);
	if (answer.reports === 'wholeRequest') {
		if (body.kind !== 'json') return records.map(accepted);
		return records.map(() => judgePart(body.value, undefined, readPartRules(rules)));
	}
	if (body.kind !== 'json') {
		const what = body.kind === 'empty' ? 'has no body' : 'is plain text instead of JSON';
		return allUnclear(
			records,
			`The answer ${what}, so it says nothing of single records; if this destination never does, set 'Response Reports' to The Request as a Whole`,
		);
	}
	return judgeParts(body.value, response, records, answer, rules);
}

function readPartRules({ answer, partCodes }: JudgeRules): PartRules {
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
	if (answer.match.by === 'position' && parts.count !== records.length) {
		return allUnclear(
			records,
			`'Response Split Path' (${paths}) finds ${parts.count} parts for ${records.length} records, so position proves nothing`,
		);
	}
	const partRules = readPartRules(rules);
	const judge =
		answer.reports === 'failedRecordsOnly'
			? (part: unknown) => failedPart(part, answer.parseMap.read(part))
			: (part: unknown, from: SplitPath) => judgePart(part, from, partRules);
	const { verdicts, strays } = matchParts(parts, records, answer.match, judge);
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
	return records.map((_, at) => verdicts[at] ?? accepted());
}

interface Matched {
	/** By position of the record in the batch; absent where no part names it. */
	verdicts: Array<Verdict | undefined>;
	/** Parts that name no record of the batch. */
	strays: number;
}

function matchParts(
	parts: Parts,
	records: readonly DeliveryRecord[],
	match: MatchRule,
	judge: (part: unknown, from: SplitPath) => Verdict,
): Matched {
	const locate = locator(records, match);
	const verdicts = new Array<Verdict | undefined>(records.length);
	let strays = 0;
	let position = 0;
	for (const { from, values } of parts.groups) {
		for (const part of values) {
			const at = locate(part, position++);
			if (at === undefined) strays++;
			else verdicts[at] = worse(verdicts[at], judge(part, from));
		}
	}
	return { verdicts, strays };
}

/** Two parts for one record: any failure wins. */
function worse(first: Verdict | undefined, second: Verdict): Verdict {
	const rank = { succeeded: 0, unclear: 1, failed: 2 };
	return first !== undefined && rank[first.result] >= rank[second.result] ? first : second;
}

type Locate = (part: unknown, position: number) => number | undefined;

function locator(records: readonly DeliveryRecord[], match: MatchRule): Locate {
	if (match.by === 'position') return (_, position) => position;
	if (match.by === 'index') {
		return (part) => {
			const text = singleText(match.path.values(part)) ?? '';
			const index = /^\d+$/.test(text) ? Number(text) - match.first : -1;
			return index >= 0 && index < records.length ? index : undefined;
		};
	}
	const places = new Map(
		records.flatMap(({ matchKeys }, at) => matchKeys.map((key) => [key, at] as const)),
	);
	return (part) => {
		const key = singleText(match.responseKey.values(part));
		return key === undefined ? undefined : places.get(key);
	};
}

function describeMatch(match: MatchRule): string {
	if (match.by === 'key') return `'Response Key Path' is ${match.responseKey.text}`;
	if (match.by === 'index') return `'Response Index Path' is ${match.path.text}`;
	return "'Match By' is Position";
}

function allUnclear(records: readonly DeliveryRecord[], reason: string): Verdict[] {
	return records.map(() => unclear(reason));
}

function unclear(reason: string): Verdict {
	return { result: 'unclear', parsed: nothingParsed(), reason, part: undefined };
}

/** No part speaks of the record, which here means that it was accepted. */
function accepted(): Verdict {
	return { result: 'succeeded', parsed: nothingParsed(), reason: null, part: undefined };
}

/**
 * What an answer outside 2xx supplies for each record: code and message of the part that names it,
 * or of the body as a whole. It never decides an outcome.
 */
export function readRefusal(
	response: Response,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Parsed[] {
	try {
		return readRefusalParts(response, records, rules);
	} catch (error) {
		if (!isTooDeep(error)) throw error;
		return records.map(nothingParsed);
	}
}

function readRefusalParts(
	response: Response,
	records: readonly DeliveryRecord[],
	{ answer }: JudgeRules,
): Parsed[] {
	const body = readAnswerBody(response);
	if (body.kind !== 'json') return records.map(nothingParsed);
	const whole = () => answer.parseMap.read(body.value);
	if (answer.reports === 'wholeRequest') return records.map(whole);
	const parts = splitAnswer(body.value, answer.splitPaths);
	if (answer.match.by === 'position' && parts.count !== records.length) {
		return records.map(whole);
	}
	const { verdicts } = matchParts(parts, records, answer.match, (part) =>
		failedPart(part, answer.parseMap.read(part)),
	);
	return records.map((_, at) => verdicts[at]?.parsed ?? whole());
}

/** Told by its name: a test runner may have a realm of its own. */
function isTooDeep(error: unknown): boolean {
	return (error as Error).name === 'RangeError';
}
