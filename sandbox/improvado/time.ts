export function timeText(ms: number): string {
	return new Date(ms).toISOString();
}
