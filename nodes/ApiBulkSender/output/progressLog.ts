import type { IExecuteFunctions } from 'n8n-workflow';

import type { Progress } from '../engine/types';

/** Writes a line to n8n's log now and then: sent, failed, rate, time left. */
export function progressLogger(
	context: IExecuteFunctions,
	total: number,
): (progress: Progress) => void {
	const name = context.getNode().name;
	return ({ succeeded, failed, durationMs, pausedUntil }) => {
		const done = succeeded + failed;
		const rate = durationMs > 0 ? Math.round((done / durationMs) * 1000) : 0;
		const left = rate > 0 ? `, about ${duration((total - done) / rate)} left` : '';
		const wait =
			pausedUntil === undefined
				? ''
				: `; the destination asked to wait until ${new Date(pausedUntil).toISOString()}`;
		context.logger.info(
			`${name}: ${done} of ${total} records done, ${failed} failed, ${rate} records/s${left}${wait}`,
		);
	};
}

function duration(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
