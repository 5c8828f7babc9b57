import { BECAUSE_OF_OTHERS, type Refusal } from '../answer/judge/judgeRefusal';
import { nothingParsed } from '../answer/rules/parseMap';
import type { AnswerBody } from '../answer/read/readBody';
import { believed, refused, unclear, type Verdict } from '../answer/verdict';
import { failed } from '../account/settlements';
import type { Batch } from '../request/batch';
import type { Settings } from '../settings';
import type { Answer, DeliveryRecord } from '../types';
import { decideVerdicts } from './decideVerdicts';
import type { Decision, DecisionContext } from './decision';

type Response = Extract<Answer, { kind: 'response' }>;

/**
 * Decides on an answer outside 2xx that is judged record by record: the records that it names by
 * what it says of them, the others as Unnamed Records says.
 */
export function decideJudged(
	batch: Batch,
	response: Response,
	body: AnswerBody,
	refusal: Refusal,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const value = body.kind === 'json' ? body.value : undefined;
	const others = verdictOfOthers(response, refusal, settings);
	const verdicts = batch.records.map(
		(_, at) => refusal.named[at] ?? withOwnPart(others, refusal.neutral[at]),
	);
	if (settings.unnamedRecords !== 'sentAgain') {
		return decideVerdicts(batch, response, value, verdicts, settings, context);
	}
	const isNamed = (_: unknown, at: number) => refusal.named[at] !== undefined;
	const named = { ...batch, records: batch.records.filter(isNamed) };
	const namedVerdicts = verdicts.filter(isNamed);
	const decision = decideVerdicts(named, response, value, namedVerdicts, settings, context);
	const records = batch.records.filter((record, at) => !isNamed(record, at));
	if (records.length === 0) return decision;
	return { ...decision, again: [...decision.again, sentAgain(batch, response, records, context)] };
}

/** Without the named ones the others may pass at once; no retry is counted. */
function sentAgain(
	batch: Batch,
	{ status }: Response,
	records: DeliveryRecord[],
	{ now }: DecisionContext,
) {
	const reason = `HTTP ${status}: ${BECAUSE_OF_OTHERS}`;
	const last = failed(batch, { cause: 'rejected', httpStatus: status, reason }, false);
	return { records, last: records.map(() => last), dueAt: now, yielding: false };
}

/** A record that counts as taken keeps what its own part tells, such as its id. */
function withOwnPart(others: Verdict, own: Verdict | undefined): Verdict {
	if (others.result !== 'succeeded' || own === undefined) return others;
	return { ...others, parsed: own.parsed, part: own.part };
}

function verdictOfOthers(
	{ status }: Response,
	{ namesOthers, doubtOfOthers }: Refusal,
	{ unnamedRecords }: Settings,
): Verdict {
	if (unnamedRecords !== 'succeeded') {
		return refused(`HTTP ${status}: ${BECAUSE_OF_OTHERS}`, nothingParsed(), undefined);
	}
	if (doubtOfOthers !== undefined) return unclear(doubtOfOthers);
	if (!namesOthers) return believed();
	return unclear(`HTTP ${status}: The answer names a refused record that is not in this request`);
}
