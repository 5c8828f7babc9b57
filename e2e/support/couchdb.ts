import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../n8n/ports.ts';
import { startService } from './service.ts';

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
	const url = `http://127.0.0.1:${port}`;
	const stop = await startService({
		name: 'The CouchDB-compatible server',
		folder,
		command: [entry, '--in-memory', '--port', String(port), '--host', '127.0.0.1'],
		readyUrl: url,
	});
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
		stop,
	};
}
