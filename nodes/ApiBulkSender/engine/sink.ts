import type { Settlement, SourceRecord } from './types';

/** Where the account of each record goes, once, as it falls. */
export interface Sink {
	settled(record: SourceRecord, settlement: Settlement): void;
	/** It holds so much that it has not written yet that no further request may start. */
	readonly isFull: boolean;
	/** Resolves when it is full no more; it never rejects: a failure to write undoes no outcome. */
	drained(): Promise<void>;
}

/** Keeps the account in memory, by record index. */
export class SettlementList implements Sink {
	readonly settlements: Settlement[] = [];
	readonly isFull = false;

	settled({ index }: SourceRecord, settlement: Settlement): void {
		this.settlements[index] = settlement;
	}

	drained(): Promise<void> {
		return Promise.resolve();
	}
}
