import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cacheFolder } from '../../e2e/n8n/cachedInstall.ts';
import { removeUserFolder } from '../../e2e/n8n/n8n.ts';

/** Where the n8n of the demo keeps what it knows. */
export interface DemoHome {
	folder: string;
	/** Names of the example files that were loaded into it once; what became of them is the user's. */
	loaded: string[];
	remember: (loaded: readonly string[]) => Promise<void>;
	close: () => Promise<void>;
}

/** A home for one run, which goes with it. */
export async function temporaryHome(): Promise<DemoHome> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-destinations-'));
	return {
		folder,
		loaded: [],
		remember: async () => {},
		close: async () => await removeUserFolder(folder),
	};
}

/**
 * The home that stays between starts, so that nothing a user builds is lost.
 *
 * @throws Error when another demo uses it
 */
export async function keptHome(fresh: boolean): Promise<DemoHome> {
	const folder = join(cacheFolder(), 'demo');
	const lock = join(folder, 'demo.pid');
	refuseSecond(lock);
	if (fresh) await removeUserFolder(folder);
	await mkdir(folder, { recursive: true });
	await writeFile(lock, String(process.pid));
	const list = join(folder, 'loaded.json');
	return {
		folder,
		loaded: existsSync(list) ? (JSON.parse(await readFile(list, 'utf8')) as string[]) : [],
		remember: async (loaded) => await writeFile(list, JSON.stringify(loaded)),
		close: async () => await rm(lock, { force: true }),
	};
}

function refuseSecond(lock: string): void {
	if (!existsSync(lock)) return;
	const pid = Number(readFileSync(lock, 'utf8'));
	if (!isAlive(pid)) return;
	throw new Error(
		`Another demo is running (process ${pid}). End it with Ctrl-C, or use npm run demo -- --once, which has an n8n of its own.`,
	);
}

function isAlive(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
