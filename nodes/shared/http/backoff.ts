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

/**
 * Reads a Retry-After header: whole or decimal seconds, or an HTTP date (RFC 9110 §10.2.3).
 *
 * @returns milliseconds from `now`, 0 when the header is absent or malformed
 */
export function retryAfterDelay(header: string | undefined, now: number): number {
	if (header === undefined) return 0;
	const text = header.trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
	// Date.parse takes many texts that are no dates of HTTP, e.g. "-5"; those all lack a time.
	const date = /\d:\d/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
