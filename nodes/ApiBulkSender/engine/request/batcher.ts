import { newBatch, type Batch } from './batch';
import { encodeBody } from './envelope';
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
	onInvalid: (index: number, reason: string) => void;
	/** Beyond Send Only First. */
	onWithheld: (index: number) => void;
}

interface OpenBatch {
	target: Target;
	records: DeliveryRecord[];
	matchKeys: Set<string>;
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
	private readonly source: Iterator<SourceRecord>;
	private exhausted = false;
	/** In order of opening. */
	private readonly open = new Set<OpenBatch>();
	/** Where records without a match key go on, without a search. */
	private lastOpened: OpenBatch | undefined;
	private readonly openByTarget = new Map<Target, Set<OpenBatch>>();
	/** Formed, and to leave before all others. */
	private readonly full: OpenBatch[] = [];
	/** Serial keys of records that left or stand in an open batch, with those waiting behind. */
	private readonly busyKeys = new Map<string, DeliveryRecord[]>();
	/** Records in open batches and behind busy serial keys. */
	private waiting = 0;
	/** Most records in one request of the targets seen so far. */
	private largestBatch = 0;
	/** Records read from the source so far. */
	total = 0;

	constructor(
		records: Iterable<SourceRecord>,
		private readonly limits: BatchLimits,
		private readonly events: BatcherEvents,
	) {
		this.source = records[Symbol.iterator]();
	}

	/** The next batch, or undefined when none can be formed now (all waiting keys are in flight). */
	next(): Batch | undefined {
		for (;;) {
			const formed = this.full.shift() ?? this.fill() ?? this.takeOldest();
			if (formed === undefined) return undefined;
			const batch = this.encode(formed);
			if (batch !== undefined) return batch;
		}
	}

	/** True when every record has left in a batch. */
	get isEmpty(): boolean {
		return this.exhausted && this.waiting === 0 && this.full.length === 0;
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

	/** Takes everything that has not left yet, in any order. */
	*drain(): Generator<SourceRecord> {
		for (const batch of [...this.full, ...this.open]) yield* batch.records;
		for (const queue of this.busyKeys.values()) yield* queue;
		while (!this.exhausted) {
			const record = this.read();
			if (record !== undefined) yield record;
		}
	}

	/** Reads records until a batch is full, the look-ahead is used up or the source ends. */
	private fill(): OpenBatch | undefined {
		while (!this.exhausted && this.waiting < this.largestBatch + LOOK_AHEAD) {
			const record = this.read();
			if (record === undefined) break;
			if (isInvalid(record)) this.events.onInvalid(record.index, record.reason);
			else this.admit(record);
			if (this.full.length > 0) return this.full.shift();
		}
		return undefined;
	}

	private read(): SourceRecord | undefined {
		for (;;) {
			const { done, value } = this.source.next();
			if (done === true) break;
			this.total++;
			const { sendOnlyFirst } = this.limits;
			if (sendOnlyFirst === 0 || this.total <= sendOnlyFirst) return value;
			this.events.onWithheld(value.index);
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
			this.full.push({ target: record.target, records: [record], matchKeys: NO_KEYS });
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

	private close(batch: OpenBatch): OpenBatch {
		if (batch === this.lastOpened) this.lastOpened = undefined;
		this.open.delete(batch);
		const batches = this.openByTarget.get(batch.target);
		batches?.delete(batch);
		if (batches?.size === 0) this.openByTarget.delete(batch.target);
		this.waiting -= batch.records.length;
		return batch;
	}

	private takeOldest(): OpenBatch | undefined {
		const [oldest] = this.open;
		return oldest === undefined ? undefined : this.close(oldest);
	}

	/** Undefined when no record of it can be sent. Records beyond the byte limit go back in front. */
	private encode({ target, records, matchKeys }: OpenBatch): Batch | undefined {
		const body = tryEncode(records, target);
		if (body !== undefined && this.fits(body.text)) return newBatch(records, target, body.text);
		const taken = this.takeWithinBytes(records, target);
		const rest = records.slice(taken.looked);
		if (rest.length > 0) this.full.unshift({ target, records: rest, matchKeys });
		if (taken.records.length === 0) return undefined;
		return newBatch(taken.records, target, tryEncode(taken.records, target)?.text);
	}

	/** The longest run of records from the front that fits; those that fit alone nowhere fail. */
	private takeWithinBytes(
		records: readonly DeliveryRecord[],
		target: Target,
	): { records: DeliveryRecord[]; looked: number } {
		const taken: DeliveryRecord[] = [];
		const overhead = envelopeBytes(target.envelope);
		let bytes = overhead;
		let looked = 0;
		for (const record of records) {
			const alone = tryEncode([record], target);
			if (alone === undefined || !this.fits(alone.text)) {
				this.events.onInvalid(record.index, alone ? this.tooLarge(alone.text) : NOT_JSON);
				this.settled(record);
				looked++;
				continue;
			}
			const comma = taken.length === 0 ? 0 : 1;
			bytes += Buffer.byteLength(alone.text ?? '') - overhead + comma;
			if (bytes > this.limits.maxBodyBytes) break;
			taken.push(record);
			looked++;
		}
		return { records: taken, looked };
	}

	private fits(body: string | undefined): boolean {
		if (body === undefined) return true;
		// A UTF-16 unit is at most three bytes, so most bodies need no counting.
		if (body.length * 3 <= this.limits.maxBodyBytes) return true;
		return Buffer.byteLength(body) <= this.limits.maxBodyBytes;
	}

	private tooLarge(body: string | undefined): string {
		const size = Buffer.byteLength(body ?? '');
		return `The record alone makes a request body of ${size} bytes, which is over 'Max Body Size' (${this.limits.maxBodyBytes} bytes)`;
	}
}

/** Bytes of a body without its records; only arrays hold more than one. */
function envelopeBytes(envelope: Envelope): number {
	if (envelope.kind !== 'array') return 0;
	return Buffer.byteLength(envelope.open) + Buffer.byteLength(envelope.close) + '[]'.length;
}

/** Of batches that nothing is added to. */
const NO_KEYS = new Set<string>();

const NOT_JSON = 'The record cannot be written as JSON';

function tryEncode(
	records: readonly DeliveryRecord[],
	target: Target,
): { text: string | undefined } | undefined {
	try {
		return {
			text: encodeBody(
				records.map((record) => record.json),
				target.envelope,
			),
		};
	} catch {
		return undefined;
	}
}
