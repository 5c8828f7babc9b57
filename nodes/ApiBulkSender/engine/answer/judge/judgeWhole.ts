import type { DeliveryRecord } from '../../types';
import { countsSome } from '../contradictions/counts';
import { failurePlaces } from '../contradictions/failurePlaces';
import { judgeBody } from './judgeBody';
import { all, type Judgement, type Response } from '../judgement';
import type { PartRules } from './judgePart';
import type { AnswerBody } from '../read/readBody';
import { doubtOfSilence } from '../contradictions/silence';
import { believed, unclear } from '../verdict';

/** 206 and 207 speak of parts, so such an answer needs to prove more than by its status. */
const NEEDS_PROOF = new Set([206, 207]);

/** Judges an answer that speaks for all records of its request. */
export function judgeWhole(
	{ status }: Response,
	body: Exclude<AnswerBody, { kind: 'unreadable' }>,
	records: readonly DeliveryRecord[],
	rules: PartRules,
): Judgement {
	const isOne = records.length === 1;
	const value = body.kind === 'empty' ? undefined : body.value;
	let verdict = value === undefined ? believed() : judgeBody(value, records, rules);
	const unclearAll = (reason: string) =>
		all(records, unclear(reason, verdict.parsed, verdict.part));
	const counts = isOne ? undefined : countsSome(value, records.length);
	if (counts !== undefined) return unclearAll(counts);
	if (verdict.silent && NEEDS_PROOF.has(status)) {
		return unclearAll(
			`HTTP ${status} is about parts of the request, but nothing in the answer proves that all were accepted: set 'Response Reports' to Every Record, or 'Record Outcome' by what proves it`,
		);
	}
	if (verdict.result !== 'succeeded') {
		return { ...all(records, verdict), refusedAsWhole: verdict.result === 'failed' };
	}
	// A proof on the body of several records is none for each of them.
	if (!isOne) verdict = { ...verdict, silent: true };
	const { verdicts } = all(records, verdict);
	if (!verdict.silent) return { verdicts };
	const doubt = doubtOfSilence({ body: value, records, verdicts, parts: undefined });
	if (doubt !== undefined) return unclearAll(doubt);
	const failuresAt = isOne ? failurePlaces(value, 1, () => false)[0]?.path : undefined;
	return { verdicts, ...(failuresAt && { failuresAt }) };
}
