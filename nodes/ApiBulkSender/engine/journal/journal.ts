import type { Batch } from '../request/batch';
import type { DeliveryRecord, Settlement } from '../types';
import type { OpenEntry } from './replay';

/** What is durable of a run, so that a second one goes on where the first ended. */
export interface Journal {
	/** What an earlier run left behind. */
	readonly before: Before;
	/**
	 * Resolves once it is durable that the batch is about to leave.
	 *
	 * @throws (rejects with) Error whose message is a sentence: nothing more can be written
	 */
	going(batch: Batch): Promise<void>;
	/** Whether nobody else has taken over; asked in the same tick in which a request leaves. */
	stillOurs(): boolean;
	/** It was answered, or did not leave after all; these records wait to be sent. */
	waits(batch: Batch, records: readonly DeliveryRecord[]): void;
	/** @param waiting of the batch, those that are sent again */
	settled(
		records: ReadonlyArray<Pick<DeliveryRecord, 'index'>>,
		settlements: readonly Settlement[],
		waiting?: { batch: Batch; records: readonly DeliveryRecord[] },
	): void;
}

export interface Before {
	/** Whether an earlier run settled the record. */
	has(index: number): boolean;
	/** What became of a record that an earlier run settled. */
	outcomeOf(index: number): Settlement;
	/** The written batch that the record is in and that is not settled. */
	openEntryOf(index: number): OpenEntry | undefined;
	/** Whether a body is the one that was written. */
	isBody(entry: OpenEntry, body: string | undefined): boolean;
}
