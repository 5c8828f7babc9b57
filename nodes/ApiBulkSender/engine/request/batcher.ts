import type { Source } from '../source';
import { newBatch, type Batch } from './batch';
import { encodeAtOnce, joinRecords, writeRecord } from './encode';
import {
	isInvalid,
	type DeliveryRecord,
	type Envelope,
	type SourceRecord,
	type Target,
} from '../types';

export interface BatchLimits {
	maxBodyBytes: number;
	/** Records that may be sent at all; 0 means all. */
	sendOnlyFirst: number;
}

/** Told of records that will be in no batch. */
export interface BatcherEvents {
	onInvalid: (record: SourceRecord, reason: string) => void;
	/** Whether somebody else accounts for the record. */
	isTaken?: (record: SourceRecord) => boolean;
	/** Beyond Send Only First. */
	onWithheld: (record: SourceRecord) => void;
}

interface OpenBatch {
	target: Target;
	records: DeliveryRecord[];
	matchKeys: Set<string>;
}

/** Records that are to leave together, as far as their bytes allow. */
interface FormedBatch {
	target: Target;
	records: readonly DeliveryRecord[];
	/** Those before it have left or are invalid. */
	from: number;
	/** The record at `from` as it was written when it did not fit into the body before. */
	written: string | undefined;
}

/**
 * How many records may wait for companions before an incomplete batch leaves: enough to fill
 * batches when targets or keys alternate, small enough to keep memory and search bounded.
 */
const LOOK_AHEAD = 1000;

/**
 * Forms batches from a stream of records under all limits at once: count, bytes, same target, no
 * equal match keys in one batch, and no equal serial keys in flight. Order is kept per serial key.
 */
export class Batcher {
	private exhausted = false;
	/** In order of opening. */
	private readonly open = new Set<OpenBatch>();
	/** Where records without a match key go on, without a search. */
	private lastOpened: OpenBatch | undefined;
	private readonly openByTarget = new Map<Target, Set<OpenBatch>>();
	/** Formed, and to leave before all others. */
	private readonly full: FormedBatch[] = [];
	/** Whose records are written one by one, since a batch of them was over the byte limit. */
	private readonly large = new WeakSet<Target>();
	/** Serial keys of records that left or stand in an open batch, with those waiting behind. */
	private readonly busyKeys = new Map<string, DeliveryRecord[]>();
	/** Records in open batches and behind busy serial keys. */
	private waiting = 0;
	/** Most records in one request of the targets seen so far. */
	private largestBatch = 0;
	/** Records read from the source so far. */
	total = 0;

	constructor(
		private readonly source: Source,
		private readonly limits: BatchLimits,
		private readonly events: BatcherEvents,
	) {}

	/**
	 * The next batch; `wait` when the source has first to fetch more, undefined when none can be formed
	 * now (all waiting keys are in flight).
	 */
	next(): Batch | 'wait' | undefined {
		for (;;) {
			const formed = this.full.shift() ?? this.fill() ?? this.takeOldest();
			if (formed === undefined || formed === 'wait') return formed;
			const batch = this.encode(formed);
			if (batch !== undefined) return batch;
		}
	}

	/** True when every record has left in a batch. */
	get isEmpty(): boolean {
		return this.exhausted && this.waiting === 0 && this.full.length === 0;
	}

	/** The record is on its way by other means: those with its serial key wait for it. */
	hold({ serialKey }: DeliveryRecord): void {
		if (serialKey !== undefined && !this.busyKeys.has(serialKey)) this.busyKeys.set(serialKey, []);
	}

	/** Lets the next record with this record's serial key go. */
	settled(record: DeliveryRecord): void {
		if (record.serialKey === undefined) return;
		const next = this.busyKeys.get(record.serialKey)?.shift();
		if (next === undefined) {
			this.busyKeys.delete(record.serialKey);
			return;
		}
		this.waiting--;
		this.place(next);
	}

	/** Takes everything that was read and has not left yet, in any order. */
	*drain(): Generator<SourceRecord> {
		for (const { records, from } of this.full) yield* records.slice(from);
		for (const { records } of this.open) yield* records;
		for (const queue of this.busyKeys.values()) yield* queue;
		while (!this.exhausted && this.source.leavesRest !== true) {
			const record = this.read();
			if (record === 'wait') return;
			if (record !== undefined) yield record;
		}
	}

	/** The source has been read to its end. */
	get allRead(): boolean {
		return this.exhausted;
	}

	/** Reads records until a batch is full, the look-ahead is used up or the source ends. */
	private fill(): FormedBatch | 'wait' | undefined {
		while (!this.exhausted && this.waiting < this.largestBatch + LOOK_AHEAD) {
			const record = this.read();
			if (record === 'wait') return record;
			if (record === undefined) break;
			if (isInvalid(record)) this.events.onInvalid(record, record.reason);
			else this.admit(record);
			if (this.full.length > 0) return this.full.shift();
		}
		// A record that somebody else accounts for may have let others go.
		return this.full.shift();
	}

