import { excerpt } from '../answer/answerBody';
import { headerOf } from '../answer/header';
import { backoffDelay, retryAfterDelay } from '../../../shared/http/backoff';
import type { Batch } from '../request/batch';
import { ALREADY_APPLIED, decideParts } from './decideParts';
import type { Decision, DecisionContext, Stop } from './decision';
import type { CodeClass } from '../answer/codes';
import { readRefusal } from '../answer/judgeAnswer';
import type { Parsed } from '../answer/parseMap';
import { followRedirect } from './redirect';
import { failed, succeeded, type Account } from '../account/settlements';
import type { Settings } from '../settings';
import * as statusRules from '../answer/statusRules';
import type { Answer, DeliveryRecord, Settlement } from '../types';

type Response = Extract<Answer, { kind: 'response' }>;
type Failure = Extract<Answer, { kind: 'failure' }>;

/**
 * What follows from an answer, in the order of delivery rule 3: 401, stop, yielding, recoverable,
 * already applied, halving, failed. Counts the repeats of the records that are sent again.
 */
export function decide(
	batch: Batch,
	answer: Answer,
	settings: Settings,
	context: DecisionContext,
): Decision {
	if (answer.kind === 'failure') return decideFailure(batch, answer, settings, context);
	if (statusRules.isSuccess(answer.status)) return decideParts(batch, answer, settings, context);
	if (statusRules.isRedirect(answer.status))
		return decideRedirect(batch, answer, settings, context);
	return decideRefusal(batch, answer, settings, context);
}

function decideFailure(
	batch: Batch,
	{ failure, message }: Failure,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const unreachable = failure === 'unreachable';
	const cause = unreachable ? ('unreachable' as const) : ('unclear' as const);
	const last = batch.records.map(() =>
		failed(batch, { cause, httpStatus: null, reason: message }, false),
	);
	// Only what provably never arrived may be repeated without being asked.
	const mayRepeat = unreachable || settings.retryNetworkErrors;
	const decision = mayRepeat ? repeat(batch, last, settings, context, 0) : settleAll(batch, last);
	if (unreachable && context.beforeFirstSuccess && !decision.retry) {
		decision.stop = { kind: 'unreachable', reason: message };
	}
	return decision;
}

type Settle = Extract<Decision, { kind: 'settle' }>;

function settleAll(batch: Batch, settlements: readonly Settlement[], stop?: Stop): Settle {
	return { kind: 'settle', settled: batch.records, settlements, stop };
}

/** Sends again those records that have repeats left and settles the others. */
function repeat(
	batch: Batch,
	last: readonly Settlement[],
	settings: Settings,
	context: DecisionContext,
	retryAfter: number,
): Settle {
	const settled: DeliveryRecord[] = [];
	const settlements: Settlement[] = [];
	const retry = { records: [...batch.records], last: [...last], dueAt: 0, yielding: false };
	if (batch.records.some((record) => record.retries >= settings.maxRetries)) {
		retry.records = [];
		retry.last = [];
		batch.records.forEach((record, at) => {
			if (record.retries >= settings.maxRetries) {
				settled.push(record);
				settlements.push(last[at]);
			} else {
				retry.records.push(record);
				retry.last.push(last[at]);
			}
		});
	}
	if (retry.records.length === 0) return { kind: 'settle', settled, settlements };
	const repeats = retry.records.reduce((most, { retries }) => Math.max(most, retries), 0);
	for (const record of retry.records) record.retries++;
	retry.dueAt = context.now + Math.max(retryAfter, backoffDelay(repeats, settings, context.random));
	return { kind: 'settle', settled, settlements, retry };
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
	const last = batch.records.map(() =>
		failed(batch, { cause: 'rejected', httpStatus: status, reason }, false),
	);
	if ('url' in to) return { kind: 'redirect', url: to.url, last };
	const wrong = context.isFirst && settings.stopWhenUnclear;
	return settleAll(batch, last, wrong ? { kind: 'setting', reason } : undefined);
}

function decideRefusal(
	batch: Batch,
	response: Response,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const { status } = response;
	const parsed = readRefusal(response, batch.records, settings);
	const last = accountRefusal(batch, response, parsed, settings);
	if (status === 401) return { kind: 'unauthorized', last };
	const after = retryAfterDelay(headerOf(response, 'retry-after'), context.date);
	switch (classOfRefusal(status, parsed, settings)) {
		case 'stop':
			return settleAll(batch, last, {
				kind: status === 403 ? 'refused' : 'stopCode',
				reason: `The destination answered ${last[0].reason}`,
			});
		case 'yielding': {
			const delay = Math.max(after, backoffDelay(batch.yields, settings, context.random));
			const dueAt = context.now + delay;
			const retry = { records: [...batch.records], last, dueAt, yielding: true };
			return { kind: 'settle', settled: [], settlements: [], retry, pauseUntil: dueAt };
		}
		case 'recoverable':
			return repeat(batch, last, settings, context, after);
		case 'alreadyApplied':
			if (!batch.ambiguous) break;
			return settleAll(
				batch,
				batch.records.map(() => succeeded(batch, status, undefined, [ALREADY_APPLIED])),
			);
	}
	const divisible = settings.splitRejectedBatches && batch.records.length > 1;
	if (divisible && statusRules.isDivisible(status)) return { kind: 'divisible', last };
	return settleAll(batch, last, wrongEndpoint(status, settings, context));
}

/** Outside 2xx the status decides, but a stop code stops wherever it stands (delivery rule 3). */
function classOfRefusal(
	status: number,
	parsed: readonly Parsed[],
	{ statusCodes, partCodes }: Settings,
): CodeClass | undefined {
	const stops = parsed.some(({ codes }) =>
		codes.some((code) => partCodes.classOf(code) === 'stop'),
	);
	return stops ? 'stop' : statusCodes.classOf(String(status));
}

function accountRefusal(
	batch: Batch,
	response: Response,
	parsed: readonly Parsed[],
	settings: Settings,
): Settlement[] {
	const { status } = response;
	const open = statusRules.leavesOpen(status);
	const settles = statusRules.settlesEarlierAttempts(status);
	const text = excerpt(response.body);
	return batch.records.map((_, at) => {
		const { codes, message } = parsed[at];
		const said = [codes.join(', '), message].filter(Boolean).join(': ') || text;
		const account: Account = {
			cause: open ? 'unclear' : 'rejected',
			httpStatus: status,
			reason: `HTTP ${status}${said === '' ? '' : `: ${said}`}`,
			parsed: parsed[at],
		};
		if (settings.answer.includeResponse && text !== '') account.response = text;
		return failed(batch, account, settles);
	});
}

function wrongEndpoint(
	status: number,
	settings: Settings,
	{ isFirst }: DecisionContext,
): Stop | undefined {
	if (!isFirst || !settings.stopWhenUnclear || !statusRules.isWrongEndpoint(status))
		return undefined;
	return {
		kind: 'setting',
		reason: `The first answer was HTTP ${status}: check 'API Endpoint' and 'API Method'. If this status speaks of single records here, switch 'Stop When Unclear' off`,
	};
}
