import type { Batch } from '../request/batch';

/** Batches that wait to be sent again, earliest first; equal times in order of arrival. */
export class RetryQueue {
	private readonly batches: Batch[] = [];

	get size(): number {
		return this.batches.length;
	}

	/** Characters of the bodies that wait. */
	get bodyLength(): number {
		return this.batches.reduce((sum, { body = '' }) => sum + body.length, 0);
	}

	get earliest(): number | undefined {
		return this.batches[0]?.dueAt;
	}

	add(batch: Batch): void {
		let at = this.batches.length;
		while (at > 0 && this.batches[at - 1].dueAt > batch.dueAt) at--;
		this.batches.splice(at, 0, batch);
	}

	takeDue(now: number): Batch | undefined {
		return this.size > 0 && this.batches[0].dueAt <= now ? this.batches.shift() : undefined;
	}

	takeAll(): Batch[] {
		return this.batches.splice(0);
	}
}
