import { backoffDelay } from '../../../shared/http/backoff';
import type { Batch } from '../request/batch';
import type { Settings } from '../settings';
import type { DeliveryRecord, Settlement } from '../types';
import type { DecisionContext, Settle, Stop } from './decision';

export function settleAll(batch: Batch, settlements: readonly Settlement[], stop?: Stop): Settle {
	return { kind: 'settle', settled: batch.records, settlements, again: [], stop };
}

/**
 * Sends again those records that have repeats left and settles the others.
 *
 * @param asked how long (ms) the destination asked to wait
 */
export function repeat(
	batch: Batch,
	last: readonly Settlement[],
	settings: Settings,
	context: DecisionContext,
	asked: number,
): Settle {
	const settled: DeliveryRecord[] = [];
	const settlements: Settlement[] = [];
	const records: DeliveryRecord[] = [];
	const lastOfThem: Settlement[] = [];
	batch.records.forEach((record, at) => {
		const isUsedUp = record.retries >= settings.maxRetries;
		(isUsedUp ? settled : records).push(record);
		(isUsedUp ? settlements : lastOfThem).push(last[at]);
	});
	if (records.length === 0) return settleAll(batch, last);
	const tooLong = refuseLongWait(asked, settings, context);
	if (tooLong !== undefined) return settleAll(batch, last, tooLong);
	const repeats = records.reduce((most, { retries }) => Math.max(most, retries), 0);
	for (const record of records) record.retries++;
	const dueAt = context.now + Math.max(asked, backoffDelay(repeats, settings, context.random));
	const again = [{ records, last: lastOfThem, dueAt, yielding: false }];
	return { kind: 'settle', settled, settlements, again };
}

/** Waits, without counting, as long as the destination asked (ms), and lets all requests wait. */
export function waitAndSendAgain(
	batch: Batch,
	last: Settlement[],
	settings: Settings,
	context: DecisionContext,
	asked: number,
): Settle {
	const tooLong = refuseLongWait(asked, settings, context);
	if (tooLong !== undefined) return settleAll(batch, last, tooLong);
	const delay = Math.max(asked, backoffDelay(batch.yields, settings, context.random));
	const dueAt = context.now + delay;
	const again = [{ records: [...batch.records], last, dueAt, yielding: true }];
	return { kind: 'settle', settled: [], settlements: [], again, pauseUntil: dueAt };
}

/** Dates end here (ECMA-262, time values). */
const LAST_DATE = 8.64e15;

/** The run ends rather than wait longer than the settings allow. */
export function refuseLongWait(
	asked: number,
	{ waiting }: Settings,
	{ date }: DecisionContext,
): Stop | undefined {
	if (asked <= waiting.longestMs) return undefined;
	const until =
		date + asked > LAST_DATE ? 'for ever' : `until ${new Date(date + asked).toISOString()}`;
	return {
		kind: 'waiting',
		reason: `The destination asks to wait ${until}, which is longer than 'Longest Wait' (${waiting.longestMs / 1000} s)`,
	};
}
