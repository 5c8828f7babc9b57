import { PathTooWide } from '../../../../shared/jsonPath/followPath';
import type { DeliveryRecord } from '../../types';
import { cutParts, type Parts } from '../parts/cutParts';
import type { JudgeRules } from '../judgement';
import { judgeByRules } from './judgePart';
import { matchParts } from '../match/match';
import { nothingParsed, type Parsed } from '../rules/parseMap';
import { refutePosition } from '../match/position';
import type { AnswerBody } from '../read/readBody';
import { doubtOfSilence } from '../contradictions/silence';
import { believed, worse, type Verdict } from '../verdict';

/** No record carries the message of a part that names another. */
export const BECAUSE_OF_OTHERS = 'The request was refused because of other records in it';

/** What an answer outside 2xx says of the records. */
export interface Refusal {
	/** By record: what a part says that names it and refuses it or proves that it was taken. */
	named: ReadonlyArray<Verdict | undefined>;
	isAnyNamed: boolean;
	/** Parts that neither refuse their record nor prove that it was taken. */
	neutral: ReadonlyArray<Verdict | undefined>;
	/** Parts refuse what is not in the request. */
	namesOthers: boolean;
	/** Why the records that no part names cannot be believed to be taken. */
	doubtOfOthers: string | undefined;
	/** What the map finds in the body as a whole. */
	whole: Parsed;
}

const NOBODY: Refusal = {
	named: [],
	isAnyNamed: false,
	neutral: [],
	namesOthers: false,
	doubtOfOthers: undefined,
	whole: nothingParsed(),
};

/**
 * Reads an answer outside 2xx record by record. No part that merely does not refuse counts there,
 * and no list that is empty or missing proves anything.
 */
export function readRefusal(
	body: AnswerBody,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Refusal {
	if (body.kind !== 'json' && body.kind !== 'text') return NOBODY;
	try {
		const whole = rules.answer.parseMap.read(body.value);
		return { ...NOBODY, whole, ...readParts(body.value, records, rules) };
	} catch (error) {
		if (error instanceof PathTooWide) return NOBODY;
		throw error;
	}
}

function readParts(
	body: unknown,
	records: readonly DeliveryRecord[],
	{ answer, codes }: JudgeRules,
): Partial<Refusal> {
	if (answer.reports === 'wholeRequest') return {};
	const parts = cutParts(body, answer.splitPaths, answer.named);
	if (answer.match.by === 'position' && !isInOrder(parts, records)) {
		// One part may well speak of the whole request, several are about single records.
		return { namesOthers: parts.count > 1 };
	}
	const judge = judgeByRules(records, answer, codes);
	const named = new Array<Verdict | undefined>(records.length).fill(undefined);
	const neutral = new Array<Verdict | undefined>(records.length);
	let isAnyNamed = false;
	const strays = matchParts(parts, records, answer.match, (at, part, from) => {
		const verdict = judge(part, from, at);
		if (verdict.silent || verdict.result === 'unclear') {
			neutral[at] = verdict;
			return;
		}
		named[at] = worse(named[at], verdict);
		isAnyNamed = true;
	});
	const namesOthers = !parts.isWhole && (isAnyNamed ? strays.count : strays.foreign) > 0;
	if (!isAnyNamed) return { namesOthers };
	const verdicts = named.map((verdict) => verdict ?? believed());
	const { match } = answer;
	const told = { body, records, verdicts, parts, match, isRefusal: true };
	const doubtOfOthers = doubtOfSilence(told);
	return { named, isAnyNamed, neutral, namesOthers, doubtOfOthers };
}

function isInOrder(parts: Parts, records: readonly DeliveryRecord[]): boolean {
	if (parts.count !== records.length || parts.isWhole) return false;
	if (!parts.isOrdered) return false;
	const values = parts.groups.flatMap((group) => group.values);
	return refutePosition(values, records) === undefined;
}
