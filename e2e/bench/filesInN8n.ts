// The same files in a real n8n: by the API Bulk Sender, and by n8n's own nodes.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { filesFolder } from '../n8n/environment.ts';
import { startN8n } from '../n8n/n8n.ts';
import { Session } from '../n8n/session.ts';
import type { Workflow } from '../n8n/types.ts';
import { makeFile } from './makeFile.ts';
import { peakMemory, resetPeakMemory } from './peakMemory.ts';
import { loads } from './settings.ts';
import type { BenchDestination } from './startDestination.ts';
import { timeRun } from './wholeWorkflow.ts';
import { fileWays, fileWorkflow, type FileWayInN8n } from './ways.ts';

export interface FileInN8n {
	way: FileWayInN8n;
	rows: number;
	milliseconds: number;
	failure: string | undefined;
	/** Of n8n, in MB: idle, and the most while it sent. */
	idleMemory: number;
	peakMemory: number;
	arrived: number;
}

interface Setup {
	n8nFolder: string;
	userFolder: string;
	destination: BenchDestination;
	lengths: number[];
}

/** Of files this long n8n's own nodes would take all memory. */
const MOST_FOR_ITEMS = 50_000;

/** Each in a freshly started n8n, which has run the way once before. */
export async function measureFilesInN8n(setup: Setup): Promise<FileInN8n[]> {
	const { n8nFolder, userFolder, destination, lengths } = setup;
	const folder = filesFolder(userFolder);
	await mkdir(folder, { recursive: true });
	const results: FileInN8n[] = [];
	const warmUp = join(folder, 'warm-up.csv');
	await makeFile(warmUp, 2_000);
	for (const rows of lengths) {
		const file = join(folder, `rows-${rows}.csv`);
		await makeFile(file, rows);
		for (const way of fileWays) {
			if (way.asItems && rows > MOST_FOR_ITEMS) continue;
			console.log(`  ${way.name}, ${rows} rows ...`);
			const n8n = await startN8n(n8nFolder, userFolder);
			try {
				const session = new Session(n8n.url);
				await session.enter();
				const credential = await session.createCredential({
					name: 'Bench',
					type: 'destinationApi',
					data: { apiBaseUrl: destination.url, authentication: 'none' },
				});
				const [, load] = loads;
				const steps = (path: string) => way.steps({ url: destination.url, credential, load }, path);
				const run = async (workflow: Workflow) =>
					await timeRun({ session, pid: n8n.pid }, await session.createWorkflow(workflow));
				await run(fileWorkflow('Warm-up', steps(warmUp)));
				await destination.takeStats();
				const idleMemory = await residentMemory(n8n.pid);
				resetPeakMemory(n8n.pid);
				const { milliseconds, failure } = await run(fileWorkflow('File', steps(file)));
				results.push({
					way,
					rows,
					milliseconds,
					failure,
					idleMemory,
					peakMemory: peakMemory(n8n.pid) ?? 0,
					arrived: (await destination.takeStats()).records,
				});
			} finally {
				await n8n.stop();
			}
		}
		await rm(file);
	}
	return results;
}

async function residentMemory(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}