	private read(): SourceRecord | 'wait' | undefined {
		for (;;) {
			const record = this.source.take();
			if (record === 'wait') return record;
			if (record === 'end') break;
			this.total++;
			if (this.events.isTaken?.(record) === true) continue;
			const { sendOnlyFirst } = this.limits;
			if (sendOnlyFirst === 0 || this.total <= sendOnlyFirst) return record;
			this.events.onWithheld(record);
		}
		this.exhausted = true;
		return undefined;
	}

	private admit(record: DeliveryRecord): void {
		this.largestBatch = Math.max(this.largestBatch, record.target.maxRecords);
		if (record.serialKey !== undefined) {
			const queue = this.busyKeys.get(record.serialKey);
			if (queue !== undefined) {
				queue.push(record);
				this.waiting++;
				return;
			}
			this.busyKeys.set(record.serialKey, []);
		}
		this.place(record);
	}

	/** Puts the record into the first open batch of its target that has none of its match keys. */
	private place(record: DeliveryRecord): void {
		if (record.target.maxRecords === 1) {
			this.full.push(formed(record.target, [record]));
			return;
		}
		const batch = this.openFor(record) ?? this.openBatch(record.target);
		batch.records.push(record);
		for (const key of record.matchKeys) batch.matchKeys.add(key);
		this.waiting++;
		if (batch.records.length >= record.target.maxRecords) this.full.push(this.close(batch));
	}

	private openFor({ target, matchKeys }: DeliveryRecord): OpenBatch | undefined {
		const { lastOpened } = this;
		if (matchKeys.length === 0 && lastOpened?.target === target) return lastOpened;
		for (const batch of this.openByTarget.get(target) ?? []) {
			if (!matchKeys.some((key) => batch.matchKeys.has(key))) return batch;
		}
		return undefined;
	}

	private openBatch(target: Target): OpenBatch {
		const batch: OpenBatch = { target, records: [], matchKeys: new Set() };
		this.open.add(batch);
		this.lastOpened = batch;
		const batches = this.openByTarget.get(target);
		if (batches === undefined) this.openByTarget.set(target, new Set([batch]));
		else batches.add(batch);
		return batch;
	}

	private close(batch: OpenBatch): FormedBatch {
		if (batch === this.lastOpened) this.lastOpened = undefined;
		this.open.delete(batch);
		const batches = this.openByTarget.get(batch.target);
		batches?.delete(batch);
		if (batches?.size === 0) this.openByTarget.delete(batch.target);
		this.waiting -= batch.records.length;
		return formed(batch.target, batch.records);
	}

	private takeOldest(): FormedBatch | undefined {
		const [oldest] = this.open;
		return oldest === undefined ? undefined : this.close(oldest);
	}

	/** Undefined when no record of it can be sent. Records beyond the byte limit go back in front. */
	private encode(batch: FormedBatch): Batch | undefined {
		const { target, records } = batch;
		if (!this.large.has(target)) {
			const whole = encodeAtOnce(records, target.envelope);
			if (whole !== undefined && this.fits(whole.body)) {
				return newBatch(records, target, whole.body);
			}
		}
		const { taken, texts, rest } = this.takeWithinBytes(batch);
		if (rest !== undefined) {
			this.large.add(target);
			this.full.unshift(rest);
		}
		if (taken.length === 0) return undefined;
		return newBatch(taken, target, joinRecords(texts, target.envelope));
	}

	/** The longest run of records from the front that fits; those that fit alone nowhere fail. */
	private takeWithinBytes(batch: FormedBatch) {
		const { target, records, from, written } = batch;
		const { envelope } = target;
		const empty = envelopeBytes(envelope);
		const taken: DeliveryRecord[] = [];
		const texts: string[] = [];
		let bytes = empty;
		for (let at = from; at < records.length; at++) {
			const record = records[at];
			const known = at === from ? written : undefined;
			const own = known === undefined ? writeRecord(record, envelope) : { text: known };
			const size = 'text' in own ? Buffer.byteLength(own.text) : 0;
			if ('reason' in own || empty + size > this.limits.maxBodyBytes) {
				const reason = 'reason' in own ? own.reason : this.tooLarge(empty + size);
				this.events.onInvalid(record, reason);
				this.settled(record);
				continue;
			}
			const comma = taken.length === 0 ? 0 : 1;
			if (bytes + comma + size > this.limits.maxBodyBytes) {
				const rest: FormedBatch = { target, records, from: at, written: own.text };
				return { taken, texts, rest };
			}
			bytes += comma + size;
			taken.push(record);
			texts.push(own.text);
		}
		return { taken, texts, rest: undefined };
	}

	private fits(body: string | undefined): boolean {
		if (body === undefined) return true;
		// A UTF-16 unit is at most three bytes, so most bodies need no counting.
		if (body.length * 3 <= this.limits.maxBodyBytes) return true;
		return Buffer.byteLength(body) <= this.limits.maxBodyBytes;
	}

	private tooLarge(bytes: number): string {
		return `The record alone makes a request body of ${bytes} bytes, which is over 'Max Body Size' (${this.limits.maxBodyBytes} bytes)`;
	}
}

function formed(target: Target, records: readonly DeliveryRecord[]): FormedBatch {
	return { target, records, from: 0, written: undefined };
}

/** Bytes of a body without its records. */
function envelopeBytes(envelope: Envelope): number {
	return Buffer.byteLength(envelope.kind === 'none' ? '' : joinRecords([''], envelope));
}
