import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { npm } from './command.ts';

const copied = ['package.json', 'package-lock.json', '.npmrc'];

/** Where this project keeps what it installs, and what users of the demo build. */
export const cacheFolder = () =>
	join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-destinations');

const present = (source: string) => copied.filter((file) => existsSync(join(source, file)));

async function folderFor(source: string, name: string): Promise<string> {
	const hash = createHash('sha256');
	for (const file of present(source).filter((name) => name !== '.npmrc')) {
		hash.update(await readFile(join(source, file)));
	}
	hash.update([process.platform, process.arch, process.versions.modules].join());
	return join(cacheFolder(), `${name}-${hash.digest('hex').slice(0, 12)}`);
}

const isAlive = (pid: number) => {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

/** Installs that were broken off leave a folder named after the process that made it. */
async function removeAbandoned(folder: string): Promise<void> {
	for (const name of await readdir(dirname(folder))) {
		const [target, pid] = name.split('.partial-');
		if (target !== basename(folder) || pid === undefined || isAlive(Number(pid))) continue;
		await rm(join(dirname(folder), name), { recursive: true, force: true });
	}
}

export interface CachedInstall {
	source: string;
	name: string;
	npmArguments?: string[];
	/** What is left to do in the folder before it counts as installed. */
	complete?: (folder: string) => Promise<void>;
	/** Wraps the work of a first install, so that it can say how it is going. */
	announce: (work: () => Promise<void>) => Promise<void>;
}

/**
 * Installs the packages of a folder's lock file, or of its package.json alone, once per user. A new lock file makes a new folder,
 * and a folder gets its name only when everything in it is there.
 */
export async function cachedInstall(install: CachedInstall): Promise<string> {
	const folder = await folderFor(install.source, install.name);
	if (existsSync(folder)) return folder;
	const partial = `${folder}.partial-${process.pid}`;
	await mkdir(partial, { recursive: true });
	await removeAbandoned(folder);
	try {
		for (const file of present(install.source))
			await copyFile(join(install.source, file), join(partial, file));
		await install.announce(async () => {
			// Not `npm ci`: it refuses a lock file that has no entry for an optional package of another
			// platform, and the registry the lock was made from may lack one.
			const args = ['install', '--no-save', '--ignore-scripts', '--loglevel=error'];
			await npm([...args, ...(install.npmArguments ?? [])], { cwd: partial });
		});
		await install.complete?.(partial);
		await rename(partial, folder);
	} catch (error) {
		await rm(partial, { recursive: true, force: true });
		// Another process was quicker.
		if (!existsSync(folder)) throw error;
	}
	return folder;
}
