import type { Batch } from './batch';

/** What to do with a batch that was refused as a whole. */
export type HalvingAdvice = 'split' | 'wait' | 'giveUp';

/**
 * Decides about halving refused batches. One batch at a time is halved until one of its pieces has
 * an accepted record; then all may be. When a whole batch was halved to single records and none was
 * accepted, halving ends for the run: the setting is wrong, not the records.
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

	/** A batch of several records was refused as a whole. */
	onRefused(batch: Batch): HalvingAdvice {
		if (this.ended) return 'giveUp';
		if (this.proven) return 'split';
		if (this.trial === undefined) {
			this.trial = batch;
			this.openPieces = 2;
			this.onlyRefused = true;
			return 'split';
		}
		if (batch.halvedFrom === this.trial) {
			this.openPieces++;
			return 'split';
		}
		this.waiting.push(batch);
		return 'wait';
	}

	/** A record of a piece was accepted. */
	onAccepted(batch: Batch): void {
		if (batch.halvedFrom !== undefined) this.proven = true;
	}

	/** All records of a piece are settled. */
	onPieceEnded(batch: Batch, refusedAlone: boolean): void {
		if (this.trial === undefined || batch.halvedFrom !== this.trial) return;
		this.openPieces--;
		if (!refusedAlone) this.onlyRefused = false;
		if (this.openPieces > 0) return;
		if (!this.proven && this.onlyRefused) this.ended = true;
		this.trial = undefined;
	}

	/** Refused batches whose turn has come; ask again with `onRefused`. */
	takeReady(): Batch[] {
		if (this.proven || this.ended) return this.waiting.splice(0);
		return this.trial === undefined ? this.waiting.splice(0, 1) : [];
	}

	takeAll(): Batch[] {
		return this.waiting.splice(0);
	}
}
