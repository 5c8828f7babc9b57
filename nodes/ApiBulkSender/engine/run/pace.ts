import type { Limiter } from './limiter';

/**
 * When the next request may start: never more than `limit` starts in any window of one period,
 * and none while all requests pause. Times in ms.
 */
export class Pace implements Limiter {
	readonly isShared = false;
	private readonly starts: number[] = [];
	private oldest = 0;
	private pausedUntil = -Infinity;
	/** Starts that are promised and have not happened yet. */
	private reserved = 0;

	/** @param limit starts per period; 0 means no limit */
	constructor(
		private readonly limit: number,
		private readonly periodMs: number,
	) {}

	nextStart(): number {
		const before = this.starts.length + this.reserved - this.limit;
		if (this.limit === 0 || before < 0) return this.pausedUntil;
		// All that counts are only promised: nobody knows yet.
		if (this.reserved >= this.limit) return Infinity;
		const decides = this.starts[(this.oldest + before) % this.starts.length];
		return Math.max(this.pausedUntil, decides + this.periodMs);
	}

	pass(): void {}

	reserve(): void {
		this.reserved++;
	}

	holds(now: number): boolean {
		return this.pausedUntil <= now;
	}

	release(): void {
		this.reserved--;
	}

	/** The ring holds the last `limit` of them. */
	started(now: number): void {
		if (this.limit === 0) return;
		if (this.starts.length < this.limit) {
			this.starts.push(now);
			return;
		}
		this.starts[this.oldest] = now;
		this.oldest = (this.oldest + 1) % this.limit;
	}

	pauseUntil(time: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, time);
	}
}
