/** Whether a number may once have had other digits: beyond 2^53 several share one. */
export function isRounded(value: unknown): value is number {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** As it fits after "is". */
export function rounded(value: number): string {
	return `the number ${value}, which was rounded before it came here: let it come as text`;
}
