import { ErrorTally, type ErrorCount } from './errorTally';
import type { Settlement } from '../types';

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
}

/** The account of every record: each is settled once, and nothing is handed out before all are. */
export class Ledger {
	/** By record index. */
	readonly settlements: Settlement[] = [];
	private readonly counts = { succeeded: 0, failed: 0, unsent: 0 };
	private unclear = 0;
	private accepted = 0;
	private readonly errors = new ErrorTally();

	isSettled(index: number): boolean {
		return this.settlements[index] !== undefined;
	}

	settle(index: number, settlement: Settlement): void {
		if (this.isSettled(index)) {
			throw new Error(`Record ${index} was settled twice`);
		}
		this.settlements[index] = settlement;
		this.counts[settlement.outcome]++;
		if (settlement.cause === 'unclear') this.unclear++;
		if (settlement.cause === 'accepted') this.accepted++;
		if (settlement.outcome === 'failed') this.errors.add(settlement);
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
	close(total: number): RecordCounts {
		const { succeeded, failed, unsent } = this.counts;
		if (succeeded + failed + unsent !== total || this.settlements.length !== total) {
			throw new Error(
				`The account does not balance: ${total} records, but ${succeeded} succeeded, ${failed} failed and ${unsent} unsent`,
			);
		}
		return {
			total,
			...this.counts,
			unclear: this.unclear,
			accepted: this.accepted,
			notSucceeded: failed + unsent,
		};
	}
}
