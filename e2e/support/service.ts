import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Service {
	/** As errors call it. */
	name: string;
	/** Where it is started and may leave what it likes; it goes with the service. */
	folder: string;
	/** The program and its arguments. */
	command: readonly string[];
	/** Answers with a good status as soon as it is ready. */
	readyUrl: string;
}

/** Starts a server that others wrote, in a process of its own, and gives what stops it. */
export async function startService(service: Service): Promise<() => Promise<void>> {
	const { name, folder, command, readyUrl } = service;
	const child = spawn(process.execPath, command, { cwd: folder, stdio: 'ignore' });
	const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const kill = () => void child.kill();
	process.once('exit', kill);
	for (let tries = 0; !(await isReady(readyUrl)); tries++) {
		if (tries > 200 || child.exitCode !== null) throw new Error(`${name} did not start.`);
		await sleep(100);
	}
	return async () => {
		process.removeListener('exit', kill);
		kill();
		await end;
		await rm(folder, { recursive: true, force: true });
	};
}

async function isReady(url: string): Promise<boolean> {
	return await fetch(url).then(
		({ ok }) => ok,
		() => false,
	);
}
