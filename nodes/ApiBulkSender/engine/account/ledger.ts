import { ErrorTally, type ErrorCount } from './errorTally';
import { RecordSet } from './recordSet';
import type { Sink } from '../sink';
import { isInvalid, type Settlement, type SourceRecord } from '../types';

export interface RecordCounts {
	total: number;
	succeeded: number;
	failed: number;
	unsent: number;
	/** Part of `failed`. */
	unclear: number;
	/** Part of `succeeded`: taken in, to be processed later. */
	accepted: number;
	/** Failed and unsent. */
	notSucceeded: number;
	/** Settled by an earlier run; only with a journal. */
	fromJournal?: number;
	/** There are further records that were never read, so nobody has counted them. */
	notRead?: true;
}

/** The account of every record: each is settled once, and handed on as it falls. */
export class Ledger {
	private readonly settled = new RecordSet();
	private readonly counts = { succeeded: 0, failed: 0, unsent: 0 };
	private unclear = 0;
	private accepted = 0;
	private fromJournal = 0;
	/** Of the failed ones, those that an earlier run settled. */
	failedBefore = 0;
	private readonly errors = new ErrorTally();

	constructor(private readonly sink: Pick<Sink, 'settled'>) {}

	isSettled(index: number): boolean {
		return this.settled.has(index);
	}

	settle(record: SourceRecord, settlement: Settlement): void {
		const { index } = record;
		if (this.isSettled(index)) throw new Error(`Record ${index} was settled twice`);
		this.settled.add(index);
		this.counts[settlement.outcome]++;
		if (settlement.cause === 'unclear') this.unclear++;
		if (settlement.cause === 'accepted') this.accepted++;
		if (settlement.fromJournal === true) {
			this.fromJournal++;
			if (settlement.outcome === 'failed') this.failedBefore++;
		}
		if (settlement.outcome === 'failed') {
			this.errors.add(settlement, record.line, isInvalid(record) ? record.kind : undefined);
		}
		this.sink.settled(record, settlement);
	}

	get failed(): number {
		return this.counts.failed;
	}

	get succeeded(): number {
		return this.counts.succeeded;
	}

	errorCounts(): ErrorCount[] {
		return this.errors.list();
	}

	/** @throws Error when a record has no outcome, or more than one: then the engine is wrong */
	close(total: number, allRead = true): RecordCounts {
		const { succeeded, failed, unsent } = this.counts;
		const { size, end } = this.settled;
		if (succeeded + failed + unsent !== total || size !== total || end !== total) {
			throw new Error(
				`The account does not balance: ${total} records, but ${succeeded} succeeded, ${failed} failed and ${unsent} unsent`,
			);
		}
		return { ...this.recordCounts(), ...(!allRead && { notRead: true }) };
	}

	/** Of the records settled so far. */
	recordCounts(): RecordCounts {
		const { succeeded, failed, unsent } = this.counts;
		return {
			total: succeeded + failed + unsent,
			...this.counts,
			unclear: this.unclear,
			accepted: this.accepted,
			notSucceeded: failed + unsent,
			...(this.fromJournal > 0 && { fromJournal: this.fromJournal }),
		};
	}
}
