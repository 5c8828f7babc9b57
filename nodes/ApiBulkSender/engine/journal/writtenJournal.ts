import type { Batch } from '../request/batch';
import type { DeliveryRecord, Settlement } from '../types';
import type { Frame } from './frames';
import type { Before, Journal } from './journal';
import { indexesIn, toRanges } from './ranges';
import type { OpenEntry, Replay } from './replay';

/** Where frames are kept, whatever that is: files, or a database. */
export interface JournalLog {
	/** Written with the next `durable`, in order. */
	append(frame: Frame): void;
	/**
	 * Resolves once everything that was appended before is durable; many share one write.
	 *
	 * @throws (rejects with) Error whose message is a sentence
	 */
	durable(): Promise<void>;
	/** Nobody else has taken over, as far as can be known at this moment. */
	stillOurs(): boolean;
	/** A frame of an earlier run. */
	frameAt(place: number): Frame;
}

interface Helpers {
	/** A fingerprint of a body. */
	hash: (body: string) => string;
	/** Takes secrets out: nothing else is written down. */
	mask: (settlement: Settlement) => Settlement;
}

/** Settled records are asked for in about the order in which they were settled. */
const FRAMES_KEPT = 64;

/** A journal in terms of frames. */
export class WrittenJournal implements Journal {
	readonly before: Before;
	private lastBatch: number;
	/** Frames of earlier runs that were read last, by place. */
	private readonly frames = new Map<number, Map<number, Settlement>>();

	constructor(
		private readonly log: JournalLog,
		private readonly replay: Replay,
		private readonly helpers: Helpers,
	) {
		this.lastBatch = replay.lastBatch;
		this.before = {
			has: (index) => replay.settled.has(index),
			outcomeOf: (index) => this.outcomeOf(index),
			openEntryOf: (index) => replay.entryOf(index),
			isBody: ({ hash }: OpenEntry, body) => this.hashOf(body) === hash,
		};
	}

	async going(batch: Batch): Promise<void> {
		if (batch.journalled === undefined) {
			batch.journalled = ++this.lastBatch;
			this.log.append({
				t: 'start',
				batch: batch.journalled,
				records: rangesOf(batch.records),
				...(batch.idempotencyKey !== undefined && { key: batch.idempotencyKey }),
				hash: this.hashOf(batch.body),
			});
		} else this.log.append({ t: 'again', batch: batch.journalled });
		await this.log.durable();
	}

	stillOurs(): boolean {
		return this.log.stillOurs();
	}

	waits(batch: Batch, records: readonly DeliveryRecord[]): void {
		const waits = waitsOf(batch, records);
		if (waits !== undefined) this.log.append({ t: 'came', waits });
	}

	settled(
		records: ReadonlyArray<Pick<DeliveryRecord, 'index'>>,
		settlements: readonly Settlement[],
		waiting?: { batch: Batch; records: readonly DeliveryRecord[] },
	): void {
		const masked = settlements.map(this.helpers.mask);
		const isOne = masked.every((settlement) => settlement === masked[0]);
		// In the order of their indexes, as the ranges have them.
		const order = records.map(({ index }, at) => ({ index, at }));
		order.sort((a, b) => a.index - b.index);
		const waits = waiting && waitsOf(waiting.batch, waiting.records);
		this.log.append({
			t: 'came',
			settled: toRanges(order.map(({ index }) => index)),
			settlements: isOne ? masked.slice(0, 1) : order.map(({ at }) => masked[at]),
			...(waits !== undefined && { waits }),
		});
	}

	/** Resolves when all that is known is durable. */
	async close(isEnded: boolean, at: string): Promise<void> {
		if (isEnded) this.log.append({ t: 'end', at });
		await this.log.durable();
	}

	private outcomeOf(index: number): Settlement {
		const place = this.replay.placeOf(index);
		let settlements = this.frames.get(place);
		if (settlements === undefined) {
			settlements = settlementsOf(this.log.frameAt(place));
			this.frames.set(place, settlements);
			if (this.frames.size > FRAMES_KEPT) {
				this.frames.delete(this.frames.keys().next().value as number);
			}
		}
		return settlements.get(index) as Settlement;
	}

	private hashOf(body: string | undefined): string {
		return body === undefined ? '' : this.helpers.hash(body);
	}
}

function waitsOf({ journalled, attempts, doubtful }: Batch, records: readonly DeliveryRecord[]) {
	if (journalled === undefined || records.length === 0) return undefined;
	const waits = { batch: journalled, records: rangesOf(records), attempts };
	return doubtful ? { ...waits, doubtful } : waits;
}

function rangesOf(records: ReadonlyArray<Pick<DeliveryRecord, 'index'>>) {
	return toRanges(records.map(({ index }) => index));
}

function settlementsOf(frame: Frame): Map<number, Settlement> {
	const settlements = new Map<number, Settlement>();
	if (frame.t !== 'came' || frame.settlements === undefined) return settlements;
	let at = 0;
	for (const index of indexesIn(frame.settled ?? [])) {
		settlements.set(index, frame.settlements[frame.settlements.length === 1 ? 0 : at]);
		at++;
	}
	return settlements;
}
