import { judgeAnswer } from '../answer/judge/judgeAnswer';
import type { Judgement } from '../answer/judgement';
import type { AnswerBody } from '../answer/read/readBody';
import { pauseAfter } from '../answer/classes/waiting';
import type { Batch } from '../request/batch';
import type { Settings } from '../settings';
import type { Answer } from '../types';
import { decideVerdicts } from './decideVerdicts';
import { headerOf } from '../answer/read/header';
import { heldToStatus } from './jobs/heldToStatus';
import type { Decision, DecisionContext, Notes, Stop, UnreadAnswer } from './decision';

type Response = Extract<Answer, { kind: 'response' }>;

/** Decides on a 2xx answer: each record by what the answer proves of it. */
export function decideParts(
	batch: Batch,
	response: Response,
	body: AnswerBody,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const judged = judgeAnswer(response, body, batch.records, settings);
	const judgement = heldToStatus(judged, context.jobStatus);
	const value = body.kind === 'json' ? body.value : undefined;
	const { verdicts } = judgement;
	const decision = decideVerdicts(batch, response, value, verdicts, settings, context);
	const rest = pauseAfter(response, settings.waiting, context.date);
	if (rest > 0) decision.restUntil = context.now + rest;
	decision.stop ??= wrongSetting(judgement, batch, response, settings, context);
	decision.notes = notesOf(judgement);
	// What is sent again was put off, not refused.
	const isOver = decision.again.length === 0;
	if (isOver && judgement.refusedAsWhole === true && isForSeveral(batch, settings)) {
		decision.refusedWhole = { status: response.status, text: verdicts[0].reason ?? '' };
	}
	return decision;
}

/** Where a request has one record, a body that says no may well mean just that record. */
function isForSeveral({ records }: Batch, { answer }: Settings): boolean {
	return records.length > 1 || answer.reports !== 'wholeRequest';
}

function wrongSetting(
	{ verdicts, positionRefuted }: Judgement,
	batch: Batch,
	response: Response,
	settings: Settings,
	context: DecisionContext,
): Stop | undefined {
	if (!settings.stopWhenUnclear) return undefined;
	if (positionRefuted !== undefined) {
		return { kind: 'setting', reason: positionRefuted, unread: unreadAnswer(batch, response) };
	}
	if (!context.beforeFirstSuccess) return undefined;
	if (!verdicts.every((verdict) => verdict.result === 'unclear')) return undefined;
	return {
		kind: 'setting',
		reason: `No record of the first answer could be judged with these settings. ${verdicts[0].reason}`,
		unread: unreadAnswer(batch, response),
	};
}

function unreadAnswer({ records }: Batch, response: Response): UnreadAnswer {
	return {
		records: records.map(({ json }) => json),
		status: response.status,
		text: response.body,
		contentType: headerOf(response, 'content-type'),
	};
}

function notesOf({ verdicts, listFound, failuresAt }: Judgement): Notes {
	const judgedByWords = verdicts.some(({ byWords }) => byWords);
	return { judgedByWords, listFound, failuresAt };
}
