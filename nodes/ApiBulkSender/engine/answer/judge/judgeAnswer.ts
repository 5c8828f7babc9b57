import { PathTooWide } from '../../../../shared/jsonPath/followPath';
import type { DeliveryRecord } from '../../types';
import { all, type Judgement, type JudgeRules, type Response } from '../judgement';
import { judgeParts, judgeWithoutParts } from './judgeParts';
import { judgeWhole } from './judgeWhole';
import type { AnswerBody } from '../read/readBody';
import { unclear } from '../verdict';

/** Judges a 2xx answer. */
export function judgeAnswer(
	response: Response,
	body: AnswerBody,
	records: readonly DeliveryRecord[],
	rules: JudgeRules,
): Judgement {
	try {
		return judgeBodyOf(response, body, records, rules);
	} catch (error) {
		if (!(error instanceof PathTooWide)) throw error;
		return all(records, unclear(error.message));
	}
}

function judgeBodyOf(
	response: Response,
	body: AnswerBody,
	records: readonly DeliveryRecord[],
	{ answer, codes }: JudgeRules,
): Judgement {
	if (body.kind === 'unreadable') return all(records, unclear(`The answer is ${body.what}`));
	if (answer.reports === 'wholeRequest') {
		const { outcome, parseMap } = answer;
		return judgeWhole(response, body, records, { outcome, parseMap, codes });
	}
	if (body.kind === 'json') return judgeParts(response, body.value, records, answer, codes);
	return judgeWithoutParts(response, body, records, answer);
}
