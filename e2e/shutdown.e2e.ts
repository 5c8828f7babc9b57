// n8n is ended while the node sends, as a deployment does it; and an execution is cancelled.
import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { filesFolder } from './n8n/environment.ts';
import { exampleTrigger } from './n8n/examples.ts';
import { removeUserFolder, startN8n, type RunningN8n } from './n8n/n8n.ts';
import { Session } from './n8n/session.ts';
import type { Execution } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { fileSender } from './support/fileSender.ts';
import { ledgerServer, type LedgerServer } from './support/ledgerServer.ts';
import { ownUserFolder } from './support/ownUserFolder.ts';
import { queueMode, type QueueMode } from './support/queueMode.ts';
import { itemsOf, senderName } from './support/senderWorkflow.ts';

const shared = coordinates();
const rows = 2_000;
/** All must be handed out or written down by then. */
const mostMs = 15_000;

let userFolder: string;
let ledger: LedgerServer;
let delayMs = 0;
let queue: QueueMode | undefined;

before(async () => {
	userFolder = await ownUserFolder(shared.userFolder);
	await mkdir(filesFolder(userFolder), { recursive: true });
	ledger = await ledgerServer(() => delayMs);
	queue = await queueMode();
});
after(async () => {
	await ledger.close();
	await queue?.stop();
	await removeUserFolder(userFolder);
});

async function fileOf(name: string): Promise<string> {
	const lines = Array.from({ length: rows }, (_, at) => `${name}-${at + 1},n\n`);
	const path = join(filesFolder(userFolder), `${name}.csv`);
	await writeFile(path, `id,name\n${lines.join('')}`);
	return path;
}

async function sender(session: Session, name: string) {
	const credential = await session.createCredential({
		name: 'Ledger',
		type: 'destinationApi',
		data: { apiBaseUrl: ledger.url, authentication: 'none' },
	});
	const parameters = {
		recordsFrom: 'file',
		fileIs: 'onDisk',
		filePath: await fileOf(name),
		groupingLimit: 20,
		options: {
			concurrency: 3,
			timeout: 600,
			idempotencyKeyHeader: 'Idempotency-Key',
			journal: { journal: { journalFile: join(filesFolder(userFolder), name) } },
		},
	};
	return await session.createWorkflow(fileSender(name, credential, parameters));
}

function recordsOf({ data }: Execution): Record<string, number> {
	const [summary] = itemsOf(data.resultData.runData[senderName], 2);
	return summary.json['records'] as Record<string, number>;
}

async function arrived(name: string, count: number): Promise<void> {
	const deadline = Date.now() + 60_000;
	while ([...ledger.arrived.keys()].filter((id) => id.startsWith(`${name}-`)).length < count) {
		assert.ok(Date.now() < deadline, `${name}: the run did not begin to send`);
		await sleep(20);
	}
}

/** SIGTERM to one process, and how long (ms) it took to end. */
async function end(pid: number): Promise<number> {
	const from = Date.now();
	process.kill(pid, 'SIGTERM');
	for (;;) {
		try {
			process.kill(pid, 0);
		} catch {
			return Date.now() - from;
		}
		assert.ok(Date.now() - from < 60_000, 'it does not end');
		await sleep(50);
	}
}

interface Mode {
	name: string;
	start: () => Promise<RunningN8n>;
	/** The process that runs workflows. */
	pid: (n8n: RunningN8n) => Promise<number>;
	after: (n8n: RunningN8n) => Promise<void>;
}

const regular: Mode = {
	name: 'regular',
	start: async () => await startN8n(shared.n8nFolder, userFolder),
	pid: (n8n) => Promise.resolve(n8n.pid),
	after: async (n8n) => await n8n.stop(),
};

async function trial(mode: Mode, name: string, delay: number): Promise<void> {
	delayMs = delay;
	const n8n = await mode.start();
	let executionId: string;
	let workflow: Awaited<ReturnType<typeof sender>>;
	try {
		const session = new Session(n8n.url);
		await session.enter();
		workflow = await sender(session, name);
		executionId = await session.start(workflow, exampleTrigger);
		await arrived(name, 20);
		const took = await end(await mode.pid(n8n));
		assert.ok(took < mostMs, `it took ${took} ms`);
	} finally {
		await mode.after(n8n);
	}
	delayMs = 0;
	const next = await mode.start();
	try {
		const session = new Session(next.url);
		await session.enter();
		const ended = await session.finished(executionId);
		const records = recordsOf(ended);
		assert.equal(records.total, rows);
		assert.ok(records.unsent > 0, 'nothing was left unsent');
		const again = recordsOf(await session.run(workflow, exampleTrigger));
		assert.equal(again.total, rows);
		assert.equal(again.succeeded, rows);
		const own = [...ledger.applied].filter(([id]) => id.startsWith(`${name}-`));
		assert.equal(own.length, rows);
		assert.ok(own.every(([, count]) => count === 1));
	} finally {
		await mode.after(next);
	}
}

for (const [what, delay] of [
	['answers slowly', 1_500],
	['never answers', Infinity],
] as const) {
	test(`SIGTERM while a destination ${what}: all is handed out or written down in time`, async () => {
		await trial(regular, `regular-${what.replace(' ', '-')}`, delay);
	});
}

test('cancelling an execution returns at once, and the next run goes on', async () => {
	delayMs = Infinity;
	const n8n = await regular.start();
	try {
		const session = new Session(n8n.url);
		await session.enter();
		const workflow = await sender(session, 'cancelled');
		const id = await session.start(workflow, exampleTrigger);
		await arrived('cancelled', 20);
		const from = Date.now();
		await session.call('POST', `/executions/${id}/stop`);
		assert.equal((await session.finished(id)).status, 'canceled');
		assert.ok(Date.now() - from < 5_000);
		delayMs = 0;
		// The journal is let go when the node returns, which is a moment later.
		await sleep(1_000);
		const again = recordsOf(await session.run(workflow, exampleTrigger));
		assert.equal(again.succeeded, rows);
		const own = [...ledger.applied].filter(([one]) => one.startsWith('cancelled-'));
		assert.ok(own.every(([, count]) => count === 1));
	} finally {
		await n8n.stop();
	}
});

test('SIGTERM to a worker: all is handed out or written down in time', async (context) => {
	if (queue === undefined) return context.skip('there is no redis-server on this machine');
	const { env, startWorker } = queue;
	let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
	const mode: Mode = {
		name: 'worker',
		start: async () => {
			const n8n = await startN8n(shared.n8nFolder, userFolder, { env });
			worker = await startWorker(shared.n8nFolder, userFolder);
			return n8n;
		},
		pid: () => Promise.resolve(worker?.pid ?? 0),
		after: async (n8n) => {
			await worker?.stop();
			await n8n.stop();
		},
	};
	await trial(mode, 'worker-slow', 1_500);
	await trial(mode, 'worker-never', Infinity);
});

test('no journal is left over but those that were asked for', async () => {
	const names = await readdir(filesFolder(userFolder));
	assert.deepEqual(
		names.filter((name) => name.endsWith('.lease')),
		[],
	);
});
