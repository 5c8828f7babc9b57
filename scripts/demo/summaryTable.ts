export interface Summary {
	records: { total: number; succeeded: number; failed: number; unsent: number; unclear: number };
	requests: { sent: number; retried: number; yielded: number };
	durationMs: number;
	recordsPerSecond: number;
	errors: Array<{ code: string | number; message: string; count: number }>;
}

const row = (name: string, value: unknown, remark = '') =>
	`  ${name.padEnd(12)}${String(value).padStart(9)}${remark && `   ${remark}`}`;

export function summaryTable({ records, requests, ...summary }: Summary): string {
	const lines = [
		row('records', records.total),
		row('succeeded', records.succeeded),
		row('failed', records.failed, records.unclear ? `${records.unclear} of them unclear` : ''),
		row('unsent', records.unsent),
		row(
			'requests',
			requests.sent,
			`${requests.retried} sent again, ${requests.yielded} after waiting as asked`,
		),
		row('took', `${(summary.durationMs / 1000).toFixed(2)} s`),
		row('speed', Math.round(summary.recordsPerSecond), 'records per second'),
	];
	if (summary.errors.length > 0) lines.push('', '  Why records failed:');
	for (const { code, message, count } of summary.errors)
		lines.push(row(String(code ?? ''), count, message));
	return lines.join('\n');
}
