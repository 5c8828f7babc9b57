import { readBody } from '../answer/read/readBody';
import { headerOf } from '../answer/read/header';
import { readRequestLevel, type RequestLevel } from '../answer/classes/requestLevel';
import * as statusRules from '../answer/classes/statusRules';
import { failed } from '../account/settlements';
import type { Batch } from '../request/batch';
import type { Settings } from '../settings';
import type { Answer } from '../types';
import { decideParts } from './decideParts';
import { decideRefusal } from './decideRefusal';
import type { Decision, DecisionContext } from './decision';
import { decideOpening } from './jobs/decideOpening';
import { followRedirect } from './redirect';
import { repeat, settleAll } from './repeat';

type Response = Extract<Answer, { kind: 'response' }>;
type Failure = Extract<Answer, { kind: 'failure' }>;

/**
 * What follows from an answer: codes that speak for the whole request come first, then its status,
 * then its parts. Counts the repeats of the records that are sent again.
 */
export function decide(
	batch: Batch,
	answer: Answer,
	settings: Settings,
	context: DecisionContext,
): Decision {
	if (answer.kind === 'failure') return decideFailure(batch, answer, settings, context);
	const body = readBody(answer);
	const found = readRequestLevel(body, settings.requestCodePath, settings.codes);
	const level = isInForce(found, batch) ? found : undefined;
	if (level === undefined && statusRules.isSuccess(answer.status)) {
		const { jobs } = settings;
		if (jobs !== undefined && context.isJobDone !== true) {
			return decideOpening(batch, answer, body, jobs, settings, context);
		}
		return decideParts(batch, answer, body, settings, context);
	}
	if (level === undefined && statusRules.isRedirect(answer.status)) {
		return decideRedirect(batch, answer, settings, context);
	}
	return decideRefusal(batch, { response: answer, body, level }, settings, context);
}

/** "Already applied" means something only after an attempt of which nobody knows. */
function isInForce(level: RequestLevel | undefined, batch: Batch): boolean {
	return level !== undefined && (level.codeClass !== 'alreadyApplied' || batch.doubtful);
}

function decideFailure(
	batch: Batch,
	{ failure, message }: Failure,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const unreachable = failure === 'unreachable';
	const cause = unreachable ? ('unreachable' as const) : ('unclear' as const);
	const account = failed(batch, { cause, httpStatus: null, reason: message }, false);
	const last = batch.records.map(() => account);
	// Only what provably never arrived may be repeated without being asked.
	const mayRepeat = unreachable || settings.retryNetworkErrors;
	const decision = mayRepeat ? repeat(batch, last, settings, context, 0) : settleAll(batch, last);
	if (unreachable && context.beforeFirstSuccess && decision.again.length === 0) {
		decision.stop = { kind: 'unreachable', reason: message };
	}
	return decision;
}

function decideRedirect(
	batch: Batch,
	response: Response,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const { status } = response;
	const to = followRedirect(batch.url, status, headerOf(response, 'location'), batch.redirects);
	const reason = 'reason' in to ? to.reason : `The destination redirects to ${to.url}`;
	const cause = statusRules.leavesOpen(status) ? ('unclear' as const) : ('rejected' as const);
	const account = failed(batch, { cause, httpStatus: status, reason }, false);
	const last = batch.records.map(() => account);
	if ('url' in to) return { kind: 'redirect', url: to.url, last };
	// 303 says that it is done; only the others mean a wrong address.
	const isElsewhere = cause === 'rejected';
	const wrong = isElsewhere && context.isFirst && settings.stopWhenUnclear;
	return settleAll(batch, last, wrong ? { kind: 'setting', reason } : undefined);
}
