import { sentences } from '../../sentences';
import type { DeliveryRecord, JsonObject } from '../../types';
import type { OutcomeRule, SplitAnswer } from '../rules/answerRules';
import type { CodeBook } from '../classes/codes';
import { strongest, type Objection } from '../contradictions/objection';
import { objectionsOf } from '../contradictions/objections';
import { ownWordsOf } from '../words/ownWords';
import type { ParseMap, Parsed } from '../rules/parseMap';
import type { SplitPath } from '../rules/splitPath';
import { believed, byWords, proven, refused, unclear, type Verdict } from '../verdict';

export interface PartRules {
	outcome: OutcomeRule;
	parseMap: ParseMap;
	codes: CodeBook;
}

/**
 * Judges one part by the Record Outcome.
 *
 * @param record what was sent, where the part is known to be this record's
 */
export function judgePart(
	part: unknown,
	from: SplitPath | undefined,
	record: JsonObject | undefined,
	rules: PartRules,
): Verdict {
	const parsed = rules.parseMap.read(part);
	switch (rules.outcome.by) {
		case 'errorCode':
			return judgeByCode(part, record, parsed, rules.codes);
		case 'field':
			return judgeByField(part, record, parsed, rules.outcome.test);
		case 'splitPath':
			if (from !== undefined && rules.outcome.failures.has(from)) {
				return listedAsFailed(part, from, parsed);
			}
			return unlessItSaysNo(part, record, parsed, proven);
	}
}

/** How the parts of an answer are judged for the record at a place of the batch. */
export type JudgePartFor = (part: unknown, from: SplitPath, at: number) => Verdict;

export function judgeByRules(
	records: readonly DeliveryRecord[],
	answer: SplitAnswer,
	codes: CodeBook,
): JudgePartFor {
	const { parseMap } = answer;
	if (answer.reports === 'failedRecordsOnly') {
		return (part, from) => listedAsFailed(part, from, parseMap.read(part));
	}
	const rules = { outcome: answer.outcome, parseMap, codes };
	return (part, from, at) => judgePart(part, from, records[at].json, rules);
}

/** A part in a list of failed records; the list's name is its code where it has none. */
function listedAsFailed(part: unknown, from: SplitPath, found: Parsed): Verdict {
	if (found.codes.length > 0 || from.listName === undefined) {
		return refused(describeFailure(part, found), found, part);
	}
	const fields = { ...found.fields, status_code: from.listName };
	const parsed = { ...found, fields, codes: [from.listName] };
	const { message } = ownWordsOf(part);
	const said = found.message || message;
	const reason = said
		? `${from.listName}: ${said}`
		: `The destination lists it under ${from.listName}`;
	return refused(reason, parsed, part);
}

function judgeByCode(
	part: unknown,
	record: JsonObject | undefined,
	parsed: Parsed,
	codes: CodeBook,
): Verdict {
	if (parsed.codes.length === 0) return unlessItSaysNo(part, record, parsed, byWords);
	if (parsed.codes.some((code) => codes.classOf(code) !== 'success')) {
		return refused(describeFailure(part, parsed), parsed, part);
	}
	const against = objectionsOf(part, record).find(isAgainstCode);
	if (against === undefined) return proven(parsed, part);
	const codesFound = parsed.codes.join(', ');
	const reason = `The answer has a success code, ${codesFound}, but also ${against.what}`;
	return unclear(reason, parsed, part);
}

/** Beside a success code only these leave it open. */
function isAgainstCode({ by }: Objection): boolean {
	return by === 'success' || by === 'error';
}

function judgeByField(
	part: unknown,
	record: JsonObject | undefined,
	parsed: Parsed,
	test: Extract<OutcomeRule, { by: 'field' }>['test'],
): Verdict {
	switch (test.of(part)) {
		case 'proven':
			return proven(parsed, part);
		case 'fails':
			return refused(describeFailure(part, parsed), parsed, part);
		case 'holds':
			return unlessItSaysNo(part, record, parsed, believed);
		case 'noValue': {
			const reason = `'Success Field' (${test.text}) finds nothing in the answer for this record`;
			if (test.condition !== 'isNotEmpty') return unclear(reason, parsed, part);
			return unlessItSaysNo(part, record, parsed, () => unclear(reason, parsed, part));
		}
	}
}

/** A refusal by the part's own words, or else what it counts as. */
function unlessItSaysNo(
	part: unknown,
	record: JsonObject | undefined,
	parsed: Parsed,
	otherwise: (parsed: Parsed, part: unknown) => Verdict,
): Verdict {
	if (part === null || part === undefined) {
		return unclear('The part of the answer for this record is empty', parsed, part);
	}
	const objection = strongest(objectionsOf(part, record));
	if (objection === undefined) return otherwise(parsed, part);
	const reason = describeObjection(part, objection, parsed);
	return objection.says === 'no' ? refused(reason, parsed, part) : unclear(reason, parsed, part);
}

/** What the destination said, and the sign by which it counts. */
export function describeObjection(
	part: unknown,
	{ says, what }: Objection,
	parsed: Parsed,
): string {
	const words = saidBy(part, parsed);
	const noCode = parsed.codes.length > 0 ? '' : ", and 'Parse Path Map' finds no status_code in it";
	const sign =
		says === 'no'
			? `The answer says no by ${what}${noCode}`
			: `The answer has ${what}, which may mean that it failed`;
	return sentences(words, sign);
}

/** Code and message by the map, or those the part shows by the usual names. */
function saidBy(part: unknown, parsed: Parsed): string {
	const own = ownWordsOf(part);
	const codes = parsed.codes.join(', ') || own.code;
	return [codes, parsed.message || own.message].filter(Boolean).join(': ');
}

function describeFailure(part: unknown, parsed: Parsed): string {
	const codes = parsed.codes.join(', ');
	const message = parsed.message || ownWordsOf(part).message;
	if (codes !== '' && message !== '') return `${codes}: ${message}`;
	if (codes !== '') return `The destination answered with the code ${codes}`;
	if (message !== '') return message;
	return "The destination said no; 'Parse Path Map' finds neither a code nor a message in its answer";
}
