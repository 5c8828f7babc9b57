// Files of several lengths, sent in several ways, each in a fresh process.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { FileRun, FileWay } from './fileRun.ts';
import { makeFile } from './makeFile.ts';

export interface FileBench {
	/** Rows of the files. */
	lengths: number[];
	rounds: number;
}

const ways: FileWay[] = ['withResults', 'failedOnly', 'bareWithResults', 'bareInMemory'];
/** Records in memory are made up; of the longest file they would not fit. */
const MOST_IN_MEMORY = 500_000;

/** @param measure runs `fileRun.ts` with these arguments */
export async function measureFiles(
	{ lengths, rounds }: FileBench,
	destination: string,
	folder: string,
	measure: (args: string[]) => Promise<FileRun>,
): Promise<FileRun[]> {
	const runs: FileRun[] = [];
	for (const rows of lengths) {
		const file = join(folder, `rows-${rows}.csv`);
		await makeFile(file, rows);
		const one = async (way: FileWay) =>
			runs.push(await measure([way, file, String(rows), destination, folder]));
		// The longest run once; the others in turn, so that whatever the machine does meets all alike.
		for (let round = 0; round < (rows > MOST_IN_MEMORY ? 1 : rounds); round += 1) {
			for (const way of ways) {
				if (way === 'bareInMemory' && rows > MOST_IN_MEMORY) continue;
				await one(way);
			}
		}
		if (rows === lengths[0]) await one('largeBodies');
		await rm(file);
	}
	return runs;
}
