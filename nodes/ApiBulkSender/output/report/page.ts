import type { Summary } from '../../engine/account/summary';
import { chart } from './chart';
import { duration } from './duration';
import { escape, table } from './html';
import type { RunLog } from './runLog';

export interface FailedRecord {
	cause: string;
	reason: string;
	/** As JSON, bounded and without secrets. */
	record: string;
}

export interface Report {
	title: string;
	/** When the run ended. */
	endedAt: Date;
	summary: Summary;
	log: RunLog;
	/** The first of them. */
	failed: readonly FailedRecord[];
	/** Label and value, without secrets. */
	settings: ReadonlyArray<readonly [string, string]>;
	/** Why sending ended early. */
	stop: string | undefined;
}

/** One page that needs nothing else: no script, no picture, no address. */
export function reportPage(report: Report): string {
	const { title, endedAt, summary, log, failed, settings, stop } = report;
	const sections = [
		totals(summary),
		stop === undefined ? '' : `<p class="stop">Sending stopped early. ${escape(stop)}</p>`,
		'<h2>Outcome over time</h2>',
		chart(log),
		requests(summary, log),
		errors(summary),
		failedRecords(failed, summary.records.notSucceeded),
		'<h2>Slowest requests</h2>',
		table(
			['Request', 'Records', 'Answer', 'Took'],
			log.slowest.map(({ number, records, status, durationMs }) => [
				`${number}`,
				`${records}`,
				statusName(status),
				duration(durationMs),
			]),
		),
		'<h2>Settings</h2>',
		table(
			['Field', 'Value'],
			settings.map((one) => [...one]),
		),
	];
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p class="when">Ended ${escape(endedAt.toISOString().replace('T', ' ').slice(0, 19))} UTC</p>
${sections.filter((section) => section !== '').join('\n')}
</main>
</body>
</html>
`;
}

function totals({ records, durationMs, recordsPerSecond, successRate }: Summary): string {
	const { total, succeeded, failed, unsent, unclear } = records;
	const figures: Array<[string, string, string]> = [
		['Records', number(total), ''],
		['Succeeded', number(succeeded), 'good'],
		['Failed', number(failed), failed > 0 ? 'bad' : ''],
		['Of them unclear', number(unclear), unclear > 0 ? 'bad' : ''],
		['Unsent', number(unsent), unsent > 0 ? 'bad' : ''],
		['Arrived', successRate === undefined ? '–' : `${Math.floor(successRate * 1000) / 10} %`, ''],
		['Took', duration(durationMs), ''],
		['Records a second', number(recordsPerSecond), ''],
	];
	const cells = figures.map(
		([name, value, kind]) =>
			`<div class="figure ${kind}"><b>${value}</b><span>${name}</span></div>`,
	);
	return `<div class="figures">${cells.join('')}</div>`;
}

function requests({ requests: { sent, retried, yielded } }: Summary, log: RunLog): string {
	const statuses = [...log.statuses].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
	const rows = statuses.map(([status, count]) => [statusName(status), number(count)]);
	const waits = log.waits.map(({ from, until, status }) => [
		`after ${duration(from)}`,
		duration(until - from),
		statusName(status),
	]);
	const more = log.waitCount - log.waits.length;
	return [
		'<h2>Requests</h2>',
		`<p>${number(sent)} sent. ${number(retried)} answers led to a repeat, ${number(yielded)} to a wait because the destination asked for it.</p>`,
		table(['Answer', 'Requests'], rows),
		...(waits.length === 0
			? []
			: ['<h3>Waits</h3>', table(['When', 'For', 'After the answer'], waits)]),
		...(more > 0 ? [`<p>And ${number(more)} more.</p>`] : []),
	].join('\n');
}

function errors({ errors: list }: Summary): string {
	if (list.length === 0) return '';
	const rows = list.map(({ code, message, count }) => [code, message, number(count)]);
	return `<h2>Why records did not arrive</h2>\n${table(['Code', 'For example', 'Records'], rows)}`;
}

function failedRecords(failed: readonly FailedRecord[], all: number): string {
	if (failed.length === 0) return '';
	const rows = failed.map(({ cause, reason, record }) => [cause, reason, record]);
	const which =
		failed.length < all ? `The first ${failed.length} of ${number(all)}` : 'All of them';
	return `<h2>Failed and unsent records</h2>\n<p>${which}.</p>\n${table(['Cause', 'Reason', 'Record'], rows)}`;
}

function statusName(status: number | null): string {
	return status === null ? 'none' : `HTTP ${status}`;
}

function number(value: number): string {
	return value.toLocaleString('en-US');
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --good: #12a150; --bad: #d6336c; }
body { margin: 0; font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 24px; }
h1 { font-size: 22px; margin: 0; }
h2 { font-size: 16px; margin: 32px 0 8px; }
h3 { font-size: 14px; margin: 16px 0 8px; }
.when { color: #888; margin: 4px 0 16px; }
.stop { border-left: 4px solid var(--bad); padding: 8px 12px; background: #d6336c18; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 8px; }
.figure { border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; }
.figure b { display: block; font-size: 20px; }
.figure span { color: #888; }
.good b { color: var(--good); }
.bad b { color: var(--bad); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: 4px 12px 4px 0; overflow-wrap: anywhere; }
th { white-space: nowrap; }
.bars { display: flex; align-items: flex-end; gap: 2px; height: 160px; border-bottom: 1px solid #8888; }
.bar { flex: 1 1 0; display: flex; flex-direction: column; justify-content: flex-end; height: 100%; }
.bar i { display: block; }
.is-good { background: var(--good); }
.is-bad { background: var(--bad); }
.ends { display: flex; justify-content: space-between; color: #888; }
`;
