import { failed } from '../../account/settlements';
import { excerpt } from '../../answer/read/excerpt';
import { headerOf } from '../../answer/read/header';
import type { AnswerBody } from '../../answer/read/readBody';
import { pauseAfter } from '../../answer/classes/waiting';
import type { Batch } from '../../request/batch';
import { retryAfterDelay } from '../../../../shared/http/backoff';
import type { Settings } from '../../settings';
import type { Answer } from '../../types';
import type { Decision, DecisionContext, Stop } from '../decision';
import { settleAll } from '../repeat';
import type { JobRules } from './jobSettings';
import { locateJob } from './openJobs';

type Response = Extract<Answer, { kind: 'response' }>;

/** Decides on a 2xx answer that says no more than which job to ask for later. */
export function decideOpening(
	batch: Batch,
	response: Response,
	body: AnswerBody,
	rules: JobRules,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const rest = pauseAfter(response, settings.waiting, context.date);
	const restUntil = rest > 0 ? context.now + rest : undefined;
	const id = rules.idOf(response, body);
	const located =
		id === undefined
			? { reason: whyNone(response, body) }
			: locateJob(rules, id, batch.target.baseUrl);
	if ('reason' in located) {
		return { ...unfollowed(batch, response, located.reason, settings, context), restUntil };
	}
	const asked = retryAfterDelay(headerOf(response, 'retry-after'), context.date);
	const dueAt = context.now + Math.max(rules.pollMs, asked);
	return { kind: 'job', ...located, httpStatus: response.status, dueAt, restUntil };
}

function whyNone(response: Response, body: AnswerBody): string {
	if (body.kind === 'unreadable') return `The answer is ${body.what}`;
	const said = body.kind === 'empty' ? 'it is empty' : `it says ${excerpt(response.body)}`;
	return `The answer has no job at 'Job ID Path': ${said}`;
}

function unfollowed(
	batch: Batch,
	{ status }: Response,
	reason: string,
	{ stopWhenUnclear }: Settings,
	{ beforeFirstSuccess }: DecisionContext,
) {
	const account = { cause: 'unclear' as const, httpStatus: status, reason };
	const settlement = failed(batch, account, false);
	const stop: Stop = { kind: 'setting', reason: `The first job cannot be followed. ${reason}` };
	return settleAll(
		batch,
		batch.records.map(() => settlement),
		beforeFirstSuccess && stopWhenUnclear ? stop : undefined,
	);
}
