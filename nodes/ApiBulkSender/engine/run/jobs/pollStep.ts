import { backoffDelay, retryAfterDelay } from '../../../../shared/http/backoff';
import { failed } from '../../account/settlements';
import type { CodeClass } from '../../answer/classes/codes';
import { readRequestLevel } from '../../answer/classes/requestLevel';
import * as statusRules from '../../answer/classes/statusRules';
import { askedWait, pauseAfter } from '../../answer/classes/waiting';
import { excerpt } from '../../answer/read/excerpt';
import { headerOf } from '../../answer/read/header';
import { readBody, type AnswerBody } from '../../answer/read/readBody';
import type { Settings } from '../../settings';
import type { Answer, Ports } from '../../types';
import { decide } from '../decide';
import { decideRefusal } from '../decideRefusal';
import type { Decision, DecisionContext, Stop } from '../decision';
import { sentences } from '../../sentences';
import { settleAll } from '../repeat';
import { shown } from './jobAddress';
import type { JobRules } from './jobSettings';
import type { OpenJob } from './openJobs';
import { scalarAt } from './scalarAt';
import { withTableAsList } from './tableAnswer';

type Response = Extract<Answer, { kind: 'response' }>;

/** What follows from an answer about a job. Times in ms. */
export type PollStep =
	/** It is asked for again. */
	| { kind: 'later'; dueAt: number; pauseUntil?: number; restUntil?: number }
	/** It is done: its result is asked for. */
	| { kind: 'result'; restUntil?: number }
	/** The token may need to be renewed. */
	| { kind: 'unauthorized'; reason: string }
	| { kind: 'ended'; decision: Decision }
	/** Nothing more is sent, and the job stays open. */
	| { kind: 'stop'; stop: Stop; problem: string };

export interface PollContext {
	rules: JobRules;
	settings: Settings;
	readTable: Ports['readTable'];
	context: DecisionContext;
}

/** So often a result that is malformed is fetched again. */
const MOST_CUT_OFF = 3;

/** What an answer about a job means. Counts the looks at it that told nothing. */
export function pollStep(job: OpenJob, answer: Answer, poll: PollContext): PollStep {
	if (answer.kind === 'failure') return tryAgain(job, lastLook(answer.message), 0, poll);
	job.httpStatus = answer.status;
	const body = readBody(answer);
	const { settings } = poll;
	const level = readRequestLevel(body, settings.requestCodePath, settings.codes);
	if (statusRules.isSuccess(answer.status)) {
		return goodStep(job, answer, body, level?.codeClass, poll);
	}
	const own = answer.status === 401 ? 'renew' : settings.codes.classOfStatus(answer.status);
	return badStep(job, answer, body, level?.codeClass ?? own, poll);
}

function goodStep(
	job: OpenJob,
	response: Response,
	body: AnswerBody,
	level: CodeClass | undefined,
	poll: PollContext,
): PollStep {
	const { rules, settings, context } = poll;
	const rest = pauseAfter(response, settings.waiting, context.date);
	const pause = rest > 0 ? { restUntil: context.now + rest } : {};
	if (job.isDone) {
		// The result is not there yet.
		if (response.status === 202) return tryAgain(job, 'Its result was not there yet', 0, poll);
		// What was cut off may be whole the next time; what never is, is no result.
		const isCutOff = body.kind === 'unreadable' && !body.isComplete;
		if (isCutOff && response.unreadable === undefined && job.misses < MOST_CUT_OFF) {
			return tryAgain(job, lastLook(body.what), 0, poll);
		}
		return judged(job, withTableAsList(response, poll.readTable), poll);
	}
	const status = body.kind === 'json' ? scalarAt(rules.statusPath, body.value) : undefined;
	const value = status?.trim().toLowerCase() ?? '';
	if (rules.doneValues.has(value)) {
		if (job.resultUrl === undefined) return judged(job, response, poll);
		job.doneStatus = body.kind === 'json' ? body.value : undefined;
		return { kind: 'result', ...pause };
	}
	if (rules.failedValues.has(value)) {
		const refused = { response, body, level: undefined, job: job.id };
		return { kind: 'ended', decision: decideRefusal(job.batch, refused, settings, context) };
	}
	if (level === 'renew' || level === 'stop') return badStep(job, response, body, level, poll);
	if (value !== '') {
		job.misses = 0;
		const asked = retryAfterDelay(headerOf(response, 'retry-after'), context.date);
		return { ...later(job, `Its last status is ${shown(value)}`, asked, 0, poll), ...pause };
	}
	const said = body.kind === 'unreadable' ? body.what : excerpt(response.body);
	// What is cut off, or a page of a proxy, may be whole the next time; some say nothing for a while.
	if (body.kind !== 'json' || response.status === 202 || level !== undefined) {
		return tryAgain(job, lastLook(said || 'an empty answer'), askedBy(response, poll), poll);
	}
	return unclearStep(job, `has no status at 'Job Status Path': the answer says ${said}`, poll);
}

