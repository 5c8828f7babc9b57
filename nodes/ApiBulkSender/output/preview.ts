import type { Preview } from '../engine/dryRun';
import { parseExact } from '../engine/exactJson';
import type { Settings } from '../engine/settings';

/** The preview as Summary shows it: bodies as objects, times and limits in words. */
export function showPreview(
	{ firstRequests, shortestDurationMs, ...preview }: Preview,
	{ requestsPerPeriod, periodMs, bodyFormat }: Settings,
): object {
	const limit =
		requestsPerPeriod === 0
			? 'No rate limit is set'
			: `At most ${requestsPerPeriod} ${requestsPerPeriod === 1 ? 'request' : 'requests'} in ${duration(periodMs)}, so the run takes at least ${duration(shortestDurationMs)}`;
	return {
		...preview,
		rateLimit: limit,
		shortestDurationMs,
		firstRequests: firstRequests.map(({ body, ...request }) => ({
			...request,
			...(body === undefined ? {} : { body: asShown(body, bodyFormat) }),
		})),
	};
}

/** As it leaves, but JSON as an object; a number that JavaScript would round with its digits, as text. */
function asShown(body: string, bodyFormat: Settings['bodyFormat']): unknown {
	return bodyFormat === 'json' ? parseExact(body, (digits) => digits) : body;
}

function duration(ms: number): string {
	if (ms < 1000) return `${ms} ms`;
	const seconds = ms / 1000;
	if (seconds < 120) return seconds === 1 ? '1 second' : `${round(seconds)} seconds`;
	const minutes = seconds / 60;
	return minutes < 120 ? `${round(minutes)} minutes` : `${round(minutes / 60)} hours`;
}

const round = (value: number) => Math.round(value * 10) / 10;
