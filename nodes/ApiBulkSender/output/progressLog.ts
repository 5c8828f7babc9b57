import type { IExecuteFunctions } from 'n8n-workflow';

import type { Progress } from '../engine/types';

const EVERY_MS = 5000;
/** Dates end here (ECMA-262, time values). */
const LAST_DATE = 8.64e15;

/** How much there is to do. */
export type Extent =
	| { total: number }
	| {
			/** The file's name. */
			file: string;
			rowsRead: () => number;
			/** Of the file, how much is read: from 0 to 1; undefined when its size is not known. */
			share: () => number | undefined;
	  };

/**
 * Writes a line to n8n's log every few seconds, also while answers are awaited: sent, failed, rate,
 * time left.
 */
export class ProgressLog {
	private last: Progress | undefined;
	private loggedAt = Date.now();
	private readonly startedAt = Date.now();
	private readonly timer = setInterval(() => this.repeat(), EVERY_MS);

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly extent: Extent,
	) {
		// The log must not keep a process alive that has nothing else to do.
		this.timer.unref();
	}

	readonly report = (progress: Progress): void => {
		this.last = progress;
		this.write(progress);
	};

	close(): void {
		clearInterval(this.timer);
	}

	private repeat(): void {
		if (Date.now() - this.loggedAt < EVERY_MS - EVERY_MS / 10) return;
		const { succeeded = 0, failed = 0, requests = 0 } = this.last ?? {};
		this.write({ succeeded, failed, requests, durationMs: Date.now() - this.startedAt });
	}

	private write({ succeeded, failed, durationMs, pauseMs }: Progress): void {
		this.loggedAt = Date.now();
		const done = succeeded + failed;
		const rate = durationMs > 0 ? Math.round((done / durationMs) * 1000) : 0;
		const left = this.secondsLeft(done, rate, durationMs);
		const rest = left === undefined ? '' : `, about ${duration(left)} left`;
		const wait =
			pauseMs === undefined ? '' : `; the destination asked to wait ${until(Date.now() + pauseMs)}`;
		const { name } = this.context.getNode();
		const execution = this.context.getExecutionId();
		this.context.logger.info(
			`${name} (execution ${execution}): ${done} of ${this.all} done, ${failed} failed, ${rate} records/s${rest}${wait}`,
		);
	}

	private get all(): string {
		const { extent } = this;
		if ('total' in extent) return `${extent.total} records`;
		return `${extent.rowsRead()} rows read of ${extent.file}`;
	}

	private secondsLeft(done: number, rate: number, durationMs: number): number | undefined {
		const { extent } = this;
		if ('total' in extent) return rate > 0 ? (extent.total - done) / rate : undefined;
		const share = extent.share();
		if (share === undefined || share <= 0 || done === 0) return undefined;
		return ((durationMs / 1000) * (1 - share)) / share;
	}
}

function until(time: number): string {
	return time > LAST_DATE ? 'for ever' : `until ${new Date(time).toISOString()}`;
}

function duration(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
