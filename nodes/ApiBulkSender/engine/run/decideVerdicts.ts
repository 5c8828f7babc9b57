import { backoffDelay } from '../../../shared/http/backoff';
import { VerdictSettler } from '../account/settleVerdicts';
import { classOfAll, type CodeBook, type CodeClass } from '../answer/classes/codes';
import type { Verdict } from '../answer/verdict';
import { askedWait } from '../answer/classes/waiting';
import type { Batch } from '../request/batch';
import type { Settings } from '../settings';
import type { Answer, DeliveryRecord, Settlement } from '../types';
import type { DecisionContext, Settle, Stop } from './decision';
import { refuseLongWait } from './repeat';

type Response = Extract<Answer, { kind: 'response' }>;

/** Decides on an answer that was judged record by record: repeats go together, the rest is settled. */
export function decideVerdicts(
	batch: Batch,
	response: Response,
	body: unknown,
	verdicts: readonly Verdict[],
	settings: Settings,
	context: DecisionContext,
): Settle {
	const settler = new VerdictSettler(batch, response.status, settings);
	const settled: DeliveryRecord[] = [];
	const settlements: Settlement[] = [];
	const again: DeliveryRecord[] = [];
	const last: Settlement[] = [];
	const parts: unknown[] = [];
	let stop: Stop | undefined;
	let yielding = false;
	let repeats = -1;
	for (let at = 0; at < batch.records.length; at++) {
		const record = batch.records[at];
		const verdict = verdicts[at];
		const codeClass = verdict.result === 'failed' ? classOf(verdict, settings.codes) : undefined;
		const applied = codeClass === 'alreadyApplied' && batch.doubtful;
		const settlement = settler.settle(verdict, applied);
		if (codeClass === 'yielding') yielding = true;
		else if (codeClass === 'recoverable' && record.retries < settings.maxRetries) {
			repeats = Math.max(repeats, record.retries);
		} else {
			settled.push(record);
			settlements.push(settlement);
			if (codeClass === 'stop') stop ??= stoppedBy(verdict.parsed.codes);
			continue;
		}
		again.push(record);
		last.push(settlement);
		parts.push(verdict.part);
	}
	if (again.length === 0) return { kind: 'settle', settled, settlements, again: [], stop };
	const asked = askedWait(response, body, parts, settings.waiting, context.date);
	const tooLong = refuseLongWait(asked, settings, context);
	if (tooLong !== undefined) {
		stop ??= tooLong;
		settled.push(...again);
		settlements.push(...last);
		return { kind: 'settle', settled, settlements, again: [], stop };
	}
	if (repeats >= 0) countRepeats(again, verdicts, batch, settings);
	const delay = (n: number) =>
		context.now + Math.max(asked, backoffDelay(n, settings, context.random));
	const pauseUntil = yielding ? delay(batch.yields) : undefined;
	const dueAt = Math.max(pauseUntil ?? 0, repeats >= 0 ? delay(repeats) : 0);
	const repeated = [{ records: again, last, dueAt, yielding }];
	return { kind: 'settle', settled, settlements, again: repeated, pauseUntil, stop };
}

function countRepeats(
	again: readonly DeliveryRecord[],
	verdicts: readonly Verdict[],
	batch: Batch,
	{ codes }: Settings,
): void {
	const sentAgain = new Set(again);
	batch.records.forEach((record, at) => {
		if (sentAgain.has(record) && classOf(verdicts[at], codes) === 'recoverable') record.retries++;
	});
}

/** Yielding if all codes are, recoverable if all are that or yielding (delivery rule 3). */
function classOf({ parsed }: Verdict, book: CodeBook): CodeClass | undefined {
	return classOfAll(parsed.codes.map((code) => book.classOf(code)));
}

function stoppedBy(codes: readonly string[]): Stop {
	return {
		kind: 'stopCode',
		reason: `The destination answered with the code ${codes.join(', ')}, which is among 'Stop Codes'`,
	};
}
