import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { npm } from './command.ts';

const root = join(import.meta.dirname, '../..');

/** Builds the pack and packs it the way it is published; returns the tarball. */
export async function buildTarball(intoFolder: string): Promise<string> {
	await npm(['run', 'build'], { cwd: root });
	const answer = await npm(
		['pack', '--json', '--loglevel=error', '--pack-destination', intoFolder],
		{
			cwd: root,
		},
	);
	const [{ filename }] = JSON.parse(answer) as Array<{ filename: string }>;
	const tarball = join(intoFolder, filename);
	if (!existsSync(tarball)) throw new Error(`npm pack named ${tarball}, but it is not there.`);
	return tarball;
}

/** Puts the tarball where n8n looks for community nodes when it starts. */
export async function installPack(tarball: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	await mkdir(nodes, { recursive: true });
	await writeFile(
		join(nodes, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	const options = ['--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
	await npm(['install', tarball, ...options, '--prefer-offline', '--loglevel=error'], {
		cwd: nodes,
	});
}
