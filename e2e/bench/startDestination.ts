import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface DestinationStats {
	records: number;
	requests: number;
	connections: number;
	maxOpen: number;
}

export interface BenchDestination {
	url: string;
	/** What arrived since the last call. */
	takeStats: () => Promise<DestinationStats>;
	stop: () => void;
}

export async function startDestination(): Promise<BenchDestination> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'destination.ts')], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const stop = () => void child.kill();
	process.once('exit', stop);
	const [port] = (await once(child.stdout, 'data')) as [Buffer];
	const url = `http://127.0.0.1:${String(port).trim()}`;
	return {
		url,
		takeStats: async () => (await (await fetch(url)).json()) as DestinationStats,
		stop: () => {
			process.removeListener('exit', stop);
			stop();
		},
	};
}
