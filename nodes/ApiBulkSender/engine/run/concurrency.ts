import { LatencyWindow } from './latencyWindow';
import { TroubleCap } from './troubleCap';

/** How many requests may be in flight at once. */
export interface Concurrency {
	/** Requests that may be in flight now. */
	readonly limit: number;
	/** A request has been answered; `inFlight` are those that were in flight until then, itself included. */
	answered(sample: AnsweredSample, inFlight: number): void;
}

/** Times in ms. */
export interface AnsweredSample {
	startedAt: number;
	endedAt: number;
	/** The destination could not keep up: 429 or time-out. */
	trouble: boolean;
}

/** The limit that was set. */
export class FixedConcurrency implements Concurrency {
	constructor(readonly limit: number) {}

	answered(): void {}
}

const FIRST_LIMIT = 2;
/** The limit grows so fast until something holds it for the first time (it ramps) ... */
const RAMP_GROWTH = 1.5;
/** ... and then so fast, but at least by one. */
const GROWTH = 1.05;
/** What trouble leaves of the limit. */
const CUT = 0.75;
/** The same while it ramps: by then it may be far too high. */
const RAMP_CUT = 0.5;

/** A window has so many answers, and at least as many as the limit. */
const WINDOW = 30;
/** The same while the limit ramps, where speed matters more. */
const RAMP_WINDOW = 8;
/** With this share of the limit in flight an answer shows what the limit does. */
const AT_LIMIT = 0.9;

/** How often the base is measured. */
const BASE_MS = 30_000;
/** Measuring takes no more than about one part in so many of the time: at a slow destination it is rarer. */
const BASE_SHARE = 10;
/** The base counts for long, so it is measured with so many times the answers. */
const BASE_WINDOWS = 2;
/** Once the limit is down to this share of where it was, the destination is not the one that was measured. */
const BASE_OUTDATED = 0.5;

/** With fewer requests than this waiting, the destination can take more. */
const shortQueue = (limit: number) => 1 + 0.17 * limit;
/** With more than this waiting, more in flight only wait longer. */
const longQueue = (limit: number) => 2 + 0.24 * limit;

/**
 * Finds the limit by how long answers take. The base is the time they take under half the load; by
 * what they take longer, requests wait at the destination: few and the limit grows, many and it
 * shrinks. Trouble cuts it at once. A limit that the sender does not use up stays as it is.
 */
export class AdaptiveConcurrency implements Concurrency {
	/** Not rounded. */
	private exact: number;
	private ramping = true;
	private readonly window = new LatencyWindow();
	/** Of the last window: a round trip. */
	private mean = 0;

	private base = Infinity;
	private baseDueAt = Infinity;
	/** What the limit was when the base was measured. */
	private basedOn = 0;
	/** Since when the base is being measured, with half the limit. */
	private halvedAt: number | undefined;

	private readonly cap = new TroubleCap();
	private cutAt = -Infinity;
	/** A window has ended since the last cut. */
	private settled = true;

	/** @param most the highest limit */
	constructor(private readonly most: number) {
		this.exact = Math.min(FIRST_LIMIT, most);
	}

	get limit(): number {
		return Math.max(1, Math.floor(this.halvedAt === undefined ? this.exact : this.exact / 2));
	}

	answered({ startedAt, endedAt, trouble }: AnsweredSample, inFlight: number): void {
		if (trouble) return this.cut(startedAt, endedAt);
		this.window.add(startedAt, endedAt, inFlight >= AT_LIMIT * this.limit);
		if (this.window.size >= this.windowSize()) this.endWindow(endedAt);
	}

	private windowSize(): number {
		if (this.ramping) return RAMP_WINDOW;
		return Math.max(WINDOW, this.limit) * (this.halvedAt === undefined ? 1 : BASE_WINDOWS);
	}

	private endWindow(now: number): void {
		const { mean, inUse } = this.window;
		this.window.clear();
		this.mean = mean;
		this.settled = true;
		if (this.ramping) this.base = Math.min(this.base, mean);
		if (this.halvedAt !== undefined) this.endMeasuring(this.halvedAt, now);
		else if (now >= this.baseDueAt) this.startMeasuring(now);
		else if (inUse) this.adjust(now);
	}

	private startMeasuring(now: number): void {
		this.halvedAt = now;
		this.window.reopen(now);
	}

	private endMeasuring(since: number, now: number): void {
		this.base = this.mean;
		this.basedOn = this.exact;
		this.baseDueAt = now + Math.max(BASE_MS, BASE_SHARE * (now - since));
		this.halvedAt = undefined;
		this.window.reopen(now);
	}

	private adjust(now: number): void {
		const queue = this.exact * (1 - this.base / this.mean);
		const excess = queue - longQueue(this.exact);
		if (excess > 0) this.shrinkTo(this.exact - excess / 2, now);
		else if (queue < shortQueue(this.exact)) this.grow(now);
	}

	private grow(now: number): void {
		const most = Math.min(this.most, this.cap.at(now));
		if (this.exact >= most) return;
		const grown = this.ramping
			? this.exact * RAMP_GROWTH
			: Math.max(this.exact + 1, this.exact * GROWTH);
		this.change(Math.min(grown, most), now);
	}

	private cut(startedAt: number, now: number): void {
		// What was sent within a round trip of the last cut still met the load before it.
		if (startedAt < this.cutAt + this.mean) return;
		this.cap.met(this.exact, now, !this.settled);
		this.settled = false;
		this.cutAt = now;
		this.halvedAt = undefined;
		this.shrinkTo(this.exact * (this.ramping ? RAMP_CUT : CUT), now);
	}

	private shrinkTo(limit: number, now: number): void {
		this.change(Math.max(1, limit), now);
		if (this.ramping || this.exact < this.basedOn * BASE_OUTDATED) this.baseDueAt = now;
		this.ramping = false;
	}

	private change(limit: number, now: number): void {
		this.exact = limit;
		this.window.reopen(now);
	}
}
