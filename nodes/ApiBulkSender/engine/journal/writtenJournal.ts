import type { Batch } from '../request/batch';
import type { DeliveryRecord, Settlement } from '../types';
import { settlementsIn, type Frame } from './frames';
import type { Before, Journal, Waiting } from './journal';
import { toRanges, type Ranges } from './ranges';
import { underWay } from './underWay';
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
	/** Why it is not ours any more, as a sentence; undefined while nobody else can have taken over. */
	lost(): string | undefined;
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

	async opened({ journalled }: Batch, id: string): Promise<void> {
		if (journalled !== undefined) this.log.append({ t: 'job', batch: journalled, id });
		await this.log.durable();
	}

	lost(): string | undefined {
		return this.log.lost();
	}

	waits(waiting: Waiting): void {
		const waits = this.waitsOf(waiting);
		if (waits !== undefined) this.log.append({ t: 'came', waits });
	}

	settled(
		records: ReadonlyArray<Pick<DeliveryRecord, 'index'>>,
		settlements: readonly Settlement[],
		waiting?: Waiting,
	): void {
		const waits = waiting && this.waitsOf(waiting);
		const { ranges, told } = this.inOrder(records, settlements);
		this.log.append({
			t: 'came',
			settled: ranges,
			settlements: told,
			...(waits !== undefined && { waits }),
		});
	}

	/** Resolves when all that is known is durable. */
	async close(isEnded: boolean, at: string): Promise<void> {
		if (isEnded) this.log.append({ t: 'end', at });
		await this.log.durable();
	}

	private outcomeOf(index: number): Settlement | undefined {
		if (this.replay.settled.has(index)) {
			return { ...(this.settlementOf(index) as Settlement), fromJournal: true };
		}
		const entry = this.replay.entryOf(index);
		if (entry === undefined) return undefined;
		return entry.isGoing ? underWay(entry) : entry.last.get(index);
	}

	private settlementOf(index: number): Settlement | undefined {
		const place = this.replay.placeOf(index);
		let settlements = this.frames.get(place);
		if (settlements === undefined) {
			const frame = this.log.frameAt(place);
			settlements =
				frame.t === 'came' ? settlementsIn(frame.settled, frame.settlements) : new Map();
			this.frames.set(place, settlements);
			if (this.frames.size > FRAMES_KEPT) {
				this.frames.delete(this.frames.keys().next().value as number);
			}
		}
		return settlements.get(index);
	}

	private waitsOf({ batch: { journalled, attempts, doubtful }, records, last }: Waiting) {
		if (journalled === undefined || records.length === 0) return undefined;
		const { ranges, told } = this.inOrder(records, last);
		const waits = { batch: journalled, records: ranges, attempts };
		return {
			...waits,
			...(told.length > 0 && { last: told }),
			...(doubtful && { doubtful }),
		};
	}

	/** In the order of their indexes, as the ranges have them, and one for all where all are the same. */
	private inOrder(
		records: ReadonlyArray<Pick<DeliveryRecord, 'index'>>,
		settlements: readonly Settlement[] = [],
	): { ranges: Ranges; told: Settlement[] } {
		const masked = settlements.map(this.helpers.mask);
		const isOne = masked.every((settlement) => settlement === masked[0]);
		const order = records.map(({ index }, at) => ({ index, at }));
		order.sort((a, b) => a.index - b.index);
		return {
			ranges: toRanges(order.map(({ index }) => index)),
			told: isOne ? masked.slice(0, 1) : order.map(({ at }) => masked[at]),
		};
	}

	private hashOf(body: string | undefined): string {
		return body === undefined ? '' : this.helpers.hash(body);
	}
}

function rangesOf(records: ReadonlyArray<Pick<DeliveryRecord, 'index'>>) {
	return toRanges(records.map(({ index }) => index));
}