function judged(job: OpenJob, response: Response, { settings, context }: PollContext): PollStep {
	const { doneStatus: jobStatus } = job;
	const told = { ...context, isJobDone: true as const, jobStatus };
	const decision = decide(job.batch, response, settings, told);
	return { kind: 'ended', decision };
}

function badStep(
	job: OpenJob,
	response: Response,
	body: AnswerBody,
	codeClass: CodeClass | undefined,
	poll: PollContext,
): PollStep {
	const { status } = response;
	const said = excerpt(response.body);
	const what = `HTTP ${status}${said === '' ? '' : `: ${said}`}`;
	const problem = sentenceOn(job, `was asked for, and the answer was ${what}`);
	if (codeClass === 'renew') return { kind: 'unauthorized', reason: problem };
	if (codeClass === 'stop') {
		const kind = status === 403 ? 'refused' : 'stopCode';
		return { kind: 'stop', stop: { kind, reason: problem }, problem };
	}
	const passes = codeClass === 'yielding' || codeClass === 'recoverable';
	if (passes || status === 408 || status === 429 || status >= 500) {
		const step = tryAgain(job, lastLook(what), askedBy(response, poll, body), poll);
		// All requests share the limit that was met.
		const isLimit = codeClass === 'yielding' && step.kind === 'later';
		return isLimit ? { ...step, pauseUntil: step.dueAt } : step;
	}
	if (status === 404 || status === 410) {
		return unclearStep(job, `is not known to the destination (HTTP ${status})`, poll);
	}
	return unclearStep(job, `was asked for, and the answer was ${what}`, poll);
}

const lastLook = (said: string) => `The last look at it: ${said}`;

function askedBy(
	response: Response,
	{ settings, context }: PollContext,
	body?: AnswerBody,
): number {
	const value = body?.kind === 'json' ? body.value : undefined;
	return askedWait(response, value, [], settings.waiting, context.date);
}

/** It told nothing: back-off, but never more often than usual. */
function tryAgain(job: OpenJob, heard: string, asked: number, poll: PollContext): PollStep {
	const { settings, context } = poll;
	const delay = backoffDelay(job.misses++, settings, context.random);
	return later(job, heard, asked, delay, poll);
}

/** The last look is at the end of the wait, unless the destination asks to wait for longer. */
function later(
	job: OpenJob,
	heard: string,
	asked: number,
	delay: number,
	poll: PollContext,
): PollStep {
	const { now } = poll.context;
	const left = (job.deadline ?? Infinity) - now;
	if (left <= 0 || asked > left) {
		return unclearStep(job, sentences("had not ended within 'Job Longest Wait'", heard), poll);
	}
	const wait = Math.max(asked, Math.min(Math.max(poll.rules.pollMs, delay), left));
	return { kind: 'later', dueAt: now + wait };
}

/** Nobody knows what became of it. Where it is the first, the settings are to blame. */
function unclearStep(
	job: OpenJob,
	what: string,
	{ settings, context }: PollContext,
): Extract<PollStep, { kind: 'ended' | 'stop' }> {
	const reason = sentenceOn(job, what);
	if (context.beforeFirstSuccess && settings.stopWhenUnclear) {
		const fields = job.isDone
			? "'Job Result Endpoint'"
			: "'Job Status Endpoint', 'Job Status Path' and 'Job Done Values'";
		const stop: Stop = { kind: 'setting', reason: `${reason}. Check ${fields}` };
		return { kind: 'stop', stop, problem: reason };
	}
	const account = { cause: 'unclear' as const, httpStatus: job.httpStatus, reason };
	const settlement = failed(job.batch, account, false);
	return {
		kind: 'ended',
		decision: settleAll(
			job.batch,
			job.batch.records.map(() => settlement),
		),
	};
}

function sentenceOn({ id }: OpenJob, what: string): string {
	return `The job ${shown(id)} ${what}`;
}
