import { failed, succeeded, type Account } from '../account/settlements';
import { ALREADY_APPLIED } from '../account/settleVerdicts';
import type { CodeClass } from '../answer/classes/codes';
import { BECAUSE_OF_OTHERS, readRefusal, type Refusal } from '../answer/judge/judgeRefusal';
import { ownWordsOf } from '../answer/words/ownWords';
import { nothingParsed, type Parsed } from '../answer/rules/parseMap';
import { excerpt } from '../answer/read/excerpt';
import type { AnswerBody } from '../answer/read/readBody';
import type { RequestLevel } from '../answer/classes/requestLevel';
import * as statusRules from '../answer/classes/statusRules';
import { askedWait } from '../answer/classes/waiting';
import type { Batch } from '../request/batch';
import type { Settings } from '../settings';
import type { Answer, Settlement } from '../types';
import { decideJudged } from './decideJudged';
import type { Decision, DecisionContext, Stop } from './decision';
import { shown } from './jobs/jobAddress';
import { repeat, settleAll, waitAndSendAgain } from './repeat';

type Response = Extract<Answer, { kind: 'response' }>;

/** An answer that took no record, by its status or by a code for the whole request. */
export interface Refused {
	response: Response;
	body: AnswerBody;
	level: RequestLevel | undefined;
	/** The id of the job that failed, where that is what was answered. */
	job?: string;
}

/** In the order of delivery rule 3: 401, stop, yielding, recoverable, already applied, halving. */
export function decideRefusal(
	batch: Batch,
	refused: Refused,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const { response, body, level } = refused;
	const { status } = response;
	const refusal = readRefusal(body, batch.records, settings);
	const isJudged = level === undefined && settings.judgedStatuses.has(status);
	if (isJudged && refusal.isAnyNamed) {
		return decideJudged(batch, response, body, refusal, settings, context);
	}
	const last = accountRefusal(batch, refused, refusal, settings);
	const codeClass = classOfRefused(refused, refusal, settings);
	const value = body.kind === 'json' ? body.value : undefined;
	const asked = () => askedWait(response, value, [], settings.waiting, context.date);
	switch (codeClass) {
		case 'renew':
			return { kind: 'unauthorized', last };
		case 'stop':
			return settleAll(batch, last, stoppedBy(refused, last));
		case 'yielding':
			return waitAndSendAgain(batch, last, settings, context, asked());
		case 'recoverable':
			return repeat(batch, last, settings, context, asked());
		case 'alreadyApplied':
			if (!batch.doubtful) break;
			return settleAll(
				batch,
				batch.records.map(() => succeeded(batch, status, { warnings: [ALREADY_APPLIED] })),
			);
	}
	const isSplit = settings.splitStatuses.has(status);
	if (isSplit && batch.records.length > 1) return { kind: 'divisible', last };
	const decision = settleAll(batch, last, wrongEndpoint(status, settings, context));
	if (!isSplit) decision.refusedWhole = { status, text: saidOf(response, body, refusal.whole) };
	return decision;
}

/** A code for the whole request beats the status; a stop code stops wherever it stands. */
function classOfRefused(
	{ response, level }: Refused,
	{ named, whole }: Refusal,
	{ codes }: Settings,
): CodeClass | undefined {
	if (level !== undefined) return level.codeClass;
	if (response.status === 401) return 'renew';
	const parsed = [whole, ...named.flatMap((verdict) => verdict?.parsed ?? [])];
	const stops = parsed.some((one) => one.codes.some((code) => codes.classOf(code) === 'stop'));
	return stops ? 'stop' : codes.classOfStatus(response.status);
}

function stoppedBy({ response, level }: Refused, [first]: Settlement[]): Stop {
	const isRefused = response.status === 403 && level === undefined;
	return {
		kind: isRefused ? 'refused' : 'stopCode',
		reason: `The destination answered ${first.reason}`,
	};
}

function accountRefusal(
	batch: Batch,
	{ response, body, level, job }: Refused,
	{ named, isAnyNamed, namesOthers, whole }: Refusal,
	{ answer }: Settings,
): Settlement[] {
	const { status } = response;
	const cause = statusRules.leavesOpen(status) ? 'unclear' : 'rejected';
	// What is said of the request, or has not come complete, is no word on an earlier attempt.
	const isComplete = body.kind !== 'unreadable' || body.isComplete;
	// A job may fail for reasons of its own.
	const isAboutRecords = level === undefined && isComplete && job === undefined;
	const settles = isAboutRecords && statusRules.settlesEarlierAttempts(status, response.body);
	const text = excerpt(response.body);
	const accountOf = (parsed: Parsed, said: string, own: unknown): Settlement => {
		const what = job === undefined ? `HTTP ${status}` : `The job ${shown(job)} failed`;
		const reason = `${what}${said === '' ? '' : `: ${said}`}`;
		const account: Account = { cause, httpStatus: status, reason, parsed };
		if (answer.includeResponse && own !== '') account.response = own;
		return failed(batch, account, settles);
	};
	const isBecauseOfOthers = isAnyNamed || (namesOthers && batch.records.length > 1);
	const common = isBecauseOfOthers
		? accountOf(nothingParsed(), BECAUSE_OF_OTHERS, '')
		: accountOf(whole, saidOf(response, body, whole), text);
	return batch.records.map((_, at) => {
		const verdict = named[at];
		return verdict === undefined
			? common
			: accountOf(verdict.parsed, verdict.reason ?? '', verdict.part);
	});
}

/** What the destination says of the whole request: by the map, by the usual names, or as it is. */
function saidOf(response: Response, body: AnswerBody, { codes, message }: Parsed): string {
	const own = body.kind === 'json' ? ownWordsOf(body.value) : { code: '', message: '' };
	const said = [codes.join(', ') || own.code, message || own.message];
	return own.message === '' && message === '' && codes.length === 0
		? excerpt(response.body)
		: said.filter(Boolean).join(': ');
}

function wrongEndpoint(
	status: number,
	settings: Settings,
	{ isFirst }: DecisionContext,
): Stop | undefined {
	const isMeant = settings.splitStatuses.has(status) || settings.judgedStatuses.has(status);
	if (!isFirst || isMeant || !settings.stopWhenUnclear) return undefined;
	if (!statusRules.isWrongEndpoint(status)) return undefined;
	return {
		kind: 'setting',
		reason: `The first answer was HTTP ${status}: check 'API Endpoint' and 'API Method'. If this status speaks of single records here, switch 'Stop When Unclear' off`,
	};
}
