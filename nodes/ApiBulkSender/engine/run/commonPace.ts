import type { Limit, Limiter } from './limiter';
import { RecentStarts } from './recentStarts';

/**
 * The pace of several runs of one process: all their starts count for each of them, and they pause
 * together. Runs that wait stand in a line, each with one start; who has started stands at its end
 * again. So all get the same share, however many requests each could send at once. A run with a
 * tighter limit than the others' does not hold them up. Times in ms of a clock that is the same for all.
 */
export class CommonPace {
	private readonly starts = new RecentStarts();
	private readonly line: Turn[] = [];
	/** Starts that are promised and have not happened yet. */
	private reserved = 0;
	private pausedUntil = -Infinity;
	private longestPeriodMs = 0;
	private isTelling = false;

	/** What one run goes by. */
	turn(limit: Limit): Limiter {
		this.starts.remember(limit.starts);
		this.longestPeriodMs = Math.max(this.longestPeriodMs, limit.periodMs);
		return new Turn(limit, this);
	}

	/** Whether a run that begins now would not notice if all of this were forgotten. */
	isOver(now: number): boolean {
		const { last = -Infinity } = this.starts;
		return last + this.longestPeriodMs <= now && this.pausedUntil <= now;
	}

	/** Whether all starts that would have to come first may, as far as the limit goes. */
	earliest(limit: Limit): number {
		return Math.max(this.pausedUntil, this.starts.freeAt(limit, this.reserved));
	}

	/** As `Limiter.nextStart`, for one that stands in line from now on. */
	nextStart(turn: Turn, now: number): number {
		if (!this.line.includes(turn)) this.line.push(turn);
		const earliest = this.earliest(turn.limit);
		if (earliest > now) return earliest;
		const first = this.line.find(({ limit }) => this.earliest(limit) <= now);
		return first === turn ? earliest : Infinity;
	}

	leaveLine(turn: Turn): void {
		const at = this.line.indexOf(turn);
		if (at < 0) return;
		this.line.splice(at, 1);
		this.tell();
	}

	reserve(): void {
		this.reserved++;
	}

	release(): void {
		this.reserved--;
		this.tell();
	}

	started(now: number): void {
		this.starts.add(now);
	}

	isPaused(now: number): boolean {
		return this.pausedUntil > now;
	}

	pauseUntil(time: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, time);
	}

	/** Those in line may have their time now. Not at once: whoever brought it about is in the midst of it. */
	private tell(): void {
		if (this.isTelling) return;
		this.isTelling = true;
		void Promise.resolve().then(() => {
			this.isTelling = false;
			for (const turn of [...this.line]) turn.again();
		});
	}
}

class Turn implements Limiter {
	readonly isShared = true;
	again: () => void = () => undefined;

	constructor(
		readonly limit: Limit,
		private readonly common: CommonPace,
	) {}

	nextStart(now: number, again: () => void): number {
		this.again = again;
		return this.common.nextStart(this, now);
	}

	pass(): void {
		this.common.leaveLine(this);
	}

	reserve(): void {
		this.common.reserve();
		this.common.leaveLine(this);
	}

	holds(now: number): boolean {
		return !this.common.isPaused(now);
	}

	release(): void {
		this.common.release();
	}

	started(now: number): void {
		this.common.started(now);
		this.common.leaveLine(this);
	}

	pauseUntil(time: number): void {
		this.common.pauseUntil(time);
	}
}
