/** A time in words that fit it. */
export function duration(ms: number): string {
	if (ms < 1000) return `${Math.round(ms)} ms`;
	const seconds = ms / 1000;
	if (seconds < 120) return `${tenths(seconds)} s`;
	return seconds < 7200 ? `${tenths(seconds / 60)} min` : `${tenths(seconds / 3600)} h`;
}

const tenths = (value: number) => Math.round(value * 10) / 10;
