import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { runCommand } from './command.ts';
import { n8nEnvironment } from './environment.ts';
import { installPack } from './pack.ts';
import { freePort } from './ports.ts';

export interface RunningN8n {
	url: string;
	pid: number;
	userFolder: string;
	log: () => string;
	stop: () => Promise<void>;
}

const entry = (n8nFolder: string) => join(n8nFolder, 'node_modules/n8n/bin/n8n');

/** A fresh home with the pack in it. It is removed by whoever made it. */
export async function createUserFolder(tarball: string): Promise<string> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-destinations-'));
	await installPack(tarball, userFolder);
	return userFolder;
}

export async function removeUserFolder(userFolder: string): Promise<void> {
	await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
}

/** One command of n8n's own command line; it needs a broker port of its own beside a running n8n. */
export async function n8nCommand(
	n8nFolder: string,
	userFolder: string,
	args: string[],
): Promise<string> {
	const ports = { editor: await freePort(), broker: await freePort() };
	return await runCommand(process.execPath, [entry(n8nFolder), ...args], {
		cwd: userFolder,
		env: n8nEnvironment(userFolder, ports),
	});
}

// /healthz answers while the REST API still gives 404, so the API itself is asked.
async function isReady(url: string): Promise<boolean> {
	try {
		const response = await fetch(`${url}/rest/settings`);
		return response.ok && response.headers.get('content-type')?.includes('json') === true;
	} catch {
		return false;
	}
}

export async function startN8n(
	n8nFolder: string,
	userFolder: string,
	{ port, env = {} }: { port?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<RunningN8n> {
	const ports = { editor: await freePort(port), broker: await freePort() };
	const logFile = join(userFolder, 'n8n.log');
	const logHandle = openSync(logFile, 'a');
	// A process group of its own: Ctrl-C reaches us first, and the task runner ends with n8n.
	const child = spawn(process.execPath, [entry(n8nFolder), 'start'], {
		cwd: userFolder,
		env: { ...n8nEnvironment(userFolder, ports), ...env },
		stdio: ['ignore', logHandle, logHandle],
		detached: true,
	});
	closeSync(logHandle);
	const pid = child.pid;
	if (pid === undefined) throw new Error('n8n could not be started.');
	let ended = false;
	const end = new Promise<void>((resolve) =>
		child.once('exit', () => {
			ended = true;
			resolve();
		}),
	);
	const kill = (signal: NodeJS.Signals) => {
		try {
			process.kill(-pid, signal);
		} catch {
			// It is gone already.
		}
	};
	const killNow = () => kill('SIGKILL');
	process.once('exit', killNow);
	const log = () => readFileSync(logFile, 'utf8');
	const stop = async () => {
		if (!ended) kill('SIGTERM');
		await Promise.race([end, sleep(15_000, undefined, { ref: false })]);
		killNow();
		process.removeListener('exit', killNow);
	};

	const url = `http://127.0.0.1:${ports.editor}`;
	const deadline = Date.now() + 300_000;
	while (!(await isReady(url))) {
		if (ended || Date.now() > deadline) {
			await stop();
			throw new Error(`n8n did not start. Its last lines:\n${log().slice(-3000)}`);
		}
		await sleep(300);
	}
	return { url, pid, userFolder, log, stop };
}
