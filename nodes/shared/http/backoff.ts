/**
 * Exponential back-off with full jitter: between 0 and `baseDelay`·2^n, at most `maxDelay` (ms).
 *
 * @param repeat how many repeats went before, from 0
 */
export function backoffDelay(
	repeat: number,
	{ baseDelayMs, maxDelayMs }: { baseDelayMs: number; maxDelayMs: number },
	random: () => number,
): number {
	return Math.floor(random() * Math.min(maxDelayMs, baseDelayMs * 2 ** Math.min(repeat, 50)));
}

/** Above this a number is no duration but a time in seconds since 1970, as some servers send. */
const A_TIME = 1e9;

/**
 * Reads a Retry-After header: whole or decimal seconds, or one of the three HTTP dates, which are
 * always GMT (RFC 9110 §5.6.7, §10.2.3).
 *
 * @param date time of day (ms since 1970)
 * @returns milliseconds from `date`, 0 when the header is absent or malformed
 */
export function retryAfterDelay(header: string | undefined, date: number): number {
	if (header === undefined) return 0;
	const text = header.trim();
	if (/^\d+(\.\d+)?$/.test(text)) {
		const seconds = Number(text);
		return seconds > A_TIME ? Math.max(0, seconds * 1000 - date) : Math.ceil(seconds * 1000);
	}
	const time = readHttpDate(text);
	return Number.isNaN(time) ? 0 : Math.max(0, time - date);
}

/** Date.parse takes many texts that are no dates of HTTP, e.g. "-5"; those all lack a time. */
function readHttpDate(text: string): number {
	if (!/\d:\d/.test(text)) return NaN;
	// Without a zone, as in the form of asctime, Date.parse would take the zone of this machine.
	const hasZone = /(?:GMT|UTC|Z|[+-]\d\d:?\d\d)$/i.test(text);
	return Date.parse(hasZone ? text : `${text} GMT`);
}
