/** Share of the slowest answers that the mean leaves out: outliers say nothing about the load. */
const SLOWEST = 0.1;

/** How long answers took while the limit on requests in flight was the same. Times in ms. */
export class LatencyWindow {
	/** Requests from before this were sent under another limit. */
	private openedAt = -Infinity;
	private times: number[] = [];
	private atLimit = 0;

	/** @param atLimit as much was in flight as the limit allows, or nearly */
	add(startedAt: number, endedAt: number, atLimit: boolean): void {
		if (startedAt < this.openedAt) return;
		this.times.push(endedAt - startedAt);
		if (atLimit) this.atLimit++;
	}

	get size(): number {
		return this.times.length;
	}

	get mean(): number {
		const inOrder = this.times.toSorted((a, b) => a - b);
		const kept = inOrder.slice(0, Math.ceil(inOrder.length * (1 - SLOWEST)));
		return kept.reduce((sum, time) => sum + time, 0) / kept.length;
	}

	/** Whether the limit decided how much was in flight, rather than the sender's own pace or input. */
	get inUse(): boolean {
		return this.atLimit > this.times.length / 2;
	}

	clear(): void {
		this.times = [];
		this.atLimit = 0;
	}

	/** The limit has changed. */
	reopen(now: number): void {
		this.openedAt = now;
		this.clear();
	}
}
