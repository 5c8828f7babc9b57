/** When the next request of a run may start. Times in ms, as `now` of the run. */
export interface Limiter {
	/** Other runs start under it too, so it is asked only when there is something to start. */
	readonly isShared: boolean;
	/**
	 * The earliest time at which a request may start; it may lie in the past. Infinity while nobody
	 * knows: `again` is called once it is worth asking again.
	 */
	nextStart(now: number, again: () => void): number;
	/** What was to start does not: others go first. */
	pass(): void;
	/** A start that will happen soon. */
	reserve(): void;
	/** Whether a promised start may still happen. */
	holds(now: number): boolean;
	/** A promised start happens now, or never. */
	release(): void;
	/** A request starts now. */
	started(now: number): void;
	/** Nothing starts before; overlapping pauses take the later end. */
	pauseUntil(time: number): void;
}

/** Under how many starts in any window of one period (ms) a run goes. */
export interface Limit {
	starts: number;
	periodMs: number;
}
