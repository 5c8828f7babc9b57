import { PathTooWide } from '../../../shared/jsonPath/followPath';
import type { DeliveryRecord } from '../types';
import { cutParts } from './cutParts';
import type { JudgeRules } from './judgement';
import { judgePart, listedAsFailed } from './judgePart';
import { matchParts } from './match';
import { nothingParsed, type Parsed } from './parseMap';
import { refutePosition } from './position';
import type { AnswerBody } from './readBody';
import type { SplitPath } from './splitPath';
import { doubtOfSilence } from './silence';
import { believed, worse, type Verdict } from './verdict';

/** No record carries the message of a part that names another. */
export const BECAUSE_OF_OTHERS = 'The request was refused because of other records in it';

/** What an answer outside 2xx says of the records. */
export interface Refusal {
	/** By record: what a part says that names it and refuses it or proves that it was taken. */
	named: ReadonlyArray<Verdict | undefined>;
	isAnyNamed: boolean;
	/** Parts refuse what is not in the request. */
	strays: number;
	/** Why the records that no part names cannot be believed to be taken. */
	doubtOfOthers: string | undefined;
	/** What the map finds in the body as a whole. */
	whole: Parsed;
}

/**
 * Reads an answer outside 2xx record by record. No part that merely does not refuse counts there,
 * and no list that is empty or missing proves anything.
 */
export function readRefusal(
	body: AnswerBody,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Refusal {
	const nobody: Refusal = {
		named: [],
		isAnyNamed: false,
		strays: 0,
		doubtOfOthers: undefined,
		whole: nothingParsed(),
	};
	if (body.kind !== 'json' && body.kind !== 'text') return nobody;
	try {
		const whole = rules.answer.parseMap.read(body.value);
		return { ...nobody, whole, ...readParts(body.value, records, rules) };
	} catch (error) {
		if (error instanceof PathTooWide) return nobody;
		throw error;
	}
}

function readParts(
	body: unknown,
	records: readonly DeliveryRecord[],
	{ answer, codes }: JudgeRules,
): Partial<Refusal> {
	if (answer.reports === 'wholeRequest') return {};
	const { parseMap, splitPaths, match } = answer;
	const parts = cutParts(body, splitPaths, answer.named);
	if (match.by === 'position') {
		if (parts.count !== records.length || parts.isWhole) return {};
		const [first] = parts.groups;
		if (refutePosition(first.values, records) !== undefined) return {};
	}
	const judge = (part: unknown, from: SplitPath, at: number): Verdict =>
		answer.reports === 'failedRecordsOnly'
			? listedAsFailed(part, from, parseMap.read(part))
			: judgePart(part, from, records[at].json, { outcome: answer.outcome, parseMap, codes });
	const named = new Array<Verdict | undefined>(records.length);
	let isAnyNamed = false;
	const strays = matchParts(parts, records, match, (at, part, from) => {
		const verdict = judge(part, from, at);
		if (verdict.silent || verdict.result === 'unclear') return;
		named[at] = worse(named[at], verdict);
		isAnyNamed = true;
	});
	const verdicts = Array.from(named, (verdict) => verdict ?? believed());
	const doubtOfOthers = isAnyNamed ? doubtOfSilence({ body, records, verdicts, parts }) : undefined;
	return { named, isAnyNamed, strays: parts.isWhole ? 0 : strays, doubtOfOthers };
}
