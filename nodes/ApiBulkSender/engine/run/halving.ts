import { deriveBatch, type Batch } from '../request/batch';
import type { Settlement } from '../types';

/** What follows from a refusal. */
export interface HalvingStep {
	/** Halves to send. */
	send: Batch[];
	/** Batches that are not halved: their last settlements stand. */
	settle: Batch[];
}

/**
 * Halves batches that were refused as a whole, until the bad record stands alone. One batch at a
 * time is halved until one of its pieces has an accepted record; then all may be. When a whole batch
 * was halved to single records and none was accepted, halving ends for the run: the setting is
 * wrong, not the records.
 */
export class Halving {
	private proven = false;
	private ended = false;
	/** The batch that is being halved for trial. */
	private trial: Batch | undefined;
	private openPieces = 0;
	/** False when a piece of the trial ended otherwise than refused alone. */
	private onlyRefused = true;
	private readonly waiting: Batch[] = [];

	/** A batch of several records was refused as a whole; `last` is what its records are called. */
	refused(batch: Batch, last: readonly Settlement[]): HalvingStep {
		batch.last = last;
		if (this.ended) return this.settle(batch);
		if (this.proven) return { send: halve(batch, last), settle: [] };
		if (this.trial === undefined) {
			this.trial = batch;
			this.openPieces = 2;
			this.onlyRefused = true;
			return { send: halve(batch, last), settle: [] };
		}
		if (batch.halvedFrom === this.trial) {
			this.openPieces++;
			return { send: halve(batch, last), settle: [] };
		}
		this.waiting.push(batch);
		return { send: [], settle: [] };
	}

	private settle(batch: Batch): HalvingStep {
		return { send: [], settle: [batch] };
	}

	/** A record of the batch was accepted. */
	accepted(batch: Batch): void {
		if (batch.halvedFrom !== undefined) this.proven = true;
	}

	/** All records of the batch are settled: refused batches may have their turn. */
	batchEnded(batch: Batch, refusedAlone: boolean): HalvingStep {
		if (this.trial !== undefined && batch.halvedFrom === this.trial) {
			this.openPieces--;
			if (!refusedAlone) this.onlyRefused = false;
			if (this.openPieces === 0) this.endTrial();
		}
		const step: HalvingStep = { send: [], settle: [] };
		for (const ready of this.takeReady()) {
			const { send, settle } = this.refused(ready, ready.last ?? []);
			step.send.push(...send);
			step.settle.push(...settle);
		}
		return step;
	}

	private endTrial(): void {
		if (!this.proven && this.onlyRefused) this.ended = true;
		this.trial = undefined;
	}

	private takeReady(): Batch[] {
		if (this.proven || this.ended) return this.takeAll();
		return this.trial === undefined ? this.waiting.splice(0, 1) : [];
	}

	takeAll(): Batch[] {
		return this.waiting.splice(0);
	}
}

function halve(batch: Batch, last: readonly Settlement[]): Batch[] {
	const middle = Math.ceil(batch.records.length / 2);
	return [
		[0, middle],
		[middle, batch.records.length],
	].map(([from, to]) => {
		const half = deriveBatch(batch, batch.records.slice(from, to), last.slice(from, to));
		half.halvedFrom = batch.halvedFrom ?? batch;
		return half;
	});
}
