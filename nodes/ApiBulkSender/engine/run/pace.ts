/**
 * When the next request may start: never more than `limit` starts in any window of one period,
 * and none while all requests pause. Times in ms.
 */
export class Pace {
	private readonly starts: number[] = [];
	private oldest = 0;
	private pausedUntil = -Infinity;

	/** @param limit starts per period; 0 means no limit */
	constructor(
		private readonly limit: number,
		private readonly periodMs: number,
	) {}

	/** The earliest time at which a request may start; it may lie in the past. */
	nextStart(): number {
		if (this.limit === 0 || this.starts.length < this.limit) return this.pausedUntil;
		return Math.max(this.pausedUntil, this.starts[this.oldest] + this.periodMs);
	}

	/** Notes a start; the ring holds the last `limit` of them. */
	started(now: number): void {
		if (this.limit === 0) return;
		if (this.starts.length < this.limit) {
			this.starts.push(now);
			return;
		}
		this.starts[this.oldest] = now;
		this.oldest = (this.oldest + 1) % this.limit;
	}

	/** Overlapping pauses take the later end. */
	pauseUntil(time: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, time);
	}
}
