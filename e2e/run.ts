// `npm run e2e`: starts one real n8n with the packed pack and runs every *.e2e.ts against it.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { chromiumFile } from './browser/chromium.ts';
import { installN8n, installN8nVersion, installServices } from './n8n/install.ts';
import { createUserFolder, removeUserFolder, startN8n } from './n8n/n8n.ts';
import { buildTarball } from './n8n/pack.ts';
import { withProgress } from './n8n/progress.ts';
import { Session } from './n8n/session.ts';
import type { Coordinates } from './support/coordinates.ts';

const { values: options, positionals: wanted } = parseArgs({
	options: {
		/** Folder for the pictures that the browser takes. */
		pictures: { type: 'string', default: join(import.meta.dirname, '../.tmp/e2e-pictures') },
		'keep-log': { type: 'boolean', default: false },
		/** Another version of n8n: then only versions.e2e.ts runs. */
		n8n: { type: 'string' },
	},
	allowPositionals: true,
});

async function testFiles(): Promise<string[]> {
	const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.e2e.ts'));
	const names = options.n8n === undefined ? wanted : ['versions'];
	const chosen = files.filter((name) => names.length === 0 || names.includes(name.split('.')[0]));
	return chosen.sort().map((name) => join(import.meta.dirname, name));
}

async function runTests(coordinates: Coordinates): Promise<number> {
	const args = ['--test', '--test-concurrency=1', '--test-reporter=spec', ...(await testFiles())];
	const child = spawn(process.execPath, args, {
		stdio: 'inherit',
		env: { ...process.env, N8N_E2E: JSON.stringify(coordinates) },
	});
	return await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function main(): Promise<number> {
	const chromium = chromiumFile();
	const services = await installServices();
	const n8nFolder =
		options.n8n === undefined ? await installN8n() : await installN8nVersion(options.n8n);
	const packFolder = await mkdtemp(join(tmpdir(), 'n8n-destinations-pack-'));
	try {
		const userFolder = await withProgress(
			'Packing and installing the nodes',
			async () => await createUserFolder(await buildTarball(packFolder)),
		);
		const n8n = await withProgress(
			'Starting n8n',
			// Other versions do not know the modules that are switched off in the usual one.
			async () =>
				await startN8n(n8nFolder, userFolder, {
					env: options.n8n === undefined ? {} : { N8N_DISABLED_MODULES: undefined },
				}),
		);
		try {
			await new Session(n8n.url).createOwner();
			const { pictures } = options;
			const { url } = n8n;
			return await runTests({ url, n8nFolder, userFolder, services, chromium, pictures });
		} finally {
			await n8n.stop();
			if (options['keep-log']) console.log(n8n.log());
			await removeUserFolder(userFolder);
		}
	} finally {
		await rm(packFolder, { recursive: true, force: true });
	}
}

// Leaving through process.exit lets n8n be ended with us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => process.exit(130));
}

try {
	process.exitCode = await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
