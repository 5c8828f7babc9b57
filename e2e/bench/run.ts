// `npm run bench`: prints how fast the API Bulk Sender is beside everything else that could do its
// job, in one run on this machine. `--quick` only shows that it works.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { runCommand } from '../n8n/command.ts';
import { installN8n } from '../n8n/install.ts';
import { createUserFolder, removeUserFolder } from '../n8n/n8n.ts';
import { buildTarball } from '../n8n/pack.ts';
import { withProgress } from '../n8n/progress.ts';
import type { FarAway } from './farAway.ts';
import type { Pair } from './insideExecute.ts';
import { startDestination, type BenchDestination } from './startDestination.ts';
import { measureFiles } from './files.ts';
import type { FileRun } from './fileRun.ts';
import { measureFilesInN8n } from './filesInN8n.ts';
import {
	farAwayTable,
	filesInN8nTable,
	filesTable,
	insideExecuteTable,
	wholeWorkflowTable,
} from './tables.ts';
import { measureWays } from './wholeWorkflow.ts';

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		/** Files of 5 million rows too, which takes some minutes and 2 GB of disk. */
		full: { type: 'boolean', default: false },
		/** `inside`: the bare loop; `far`: far away; `files`: from disk; `workflows`: in a real n8n. */
		only: { type: 'string' },
	},
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => process.exit(130));
}

const root = join(import.meta.dirname, '../..');
const { quick, full, only } = options;
const isWanted = (part: string) => only === undefined || only === part;

async function measureIn<Result>(script: string, args: string[], folder: string): Promise<Result> {
	const file = join(import.meta.dirname, script);
	const answer = await runCommand(process.execPath, ['--expose-gc', file, ...args], {
		cwd: root,
		// n8n-core writes an encryption key into the user's folder as soon as it is loaded.
		env: { ...process.env, N8N_USER_FOLDER: folder },
	});
	return JSON.parse(answer.trim().split('\n').at(-1) ?? '') as Result;
}

async function benchInsideExecute(destination: BenchDestination, folder: string): Promise<void> {
	const pairs = await withProgress('Timing `execute`, this node and the bare loop in turn', () =>
		measureIn<Pair[]>(
			'insideExecute.ts',
			[...(quick ? ['3', '0.1'] : ['9', '1']), destination.url],
			folder,
		),
	);
	console.log(`\nInside \`execute\`, medians of ${pairs[0].bare.length} rounds each:\n`);
	console.log(`${insideExecuteTable(pairs)}\n`);
}

async function benchFarAway(destination: BenchDestination, folder: string): Promise<void> {
	const args = [...(quick ? ['1', '2000'] : ['3', '10000']), destination.url];
	const result = await withProgress('Sending to a destination that is 100 ms away', () =>
		measureIn<FarAway>('farAway.ts', args, folder),
	);
	console.log(
		'\nA destination 100 ms away, 10 records per request, Concurrency 5 and by itself:\n',
	);
	console.log(`${farAwayTable(result)}\n`);
}

async function benchFiles(destination: BenchDestination, folder: string): Promise<void> {
	const lengths = quick ? [5_000, 20_000] : [50_000, 500_000, ...(full ? [5_000_000] : [])];
	const runs = await withProgress('Sending files from disk, each in a fresh process', () =>
		measureFiles({ lengths, rounds: quick ? 1 : 3 }, destination.url, folder, (args) =>
			measureIn<FileRun>('fileRun.ts', args, folder),
		),
	);
	console.log('\nFiles from disk, 100 records per request, medians:\n');
	console.log(`${filesTable(runs)}\n`);
}

async function benchFilesInN8n(
	destination: BenchDestination,
	n8nFolder: string,
	tarball: string,
): Promise<void> {
	const userFolder = await createUserFolder(tarball);
	const lengths = quick ? [5_000] : [50_000, 500_000, ...(full ? [5_000_000] : [])];
	try {
		console.log('Sending files in a real n8n, a fresh one for each way');
		const results = await measureFilesInN8n({ n8nFolder, userFolder, destination, lengths });
		console.log('\nFiles from disk in a real n8n:\n');
		console.log(`${filesInN8nTable(results)}\n`);
	} finally {
		await removeUserFolder(userFolder);
	}
}

async function benchWorkflows(
	destination: BenchDestination,
	n8nFolder: string,
	tarball: string,
): Promise<void> {
	const userFolder = await createUserFolder(tarball);
	try {
		console.log('Running whole workflows in a real n8n, a fresh one for each way');
		const results = await measureWays({ n8nFolder, userFolder, destination, quick });
		console.log('\nWhole workflows, less the time that making the items takes:\n');
		console.log(`${wholeWorkflowTable(results)}\n`);
	} finally {
		await removeUserFolder(userFolder);
	}
}

async function bench(folder: string): Promise<void> {
	const n8nFolder = isWanted('workflows') || isWanted('files') ? await installN8n() : '';
	const tarball = await withProgress(
		'Building and packing the nodes',
		async () => await buildTarball(folder),
	);
	const destination = await startDestination();
	try {
		if (isWanted('inside')) await benchInsideExecute(destination, folder);
		if (isWanted('far')) await benchFarAway(destination, folder);
		if (isWanted('files')) {
			await benchFiles(destination, folder);
			await benchFilesInN8n(destination, n8nFolder, tarball);
		}
		if (isWanted('workflows')) await benchWorkflows(destination, n8nFolder, tarball);
	} finally {
		destination.stop();
	}
}

const folder = await mkdtemp(join(tmpdir(), 'n8n-destinations-bench-'));
try {
	console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}`);
	await bench(folder);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	await rm(folder, { recursive: true, force: true });
}
