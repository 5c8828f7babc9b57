import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../n8n/ports.ts';

export interface CouchDb {
	url: string;
	createDatabase: (name: string) => Promise<void>;
	documentCount: (name: string) => Promise<number>;
	document: (name: string, id: string) => Promise<Record<string, unknown>>;
	documents: (name: string) => Promise<Array<Record<string, unknown>>>;
	stop: () => Promise<void>;
}

async function answer<T>(url: string, method = 'GET'): Promise<T> {
	const response = await fetch(url, { method });
	if (!response.ok)
		throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
	return (await response.json()) as T;
}

/** A CouchDB-compatible server written by others, with its data in memory. */
export async function startCouchDb(services: string): Promise<CouchDb> {
	const port = await freePort();
	// It writes a log and its settings into the folder it is started in.
	const folder = await mkdtemp(join(tmpdir(), 'n8n-couchdb-'));
	const entry = join(services, 'node_modules/pouchdb-server/bin/pouchdb-server');
	const child = spawn(
		process.execPath,
		[entry, '--in-memory', '--port', String(port), '--host', '127.0.0.1'],
		{ cwd: folder, stdio: 'ignore' },
	);
	const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const kill = () => void child.kill();
	process.once('exit', kill);

	const url = `http://127.0.0.1:${port}`;
	for (let tries = 0; ; tries += 1) {
		const ready = await fetch(url).then(
			(response) => response.ok,
			() => false,
		);
		if (ready) break;
		if (tries > 200) throw new Error('The CouchDB-compatible server did not start.');
		await sleep(100);
	}
	return {
		url,
		createDatabase: async (name) => void (await answer(`${url}/${name}`, 'PUT')),
		documentCount: async (name) =>
			(await answer<{ doc_count: number }>(`${url}/${name}`)).doc_count,
		document: async (name, id) => await answer(`${url}/${name}/${encodeURIComponent(id)}`),
		documents: async (name) => {
			const { rows } = await answer<{ rows: Array<{ doc: Record<string, unknown> }> }>(
				`${url}/${name}/_all_docs?include_docs=true`,
			);
			return rows.map(({ doc }) => doc);
		},
		stop: async () => {
			process.removeListener('exit', kill);
			kill();
			await end;
			await rm(folder, { recursive: true, force: true });
		},
	};
}
