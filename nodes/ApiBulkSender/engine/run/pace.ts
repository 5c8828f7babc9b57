import type { Limit, Limiter } from './limiter';
import { RecentStarts } from './recentStarts';

/**
 * When the next request may start: never more than `limit` starts in any window of one period,
 * and none while all requests pause. Times in ms.
 */
export class Pace implements Limiter {
	readonly isShared = false;
	private readonly starts = new RecentStarts();
	private readonly limit: Limit | undefined;
	private pausedUntil = -Infinity;
	/** Starts that are promised and have not happened yet. */
	private reserved = 0;

	/** @param starts per period; 0 means no limit */
	constructor(starts: number, periodMs: number) {
		this.starts.remember(starts);
		this.limit = starts === 0 ? undefined : { starts, periodMs };
	}

	nextStart(): number {
		if (this.limit === undefined) return this.pausedUntil;
		return Math.max(this.pausedUntil, this.starts.freeAt(this.limit, this.reserved));
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

	started(now: number): void {
		if (this.limit !== undefined) this.starts.add(now);
	}

	pauseUntil(time: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, time);
	}
}
