import { invalid } from '../account/settlements';
import type { Journal } from '../journal/journal';
import type { OpenEntry } from '../journal/replay';
import { givenUp } from '../journal/underWay';
import { newBatch, type Batch } from '../request/batch';
import { joinRecords, writeRecord } from '../request/encode';
import { isInvalid, type DeliveryRecord, type Settlement, type SourceRecord } from '../types';

/** What the workload does with a record that an earlier run has had. */
export interface Resumed {
	/** An earlier run settled it. */
	onSettled(record: SourceRecord, settlement: Settlement): void;
	/** Nobody will know what became of them. */
	onLost(records: readonly SourceRecord[], settlements: readonly Settlement[]): void;
	/** It goes out again, with equal bytes and the key it had. */
	onBatch(batch: Batch): void;
	/** It is a job, and is asked for. */
	onJob(batch: Batch, id: string): void;
}

/** Takes the records that a journal knows out of the input, and puts its open batches together again. */
export class Resumption {
	private readonly collected = new Map<OpenEntry, SourceRecord[]>();

	constructor(
		private readonly journal: Journal,
		private readonly resumed: Resumed,
	) {}

	/** @returns whether the journal knows the record, so that it is no new one */
	takes(record: SourceRecord): boolean {
		const { before } = this.journal;
		if (before.has(record.index)) {
			this.resumed.onSettled(record, before.outcomeOf(record.index) as Settlement);
			return true;
		}
		const entry = before.openEntryOf(record.index);
		if (entry === undefined) return false;
		const records = this.collected.get(entry) ?? [];
		records.push(record);
		if (records.length < entry.records.size) {
			this.collected.set(entry, records);
		} else {
			this.collected.delete(entry);
			this.reopen(entry, inOrder(records, entry));
		}
		return true;
	}

	/** Records of batches that could not be put together, since the input ended before. */
	*drain(): Generator<SourceRecord> {
		for (const records of this.collected.values()) yield* records;
		this.collected.clear();
	}

	private reopen(entry: OpenEntry, records: readonly SourceRecord[]): void {
		if (entry.job !== undefined) return this.follow(records, entry, entry.job);
		const { key, isGoing, attempts, number, all } = entry;
		const isWhole = records.length === all;
		const batch = isWhole || !isGoing ? formed(records) : undefined;
		if (batch !== undefined)
			Object.assign(batch, { attempts, number, doubtful: isGoing || entry.doubtful });
		const { before } = this.journal;
		const isOther = batch === undefined || (isWhole && !before.isBody(entry, batch.body));
		if (isOther || (isGoing && key === undefined)) return this.lose(records, entry);
		if (isWhole) Object.assign(batch, { idempotencyKey: key, journalled: number });
		const last = records.flatMap(({ index }) => before.outcomeOf(index) ?? []);
		if (last.length === records.length) batch.last = last;
		this.resumed.onBatch(batch);
	}

	/** What is asked for need not have the bytes that were sent; what is sent again would get a new key. */
	private follow(records: readonly SourceRecord[], entry: OpenEntry, id: string): void {
		const { key, attempts, number, doubtful } = entry;
		const batch = formed(records);
		if (batch === undefined) {
			this.lose(records, entry);
			return;
		}
		const isSame = this.journal.before.isBody(entry, batch.body);
		Object.assign(batch, { attempts, number, doubtful, journalled: number });
		if (isSame) batch.idempotencyKey = key;
		this.resumed.onJob(batch, id);
	}

	private lose(records: readonly SourceRecord[], entry: OpenEntry): void {
		this.resumed.onLost(
			records,
			records.map((record) =>
				isInvalid(record) && !entry.isGoing ? invalid(record.reason) : givenUp(entry),
			),
		);
	}
}

/** As they stood in the batch, which is not always the order of the input. */
function inOrder(records: readonly SourceRecord[], entry: OpenEntry): SourceRecord[] {
	const byIndex = new Map(records.map((record) => [record.index, record]));
	return [...entry.records].flatMap((index) => byIndex.get(index) ?? []);
}

/** Undefined when they cannot be one batch any more. */
function formed(records: readonly SourceRecord[]): Batch | undefined {
	const valid: DeliveryRecord[] = [];
	const texts: string[] = [];
	for (const record of records) {
		if (isInvalid(record)) return undefined;
		const target = valid[0]?.target ?? record.target;
		if (record.target !== target && (record.target.url !== target.url || target.maxRecords > 1)) {
			return undefined;
		}
		valid.push(record);
		if (target.envelope.kind === 'none') continue;
		const written = writeRecord(record, target.envelope);
		if ('reason' in written) return undefined;
		texts.push(written.text);
	}
	const { target } = valid[0];
	const body = target.envelope.kind === 'none' ? undefined : joinRecords(texts, target.envelope);
	return newBatch(valid, target, body);
}
