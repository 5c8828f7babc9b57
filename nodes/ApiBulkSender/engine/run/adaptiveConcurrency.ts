/** An answer as it bears on how many requests may be under way; times in ms of one clock. */
export interface AnswerSample {
	startedAt: number;
	endedAt: number;
	/** The destination asked to slow down, or did not answer in time. */
	trouble: boolean;
	/** Requests that were under way when it came, itself included. */
	inFlight: number;
}

/** How many requests may be under way at once. */
export interface Concurrency {
	readonly limit: number;
	answered(sample: AnswerSample): void;
}

/** Always the same. */
export class FixedConcurrency implements Concurrency {
	constructor(readonly limit: number) {}

	answered(): void {}
}

const START = 2;
/** Answers that make a window: while ramping up, and later at least. */
const RAMP_WINDOW = 8;
const LEAST_WINDOW = 30;
const RAMP_UP = 1.5;
const STEP_UP = 0.05;
/** Of the latencies of a window, the share that counts: the slowest are left out. */
const COUNTED_SHARE = 0.9;
/** The latency without load is the lowest of so many means, and is looked for so often. */
const KEPT_MEANS = 12;
const LOOK_EVERY_MS = 30_000;
/** Requests that may wait in line at the destination: fixed, and as a share of the limit. */
const GROW_BELOW = { fixed: 1, share: 0.2 };
const SHRINK_ABOVE = { fixed: 2, share: 0.26 };
/** What is left of the limit after trouble. */
const BACK_OFF = 0.75;
const RAMP_BACK_OFF = 0.5;
/** Afterwards it stays below this share of where trouble was met, each time twice as long. */
const SAFE_SHARE = 0.95;
const FIRST_PROBE_MS = 20_000;
const LONGEST_PROBE_MS = 300_000;
/** Trouble further above the last ceiling than this was met somewhere else. */
const ELSEWHERE = 1.2;

/**
 * Finds how many requests a destination takes at once: the limit grows while answers stay about as
 * fast as they are with little load, shrinks when requests wait in line (latency over its lowest, as
 * in TCP Vegas), and drops when the destination refuses. A limit that nobody uses does not grow.
 */
export class AdaptiveConcurrency implements Concurrency {
	limit: number;
	private ramping = true;
	/** Answers to what left before it say nothing of the present limit. */
	private changedAt = -Infinity;
	private latencies: number[] = [];
	/** Most requests under way in this window. */
	private used = 0;
	private means: number[] = [];
	/** The latency with little load: of the ramp, later of the last look. */
	private lookedMean = Infinity;
	private lookAt: number | undefined;
	/** During a look, which takes a window at half the limit: where the limit goes back to. */
	private lookingFrom: number | undefined;
	private roundTrip = 0;
	private backedOffAt = -Infinity;
	private ceiling = Infinity;
	private ceilingUntil = Infinity;
	private probeMs = FIRST_PROBE_MS;

	/** @param most the highest limit */
	constructor(private readonly most: number) {
		this.limit = Math.min(START, most);
	}

	answered({ startedAt, endedAt, trouble, inFlight }: AnswerSample): void {
		this.lookAt ??= endedAt + LOOK_EVERY_MS;
		if (trouble) return this.backOff(endedAt);
		if (startedAt < this.changedAt) return;
		this.latencies.push(endedAt - startedAt);
		this.used = Math.max(this.used, inFlight);
		const size = this.ramping ? RAMP_WINDOW : Math.max(LEAST_WINDOW, this.limit);
		if (this.latencies.length >= size) this.endWindow(endedAt);
	}

	private endWindow(now: number): void {
		const mean = meanOfFastest(this.latencies);
		const isUsed = this.used >= this.limit;
		this.roundTrip = mean;
		this.startWindow();
		if (this.lookingFrom !== undefined) return this.endLook(this.lookingFrom, mean, now);
		if (this.ramping) this.lookedMean = Math.min(this.lookedMean, mean);
		this.means = [...this.means, mean].slice(-KEPT_MEANS);
		if (now >= (this.lookAt ?? Infinity) && this.limit > 1) return this.startLook(now);
		const lowest = Math.min(this.lookedMean, ...this.means);
		this.adjust(this.limit * (1 - lowest / mean), isUsed, now);
	}

	private startLook(now: number): void {
		this.lookAt = now + LOOK_EVERY_MS;
		this.lookingFrom = this.limit;
		this.change(this.limit / 2, now);
	}

	private endLook(from: number, mean: number, now: number): void {
		this.lookingFrom = undefined;
		this.lookedMean = mean;
		this.means = [];
		this.change(from, now);
	}

	/** @param queued requests that wait in line, as far as latency tells */
	private adjust(queued: number, isUsed: boolean, now: number): void {
		const { limit } = this;
		const excess = queued - (SHRINK_ABOVE.fixed + SHRINK_ABOVE.share * limit);
		if (excess > 0) {
			this.endRamp(now);
			this.change(limit - excess / 2, now);
		} else if (isUsed && queued < GROW_BELOW.fixed + GROW_BELOW.share * limit) {
			this.change(this.ramping ? limit * RAMP_UP : limit + Math.max(1, limit * STEP_UP), now);
		}
	}

	private endRamp(now: number): void {
		if (this.ramping) this.lookAt = now;
		this.ramping = false;
	}

	/** At most once in two round trips: what left before met the old limit. */
	private backOff(now: number): void {
		if (now - this.backedOffAt < 2 * this.roundTrip) return;
		const level = this.lookingFrom ?? this.limit;
		const left = this.ramping ? RAMP_BACK_OFF : BACK_OFF;
		const isAgain = !this.ramping && level < this.ceiling * ELSEWHERE;
		this.probeMs = isAgain ? Math.min(this.probeMs * 2, LONGEST_PROBE_MS) : FIRST_PROBE_MS;
		this.backedOffAt = now;
		this.ramping = false;
		this.lookingFrom = undefined;
		this.ceiling = level * SAFE_SHARE;
		this.ceilingUntil = now + this.probeMs;
		this.startWindow();
		this.change(level * left, now);
	}

	private change(wanted: number, now: number): void {
		const ceiling = now < this.ceilingUntil ? this.ceiling : Infinity;
		const limit = Math.max(1, Math.floor(Math.min(wanted, this.most, ceiling)));
		if (limit === this.limit) return;
		this.limit = limit;
		this.changedAt = now;
	}

	private startWindow(): void {
		this.latencies = [];
		this.used = 0;
	}
}

function meanOfFastest(latencies: readonly number[]): number {
	const sorted = Float64Array.from(latencies).sort();
	const counted = sorted.subarray(0, Math.ceil(sorted.length * COUNTED_SHARE));
	return counted.reduce((sum, latency) => sum + latency, 0) / counted.length;
}
