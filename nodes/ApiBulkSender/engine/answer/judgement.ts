import type { Answer, DeliveryRecord } from '../types';
import type { AnswerRules } from './rules/answerRules';
import type { CodeBook } from './classes/codes';
import type { Verdict } from './verdict';

export type Response = Extract<Answer, { kind: 'response' }>;

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

export function all(records: readonly DeliveryRecord[], verdict: Verdict): Judgement {
	return { verdicts: records.map(() => verdict) };
}
