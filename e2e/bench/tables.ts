import type { FarAway } from './farAway.ts';
import type { FileInN8n } from './filesInN8n.ts';
import type { FileRun, FileWay } from './fileRun.ts';
import type { Pair } from './insideExecute.ts';
import { median } from './settings.ts';
import type { WayResult } from './wholeWorkflow.ts';

const number = (value: number) => Math.round(value).toLocaleString('en-US');

/** A Markdown table whose columns line up, so that it reads the same here and in the README. */
function table(head: string[], rows: string[][]): string {
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column].length)),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(' | ')} |`;
	const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column ? ':' : '-'}`).join('|')}|`;
	return [line(head), rule, ...rows.map(line)].join('\n');
}

export function insideExecuteTable(pairs: Pair[]): string {
	const rows = pairs.map(({ load, late, records, bare, sender }) => {
		const ratios = sender.map((milliseconds, round) => bare[round] / milliseconds);
		return [
			`${load.recordsPerRequest}`,
			late ? '1 ms late' : 'at once',
			number(records),
			number((records / median(bare)) * 1000),
			number((records / median(sender)) * 1000),
			median(ratios).toFixed(2),
			`${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
		];
	});
	return table(
		[
			'Records per request',
			'Destination answers',
			'Records',
			'Bare loop, records/s',
			'API Bulk Sender, records/s',
			'Ratio',
			'Ratio, all rounds',
		],
		rows,
	);
}

const FILE_WAYS: Record<FileWay, string> = {
	withResults: 'API Bulk Sender, with both result files',
	failedOnly: 'API Bulk Sender, Succeeded Output off',
	largeBodies: 'API Bulk Sender, 7,500 records per request',
	bareWithResults: 'bare loop, csv-parse and csv-stringify',
	bareInMemory: 'bare loop, records in memory',
};

export function filesTable(runs: FileRun[]): string {
	const groups = new Map<string, FileRun[]>();
	for (const run of runs) {
		const key = `${run.rows} ${run.way}`;
		groups.set(key, [...(groups.get(key) ?? []), run]);
	}
	const rows = [...groups.values()].map((group) => {
		const [{ way, rows: count }] = group;
		const of = (pick: (run: FileRun) => number) => median(group.map(pick));
		const milliseconds = of((run) => run.milliseconds);
		return [
			FILE_WAYS[way],
			number(count),
			number((count / milliseconds) * 1000),
			((milliseconds / count) * 1000).toFixed(2),
			`${number(of((run) => run.peakMemory))} MB`,
			`${number(of((run) => run.peakMemory - run.baseMemory))} MB`,
			`${number(Math.max(...group.map((run) => run.longestStall)))} ms`,
		];
	});
	return table(
		['Way', 'Rows', 'Records/s', 'µs a record', 'Peak memory', 'Over the start', 'Longest stall'],
		rows,
	);
}

export function filesInN8nTable(results: FileInN8n[]): string {
	const rows = results.map(({ way, rows: count, milliseconds, failure, ...memory }) => [
		way.name,
		number(count),
		failure === undefined ? `${(milliseconds / 1000).toFixed(1)} s` : `failed: ${failure}`,
		number((count / milliseconds) * 1000),
		`${number(memory.peakMemory)} MB`,
		`${number(memory.peakMemory - memory.idleMemory)} MB`,
		number(memory.arrived),
	]);
	return table(
		['Way', 'Rows', 'Time', 'Records/s', 'Peak memory of n8n', 'Over n8n idle', 'Arrived'],
		rows,
	);
}

export function farAwayTable({ records, byDefault, auto, settledAt }: FarAway): string {
	const ratios = auto.map((milliseconds, round) => byDefault[round] / milliseconds);
	return table(
		['Records', 'By default, records/s', 'Auto Concurrency, records/s', 'Ratio', 'Settled at'],
		[
			[
				number(records),
				number((records / median(byDefault)) * 1000),
				number((records / median(auto)) * 1000),
				median(ratios).toFixed(1),
				number(median(settledAt)),
			],
		],
	);
}

export function wholeWorkflowTable(results: WayResult[]): string {
	const rows = results.map((result) => {
		const { way, records, seconds, megabytes, sockets, failure, arrived } = result;
		const sender = results.find(
			(other) =>
				other.way.name === 'API Bulk Sender' &&
				other.way.recordsPerRequest === way.recordsPerRequest,
		);
		const added = seconds === undefined ? undefined : Math.max(seconds, 0.001);
		return [
			way.name,
			`${way.recordsPerRequest}`,
			number(records),
			added === undefined ? `${failure}, ${number(arrived)} had arrived` : `${added.toFixed(2)} s`,
			added === undefined ? '' : number(records / added),
			megabytes === undefined ? '' : `${number(megabytes)} MB`,
			number(sockets),
			added && sender?.seconds ? (added / sender.seconds).toFixed(1) : '',
		];
	});
	return table(
		[
			'Way',
			'Records per request',
			'Records',
			'Time it adds',
			'Records/s',
			'Peak memory of n8n',
			'Sockets at once',
			'Times as long as API Bulk Sender',
		],
		rows,
	);
}
