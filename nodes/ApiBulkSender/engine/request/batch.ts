import { joinRecords } from './encode';
import { elementsOf } from '../exactJson';
import type { Authorization, DeliveryRecord, Envelope, Settlement, Target } from '../types';

/** Records that travel in one request, and the history they share. Batches are never merged. */
export interface Batch {
	readonly records: readonly DeliveryRecord[];
	readonly target: Target;
	/** As it goes out. */
	readonly body: string | undefined;
	/** The target's, or where a redirect pointed. */
	url: string;
	/** Equal key = equal bytes: every attempt with this body has it, any other body another. */
	idempotencyKey: string | undefined;
	/** Requests so far. */
	attempts: number;
	/** Number of the last request, counted over the run. */
	number: number | null;
	/** When the last request left (ms). */
	startedAt: number;
	yields: number;
	redirects: number;
	/** An earlier attempt may have been applied. */
	doubtful: boolean;
	/** What it was sent with last. */
	authorization: Authorization | undefined;
	/** Its last answer was 401. */
	unauthorized: boolean;
	/** The halved batch it is a piece of. */
	halvedFrom: Batch | undefined;
	/** What each record would be called if the run ended now; undefined before the first answer. */
	last: readonly Settlement[] | undefined;
	/** Not before this time (ms). */
	dueAt: number;
	/** Its number in the journal, once it is there. */
	journalled: number | undefined;
}

export function newBatch(
	records: readonly DeliveryRecord[],
	target: Target,
	body: string | undefined,
): Batch {
	return {
		records,
		target,
		body,
		url: target.url,
		idempotencyKey: undefined,
		attempts: 0,
		number: null,
		startedAt: 0,
		yields: 0,
		redirects: 0,
		doubtful: false,
		authorization: undefined,
		unauthorized: false,
		halvedFrom: undefined,
		last: undefined,
		dueAt: 0,
		journalled: undefined,
	};
}

/** Some records of a batch as a batch of their own: same history, another body and key. */
export function deriveBatch(
	batch: Batch,
	records: readonly DeliveryRecord[],
	last: readonly Settlement[],
): Batch {
	const own = { records, last, idempotencyKey: undefined, journalled: undefined };
	if (batch.body === undefined) return { ...batch, ...own };
	const places = new Map(batch.records.map((record, at) => [record, at]));
	const texts = recordTexts(batch.body, batch.target.envelope);
	const written = records.map((record) => texts[places.get(record) as number]);
	const body = joinRecords(written, batch.target.envelope);
	return { ...batch, ...own, body };
}

/** Each record as it was sent: so it is sent again, whatever its object says by now. */
function recordTexts(body: string, envelope: Envelope): string[] {
	if (envelope.kind === 'lines') return linesOf(body, envelope.perRecord);
	if (envelope.kind !== 'array') return [body];
	return elementsOf(body.slice(envelope.open.length, body.length - envelope.close.length));
}

/** @param each lines that belong to one record */
function linesOf(body: string, each: number): string[] {
	const lines = body.slice(0, -1).split('\n');
	const count = lines.length / each;
	return Array.from({ length: count }, (_, at) =>
		lines.slice(at * each, (at + 1) * each).join('\n'),
	);
}
