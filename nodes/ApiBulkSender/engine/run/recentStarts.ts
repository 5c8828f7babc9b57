import type { Limit } from './limiter';

/** The last starts under limits that may differ. Times in ms. */
export class RecentStarts {
	/** In the order of time. */
	private readonly times: number[] = [];
	/** So many are remembered at least. */
	private most = 0;
	private hasForgotten = false;

	/** From now on as many count. */
	remember(count: number): void {
		if (count <= this.most) return;
		this.most = count;
		// Those that nobody remembers came no later than the oldest: taken for it, too few start, never too many.
		if (this.hasForgotten) {
			const missing = Math.max(0, count - this.times.length);
			this.times.unshift(...Array<number>(missing).fill(this.times[0]));
		}
	}

	add(time: number): void {
		this.times.push(time);
		if (this.times.length < 2 * this.most) return;
		this.times.splice(0, this.times.length - this.most);
		this.hasForgotten = true;
	}

	/** The newest; undefined when nothing has started yet. */
	get last(): number | undefined {
		return this.times[this.times.length - 1];
	}

	/**
	 * From when another may start under a limit, beside those that are promised; Infinity while nobody
	 * knows, since all that count are only promised.
	 */
	freeAt({ starts, periodMs }: Limit, promised: number): number {
		if (promised >= starts) return Infinity;
		return (this.fromEnd(starts - promised) ?? -Infinity) + periodMs;
	}

	/** The `nth` last, counted from 1; undefined when there were not as many. */
	fromEnd(nth: number): number | undefined {
		return this.times[this.times.length - nth];
	}
}
