// Sends one file in one way, in a process of its own so that its memory can be told.
// Called by files.ts with the way, the file, its rows, the destination and a folder; answers JSON.
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { runOnce } from './engine.ts';
import { peakMemory, resetPeakMemory } from './peakMemory.ts';
import { senderParameters } from './settings.ts';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../..');

/** Ways to send a file; all but the last two read it. */
export type FileWay =
	'withResults' | 'failedOnly' | 'largeBodies' | 'bareWithResults' | 'bareInMemory';

export interface FileRun {
	way: FileWay;
	rows: number;
	milliseconds: number;
	/** Of the process, in MB: before the run, and the most in it. */
	baseMemory: number;
	peakMemory: number;
	/** The longest (ms) that nothing else could happen. */
	longestStall: number;
}

const [way, file, count, destination, folder] = process.argv.slice(2) as [
	FileWay,
	string,
	string,
	string,
	string,
];
const rows = Number(count);
const RECORDS_PER_REQUEST = 100;
const WORKERS = 5;

// Loading is no part of a run.
const { MakeItems } = require('./nodes/MakeItems.node.js');
const { ApiBulkSender } = require(join(root, 'dist/nodes/ApiBulkSender/ApiBulkSender.node.js'));
const { Agent, request } = require('undici');
const { parse } = require('csv-parse');
const { stringify } = require('csv-stringify/sync');

/** n8n's store of binary data, as n8n itself has it. */
async function openStore(): Promise<void> {
	const { Container } = require('@n8n/di');
	const { SecurityConfig } = require('@n8n/config');
	const { BinaryDataConfig, BinaryDataService } = require('n8n-core');
	Container.get(SecurityConfig).restrictFileAccessTo = '';
	Container.get(BinaryDataConfig).localStoragePath = folder;
	Container.get(BinaryDataConfig).mode = 'filesystem';
	await Container.get(BinaryDataService).init();
}

async function sender(recordsPerRequest: number, options: object): Promise<number> {
	const { milliseconds, outputs } = await runOnce(
		{ type: MakeItems, parameters: { count: 1 } },
		{
			type: ApiBulkSender,
			parameters: {
				...senderParameters(recordsPerRequest, options),
				recordsFrom: 'file',
				fileIs: 'onDisk',
				filePath: file,
			},
			credentials: { apiBaseUrl: destination, authentication: 'none' },
		},
	);
	const { records } = outputs[2]?.[0].json as { records: { succeeded: number } };
	if (records.succeeded !== rows) throw new Error(`Only ${records.succeeded} of ${rows} arrived.`);
	return milliseconds;
}

type Row = Record<string, string>;

/** Batches out of rows, sent by several workers that share them; each answer is read as JSON. */
async function sendAll(
	rowsOf: AsyncIterable<Row> | Iterable<Row>,
	answered: (batch: Row[], answers: Array<{ status: string; id: string }>) => Promise<void> | void,
): Promise<void> {
	const dispatcher = new Agent({ connections: WORKERS });
	const iterator = (
		Symbol.asyncIterator in rowsOf ? rowsOf[Symbol.asyncIterator]() : rowsOf[Symbol.iterator]()
	) as AsyncIterator<Row>;
	let reading: Promise<unknown> = Promise.resolve();
	const take = async (): Promise<Row[]> => {
		const batch: Row[] = [];
		while (batch.length < RECORDS_PER_REQUEST) {
			const next = iterator.next();
			const { done, value } = next instanceof Promise ? await next : next;
			if (done === true) break;
			batch.push(value as Row);
		}
		return batch;
	};
	const worker = async () => {
		for (;;) {
			const taking = reading.then(take);
			reading = taking;
			const batch = await taking;
			if (batch.length === 0) return;
			const { body } = await request(`${destination}/records`, {
				method: 'POST',
				dispatcher,
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(batch),
			});
			await answered(batch, await body.json());
		}
	};
	await Promise.all(Array.from({ length: WORKERS }, worker));
	await dispatcher.close();
}

/** Reads and writes with the libraries that one would take, and looks at nothing. */
async function bareWithResults(): Promise<number> {
	const started = performance.now();
	const out = createWriteStream(join(folder, 'bare.csv'));
	const read = createReadStream(file).pipe(parse({ columns: true }));
	await sendAll(read as AsyncIterable<Row>, async (batch, answers) => {
		const lines = batch.map((row, at) => [
			...Object.values(row),
			answers[at].status,
			answers[at].id,
		]);
		if (!out.write(stringify(lines))) await once(out, 'drain');
	});
	await new Promise<void>((resolve) => out.end(() => resolve()));
	return performance.now() - started;
}

async function bareInMemory(): Promise<number> {
	const records = Array.from({ length: rows }, (_, at) => ({
		id: String(at + 1),
		first_name: `First ${at + 1}`,
		last_name: `Last ${at % 977}`,
		email: `person${at}@example.com`,
		street: `Main Street ${at % 300}, Floor ${at % 7}`,
		city: `City ${at % 50}`,
		note: 'written by the benchmark',
	}));
	const started = performance.now();
	await sendAll(records, () => {});
	return performance.now() - started;
}

const ways: Record<FileWay, () => Promise<number>> = {
	withResults: async () => await sender(RECORDS_PER_REQUEST, { concurrency: WORKERS }),
	failedOnly: async () =>
		await sender(RECORDS_PER_REQUEST, { concurrency: WORKERS, succeededOutput: 'none' }),
	largeBodies: async () => await sender(7_500, { concurrency: WORKERS }),
	bareWithResults,
	bareInMemory,
};

await openStore();
(globalThis as { gc?: () => void }).gc?.();
resetPeakMemory(process.pid);
const baseMemory = Math.round(process.memoryUsage().rss / 1024 / 1024);
const stalls = monitorEventLoopDelay({ resolution: 5 });
const running = ways[way]();
// Not the collection of garbage with which the engine begins.
stalls.enable();
const milliseconds = await running;
stalls.disable();
const result: FileRun = {
	way,
	rows,
	milliseconds,
	baseMemory,
	peakMemory: peakMemory(process.pid) ?? 0,
	longestStall: Math.round(stalls.max / 1e6),
};
console.log(JSON.stringify(result));
process.exit();
