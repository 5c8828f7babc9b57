import type { AccountedResult } from '../../ends';
import type { Settlement } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Sent } from '../../harness';
import { Destination } from '../destination/destination';
import type { Exchange } from '../destination/exchange';
import { scenario } from '../destination/scenario';
import { fairEnds, mustGoOn } from './ends';
import type { Evidence } from './run';

interface Batch {
	rows: number[];
	due: number;
}

/**
 * A run in which every word is understood as it is meant: one request after the other, by somebody
 * who may ask the destination what it meant. The judge must find nothing in it.
 */
export function perfectRun(seed: number): Evidence {
	const made = scenario(seed);
	const destination = new Destination(made, false);
	const { exchanges, taken } = destination;
	const { naming } = made.dialect;
	const rows = made.records.map((_, row) => row);
	const valid = rows.filter((row) => !naming.isInvalid(row));
	const evidence: Evidence = {
		scenario: made,
		settings: made.settings,
		result: undefined,
		problem: undefined,
		exchanges,
		taken,
		journeys: rows.map(() => []),
	};
	const queue = batches(valid, naming.repeats ? 1 : limitOf(evidence));
	let token = 1;
	let ended = false;
	for (let now = 0; queue.length > 0 && !ended;) {
		const { rows: sent, due } = queue.shift() as Batch;
		destination.answer(request(evidence, sent, Math.max(now, due), `token ${token}`));
		const exchange = exchanges[exchanges.length - 1];
		now = exchange.answeredAt;
		for (const row of sent) (evidence.journeys[row] as Exchange[]).push(exchange);
		const words = [...exchange.words.values()];
		ended = exchange.ends === 'must' || words.includes('stop');
		if (words.includes('renew')) token++;
		const again = sent.filter((row) => mustGoOn(evidence, row, evidence.journeys[row]));
		const size = words.includes('split') ? Math.ceil(again.length / 2) : again.length;
		queue.unshift(...batches(again, size, now + exchange.wait));
	}
	const settlements = rows.map((row) => settle(evidence, row, valid.includes(row)));
	return { ...evidence, result: account(settlements, ended) };
}

function batches(rows: readonly number[], size: number, due = 0): Batch[] {
	const count = rows.length === 0 ? 0 : Math.ceil(rows.length / size);
	return Array.from({ length: count }, (_, at) => {
		return { rows: rows.slice(at * size, (at + 1) * size), due };
	});
}

function limitOf({ settings }: Evidence): number {
	return settings.bulkSupport === false ? 1 : (settings.groupingLimit ?? 100);
}

function request({ scenario }: Evidence, rows: number[], at: number, token: string): Sent {
	const json = rows.map((row) => scenario.records[row]);
	const headers = { authorization: token, 'idempotency-key': JSON.stringify(rows) };
	return { method: 'POST', url: '', headers, body: '', number: 1, at, open: 1, json, ids: [] };
}

function settle(evidence: Evidence, row: number, isValid: boolean): Settlement {
	const journey = evidence.journeys[row];
	const attempts = journey.length;
	if (attempts === 0) {
		const parts = isValid
			? ({ outcome: 'unsent', cause: 'stopped' } as const)
			: ({ outcome: 'failed', cause: 'invalid' } as const);
		return { ...parts, attempts, reason: 'It was not sent' } as unknown as Settlement;
	}
	const last = journey[attempts - 1];
	const [outcome, cause] = fairEnds(evidence, row, journey)[0].split(' ');
	const { code, message, entity } = last.deeds.get(row) ?? {};
	return {
		outcome,
		...(cause !== 'done' && { cause }),
		httpStatus: last.status,
		attempts,
		batch: last.number,
		parsed: { status_code: code, error_message: message, entity_id: entity },
		...(outcome === 'failed' && { reason: message ?? 'No words were found' }),
	} as unknown as Settlement;
}

function account(settlements: Settlement[], ended: boolean): AccountedResult {
	const of = (outcome: string) => settlements.filter((one) => one.outcome === outcome).length;
	const because = (cause: string) => settlements.filter((one) => one.cause === cause).length;
	return {
		settlements,
		records: {
			total: settlements.length,
			succeeded: of('succeeded'),
			failed: of('failed'),
			unsent: of('unsent'),
			unclear: because('unclear'),
			accepted: because('accepted'),
		},
		stop: ended ? { kind: 'stopCode', reason: 'It had to' } : undefined,
	} as unknown as AccountedResult;
}
