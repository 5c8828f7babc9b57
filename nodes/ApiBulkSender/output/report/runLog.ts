import type { AnswerEvent } from '../../engine/types';

/** What happened in one stretch of a run. */
export interface Stretch {
	succeeded: number;
	failed: number;
	requests: number;
}

export interface SlowRequest {
	number: number;
	records: number;
	status: number | null;
	durationMs: number;
}

/** A wait that the destination asked for; ms from the start of the run. */
export interface Wait {
	from: number;
	until: number;
	status: number | null;
}

const MOST_STRETCHES = 60;
const FIRST_WIDTH_MS = 5;
const MOST_SLOW = 10;
const MOST_WAITS = 20;

/** What a run's report tells, gathered answer by answer; its size does not grow with the run. */
export class RunLog {
	/** How long (ms) each stretch is; it doubles when there are too many. */
	widthMs = FIRST_WIDTH_MS;
	stretches: Stretch[] = [];
	readonly slowest: SlowRequest[] = [];
	readonly waits: Wait[] = [];
	waitCount = 0;
	/** By HTTP status; null is no answer. */
	readonly statuses = new Map<number | null, number>();

	readonly add = (event: AnswerEvent): void => {
		const { status, endedAt } = event;
		this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
		const stretch = this.stretchAt(endedAt);
		stretch.requests++;
		stretch.succeeded += event.succeeded;
		stretch.failed += event.failed;
		this.noteSlow(event);
		if (event.waitUntil === undefined) return;
		this.waitCount++;
		if (this.waits.length < MOST_WAITS) {
			this.waits.push({ from: endedAt, until: event.waitUntil, status });
		}
	};

	private stretchAt(time: number): Stretch {
		while (time / this.widthMs >= MOST_STRETCHES) this.widen();
		const at = Math.floor(time / this.widthMs);
		while (this.stretches.length <= at) {
			this.stretches.push({ succeeded: 0, failed: 0, requests: 0 });
		}
		return this.stretches[at];
	}

	private widen(): void {
		this.widthMs *= 2;
		const wider: Stretch[] = [];
		this.stretches.forEach(({ succeeded, failed, requests }, at) => {
			const into = (wider[at >> 1] ??= { succeeded: 0, failed: 0, requests: 0 });
			into.succeeded += succeeded;
			into.failed += failed;
			into.requests += requests;
		});
		this.stretches = wider;
	}

	private noteSlow({ number, records, status, startedAt, endedAt }: AnswerEvent): void {
		const durationMs = endedAt - startedAt;
		const last = this.slowest.at(-1);
		if (this.slowest.length === MOST_SLOW && last && last.durationMs >= durationMs) return;
		const at = this.slowest.findIndex((one) => one.durationMs < durationMs);
		this.slowest.splice(at < 0 ? this.slowest.length : at, 0, {
			number,
			records,
			status,
			durationMs,
		});
		this.slowest.length = Math.min(this.slowest.length, MOST_SLOW);
	}
}
