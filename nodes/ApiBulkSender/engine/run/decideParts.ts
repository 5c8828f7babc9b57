import { backoffDelay, retryAfterDelay } from '../../../shared/http/backoff';
import type { Batch } from '../request/batch';
import type { CodeBook, CodeClass } from '../answer/codes';
import type { Decision, DecisionContext, Stop } from './decision';
import { headerOf } from '../answer/header';
import { judgeAnswer } from '../answer/judgeAnswer';
import type { Verdict } from '../answer/judgePart';
import { failedByVerdict, succeeded } from '../account/settlements';
import type { Settings } from '../settings';
import type { Answer, DeliveryRecord, Settlement } from '../types';

type Response = Extract<Answer, { kind: 'response' }>;

export const ALREADY_APPLIED =
	'An earlier attempt got no clear answer; this answer means that it was applied already';

/** Decides on a 2xx answer: each record by its own part, repeats together. */
export function decideParts(
	batch: Batch,
	response: Response,
	settings: Settings,
	context: DecisionContext,
): Decision {
	const verdicts = judgeAnswer(response, batch.records, settings);
	const settled: DeliveryRecord[] = [];
	const settlements: Settlement[] = [];
	const again: DeliveryRecord[] = [];
	const last: Settlement[] = [];
	let stop: Stop | undefined;
	let yielding = false;
	let repeats = -1;
	batch.records.forEach((record, at) => {
		const verdict = verdicts[at];
		const codeClass =
			verdict.result === 'failed'
				? classOfAll(verdict.parsed.codes, settings.partCodes)
				: undefined;
		const settlement = settle(batch, response.status, verdict, codeClass, settings);
		if (codeClass === 'yielding') yielding = true;
		else if (codeClass === 'recoverable' && record.retries < settings.maxRetries) {
			repeats = Math.max(repeats, record.retries);
			record.retries++;
		} else {
			settled.push(record);
			settlements.push(settlement);
			if (codeClass === 'stop') stop ??= stoppedBy(verdict.parsed.codes);
			return;
		}
		again.push(record);
		last.push(settlement);
	});
	if (stop === undefined && context.beforeFirstSuccess && settings.stopWhenUnclear) {
		stop = unreadable(verdicts);
	}
	if (again.length === 0) return { kind: 'settle', settled, settlements, stop };
	const after = retryAfterDelay(headerOf(response, 'retry-after'), context.date);
	const delay = (n: number) =>
		context.now + Math.max(after, backoffDelay(n, settings, context.random));
	const pauseUntil = yielding ? delay(batch.yields) : undefined;
	const dueAt = Math.max(pauseUntil ?? 0, repeats >= 0 ? delay(repeats) : 0);
	const retry = { records: again, last, dueAt, yielding };
	return { kind: 'settle', settled, settlements, stop, pauseUntil, retry };
}

function settle(
	batch: Batch,
	status: number,
	verdict: Verdict,
	codeClass: CodeClass | undefined,
	settings: Settings,
): Settlement {
	const { parsed, part, result } = verdict;
	const applied = codeClass === 'alreadyApplied' && batch.ambiguous;
	const settlement =
		result === 'succeeded' || applied
			? succeeded(
					batch,
					status,
					parsed,
					applied ? [...parsed.warnings, ALREADY_APPLIED] : parsed.warnings,
				)
			: failedByVerdict(batch, status, verdict);
	if (settings.answer.includeResponse && part !== undefined) settlement.response = part;
	return settlement;
}

/** Yielding if all codes are, recoverable if all are that or yielding (delivery rule 3). */
function classOfAll(codes: readonly string[], book: CodeBook): CodeClass | undefined {
	const classes = codes.map((code) => book.classOf(code));
	if (classes.length === 0) return undefined;
	if (classes.includes('stop')) return 'stop';
	if (classes.every((one) => one === 'yielding')) return 'yielding';
	if (classes.every((one) => one === 'yielding' || one === 'recoverable')) return 'recoverable';
	return classes.every((one) => one === 'alreadyApplied') ? 'alreadyApplied' : undefined;
}

function stoppedBy(codes: readonly string[]): Stop {
	return {
		kind: 'stopCode',
		reason: `The destination answered with the code ${codes.join(', ')}, which is among 'Stop Codes'`,
	};
}

function unreadable(verdicts: readonly Verdict[]): Stop | undefined {
	if (!verdicts.every((verdict) => verdict.result === 'unclear')) return undefined;
	return {
		kind: 'setting',
		reason: `No record of the first answer could be judged with these settings. ${verdicts[0].reason}`,
	};
}
