/** When a run was, by the clock, in UTC: by this Summaries of several runs know how long they took. */
export function ranAt(
	startedAt: number,
	durationMs: number,
): { startedAt: string; endedAt: string } {
	const endedAt = startedAt + durationMs;
	return {
		startedAt: new Date(startedAt).toISOString(),
		endedAt: new Date(endedAt).toISOString(),
	};
}
