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
	/**
	 * Resolves once it is durable that the batch became the job of this id.
	 *
	 * @throws (rejects with) Error as `going` does
	 */
	opened(batch: Batch, id: string): Promise<void>;
	/**
	 * Why nothing may leave any more, as a sentence; undefined while nobody else can have taken over.
	 * Asked in the same tick in which a request leaves.
	 */
	lost(): string | undefined;
	/** It was answered, or did not leave after all; these records wait to be sent. */
	waits(waiting: Waiting): void;
	/** @param waiting of the batch, those that are sent again */
	settled(
		records: ReadonlyArray<Pick<DeliveryRecord, 'index'>>,
		settlements: readonly Settlement[],
		waiting?: Waiting,
	): void;
}

/** Records of a batch that wait to be sent again. */
export interface Waiting {
	batch: Batch;
	records: readonly DeliveryRecord[];
	/** In the order of `records`: what they are called if nobody sends them; undefined before any answer. */
	last: readonly Settlement[] | undefined;
}

export interface Before {
	/** Whether an earlier run settled the record. */
	has(index: number): boolean;
	/**
	 * What a record is called that this run does not take up: what an earlier run settled it with, or
	 * what is known of the request it was in; undefined when it was in none.
	 */
	outcomeOf(index: number): Settlement | undefined;
	/** The written batch that the record is in and that is not settled. */
	openEntryOf(index: number): OpenEntry | undefined;
	/** Whether a body is the one that was written. */
	isBody(entry: OpenEntry, body: string | undefined): boolean;
}
