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

/** Above these a number is no duration but a time since 1970, in seconds or in milliseconds. */
const A_TIME = 1e9;
const IN_MS = 1e12;

/**
 * Reads for how long an answer asks to wait, as Retry-After says it: whole or decimal seconds, or
 * one of the three HTTP dates, which are always GMT (RFC 9110 §5.6.7, §10.2.3).
 *
 * @param date time of day (ms since 1970)
 * @returns milliseconds from `date`; undefined when the text says neither
 */
export function readWait(text: string, date: number): number | undefined {
	const said = text.trim();
	if (!/^\d+(\.\d+)?$/.test(said)) {
		const time = readHttpDate(said);
		return Number.isNaN(time) ? undefined : Math.max(0, time - date);
	}
	const number = Number(said);
	if (number <= A_TIME) return Math.ceil(number * 1000);
	return Math.max(0, (number > IN_MS ? number : number * 1000) - date);
}

/** As `readWait` of a Retry-After header, but 0 when it is absent or malformed. */
export function retryAfterDelay(header: string | undefined, date: number): number {
	return header === undefined ? 0 : (readWait(header, date) ?? 0);
}

/** Date.parse takes many texts that are no dates of HTTP, e.g. "-5"; those all lack a time. */
function readHttpDate(text: string): number {
	if (!/\d:\d/.test(text)) return NaN;
	// Without a zone, as in the form of asctime, Date.parse would take the zone of this machine.
	const hasZone = /(?:GMT|UTC|Z|[+-]\d\d:?\d\d)$/i.test(text);
	return Date.parse(hasZone ? text : `${text} GMT`);
}
