import type { IExecuteFunctions } from 'n8n-workflow';

import type { Progress } from '../engine/types';

const EVERY_MS = 5000;
/** Dates end here (ECMA-262, time values). */
const LAST_DATE = 8.64e15;

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
		private readonly total: number,
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
		const left = rate > 0 ? `, about ${duration((this.total - done) / rate)} left` : '';
		const wait =
			pauseMs === undefined ? '' : `; the destination asked to wait ${until(Date.now() + pauseMs)}`;
		const { name } = this.context.getNode();
		const execution = this.context.getExecutionId();
		this.context.logger.info(
			`${name} (execution ${execution}): ${done} of ${this.total} records done, ${failed} failed, ${rate} records/s${left}${wait}`,
		);
	}
}

function until(time: number): string {
	return time > LAST_DATE ? 'for ever' : `until ${new Date(time).toISOString()}`;
}

function duration(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
