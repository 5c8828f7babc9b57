const SHORTEST_LOOK_MS = 10;
const LONGEST_LOOK_MS = 1000;

/** A request that is given up when it takes too long. */
export interface Expiring {
	/** Set by Deadlines: time (ms) by which it must be over. */
	deadline: number;
	expire(): void;
}

/**
 * Gives requests up after Timeout. One timer looks after all of them, since a timer for each costs
 * a good part of what a small request does; so a request may last a tenth, or a second, longer.
 */
export class Deadlines {
	private readonly open = new Set<Expiring>();
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly timeoutMs: number) {}

	add(request: Expiring): void {
		request.deadline = performance.now() + this.timeoutMs;
		this.open.add(request);
		this.timer ??= setInterval(() => this.look(), this.lookEveryMs());
	}

	remove(request: Expiring): void {
		this.open.delete(request);
	}

	close(): void {
		clearInterval(this.timer);
		this.timer = undefined;
	}

	private lookEveryMs(): number {
		return Math.min(LONGEST_LOOK_MS, Math.max(SHORTEST_LOOK_MS, this.timeoutMs / 10));
	}

	/** The oldest come first, so the first that has time left ends the look. */
	private look(): void {
		const now = performance.now();
		for (const request of this.open) {
			if (request.deadline > now) return;
			this.open.delete(request);
			request.expire();
		}
	}
}
