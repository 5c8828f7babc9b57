import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { npm, runCommand } from '../n8n/command.ts';
import { freePort } from '../n8n/ports.ts';
import { startService } from './service.ts';

/** A package registry on this machine, and what an n8n needs to install from it. */
export interface Registry {
	/** Publishes the tarball under another version. */
	publish: (tarball: string, version: string) => Promise<void>;
	/** For the n8n that is to use it. */
	environment: NodeJS.ProcessEnv;
	stop: () => Promise<void>;
}

/** Verdaccio; what it does not hold it fetches from the registry that npm uses here. */
export async function startRegistry(services: string): Promise<Registry> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-registry-'));
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const uplink = (await npm(['config', 'get', 'registry'], { cwd: folder })).trim();
	await writeFile(join(folder, 'config.yaml'), configuration(folder, uplink));
	const entry = join(services, 'node_modules/verdaccio/bin/verdaccio');
	const stop = await startService({
		name: 'The registry',
		folder,
		command: [entry, '--config', join(folder, 'config.yaml'), '--listen', `127.0.0.1:${port}`],
		readyUrl: `${url}/-/ping`,
	});
	return {
		publish: async (tarball, version) => await publish(folder, url, tarball, version),
		environment: {
			PATH: [await npmShim(folder, url), process.env.PATH].join(delimiter),
			npm_config_registry: url,
			N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		},
		stop,
	};
}

function configuration(folder: string, uplink: string): string {
	return `storage: ${join(folder, 'storage')}
uplinks:
  other:
    url: ${uplink}
packages:
  'n8n-nodes-destinations':
    access: $all
    publish: $all
  '**':
    access: $all
    proxy: other
log: { type: stdout, level: fatal }
`;
}

async function publish(
	folder: string,
	url: string,
	tarball: string,
	version: string,
): Promise<void> {
	const unpacked = join(folder, version);
	await mkdir(unpacked);
	await runCommand('tar', ['-xzf', tarball, '-C', unpacked], { cwd: folder });
	const root = join(unpacked, 'package');
	const file = join(root, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	// No scripts: they would build anew what is packed already.
	await writeFile(file, JSON.stringify({ ...manifest, version, scripts: {} }));
	const host = url.replace('http:', '');
	await writeFile(join(root, '.npmrc'), `registry=${url}/\n${host}/:_authToken=anybody\n`);
	await npm(['publish', '--loglevel=error'], { cwd: root });
}

/** n8n names the public registry itself when it calls npm; this npm reads another address. */
async function npmShim(folder: string, url: string): Promise<string> {
	const bin = join(folder, 'bin');
	await mkdir(bin);
	const real = process.env.npm_execpath;
	const command = real?.endsWith('.js')
		? [process.execPath, real]
		: [(await runCommand('which', ['npm'], { cwd: folder })).trim()];
	const file = join(bin, 'npm');
	const script = `#!${process.execPath}
const { spawnSync } = require('node:child_process');
const [file, ...first] = ${JSON.stringify(command)};
const args = process.argv.slice(2).map((arg) => arg.startsWith('--registry=') ? '--registry=${url}' : arg);
const { status } = spawnSync(file, [...first, ...args], { stdio: 'inherit' });
process.exit(status ?? 1);
`;
	await writeFile(file, script);
	await chmod(file, 0o755);
	return bin;
}
