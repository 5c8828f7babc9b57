import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { n8nEnvironment } from '../n8n/environment.ts';
import { freePort } from '../n8n/ports.ts';

export interface Worker {
	pid: number;
	stop: () => Promise<void>;
}

/** What an n8n needs to hand its executions to workers. */
export interface QueueMode {
	env: NodeJS.ProcessEnv;
	startWorker: (n8nFolder: string, userFolder: string) => Promise<Worker>;
	stop: () => Promise<void>;
}

/** Starts a Redis; undefined when this machine has none. */
export async function queueMode(): Promise<QueueMode | undefined> {
	if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
	const port = await freePort();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-redis-'));
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
	const redis = spawn('redis-server', args, { stdio: 'ignore' });
	const kill = () => void redis.kill('SIGKILL');
	process.once('exit', kill);
	while (!(await answers(port))) await sleep(50);
	const env = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(port),
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
	};
	return {
		env,
		startWorker: async (n8nFolder, userFolder) => await startWorker(n8nFolder, userFolder, env),
		stop: async () => {
			process.removeListener('exit', kill);
			kill();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function startWorker(
	n8nFolder: string,
	userFolder: string,
	env: NodeJS.ProcessEnv,
): Promise<Worker> {
	const ports = { editor: await freePort(), broker: await freePort() };
	const health = await freePort();
	const child = spawn(
		process.execPath,
		[join(n8nFolder, 'node_modules/n8n/bin/n8n'), 'worker', '--concurrency=2'],
		{
			cwd: userFolder,
			env: {
				...n8nEnvironment(userFolder, ports),
				...env,
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(health),
			},
			stdio: 'ignore',
			detached: true,
		},
	);
	const pid = child.pid as number;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const kill = () => {
		try {
			process.kill(-pid, 'SIGKILL');
		} catch {
			// It is gone already.
		}
	};
	process.once('exit', kill);
	const deadline = Date.now() + 120_000;
	while (!(await answers(health))) {
		if (Date.now() > deadline) throw new Error('The worker did not start.');
		await sleep(200);
	}
	return {
		pid,
		stop: async () => {
			process.removeListener('exit', kill);
			kill();
			await ended;
		},
	};
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}
