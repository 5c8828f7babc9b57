/** The limit stays below this share of where it met trouble ... */
const BELOW_TROUBLE = 0.95;
/** ... for so long; twice as long each time it meets it there again. */
const PROBE_MS = 20_000;
const LONGEST_PROBE_MS = 300_000;
/** Trouble so far above the last cap is met somewhere else. */
const ELSEWHERE = 1.2;

/** Remembers at which limit the destination refused, so that this is seldom tried. Times in ms. */
export class TroubleCap {
	private cap: number | undefined;
	private until = -Infinity;
	private probeMs = PROBE_MS;

	at(now: number): number {
		return this.cap === undefined || now >= this.until ? Infinity : this.cap;
	}

	/** @param same it is still the trouble that was met last, at a higher limit */
	met(limit: number, now: number, same: boolean): void {
		if (!same) {
			const again = this.cap !== undefined && limit < this.cap * ELSEWHERE;
			this.probeMs = again ? Math.min(this.probeMs * 2, LONGEST_PROBE_MS) : PROBE_MS;
			this.cap = limit * BELOW_TROUBLE;
		}
		this.until = now + this.probeMs;
	}
}
