// A real n8n is killed again and again while it sends; the destination keeps its own account.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { filesFolder, n8nEnvironment } from './n8n/environment.ts';
import { exampleTrigger } from './n8n/examples.ts';
import { freePort } from './n8n/ports.ts';
import { Session } from './n8n/session.ts';
import type { Execution } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { fileSender } from './support/fileSender.ts';
import { ledgerServer, type LedgerServer } from './support/ledgerServer.ts';
import { itemsOf, senderName } from './support/senderWorkflow.ts';

const { url, n8nFolder, userFolder } = coordinates();
const folder = join(filesFolder(userFolder), 'journal');
const rows = 6_000;
const kills = 11;
let delayMs = 20;

let session: Session;
let ledger: LedgerServer;
let credential: { id: string; name: string };

before(async () => {
	await mkdir(folder, { recursive: true });
	ledger = await ledgerServer(() => delayMs);
	session = await new Session(url).login();
	credential = await session.createCredential({
		name: 'Ledger',
		type: 'destinationApi',
		data: { apiBaseUrl: ledger.url, authentication: 'none' },
	});
});
after(async () => {
	await ledger.close();
	await rm(folder, { recursive: true, force: true });
});

async function makeFile(name: string): Promise<string> {
	const lines = Array.from({ length: rows }, (_, at) => `${name}-${at + 1},name of ${at + 1}\n`);
	const path = join(folder, `${name}.csv`);
	await writeFile(path, `id,name\n${lines.join('')}`);
	return path;
}

/** n8n's own command line runs the workflow in a process that can be killed. */
async function execute(id: string): Promise<ChildProcess> {
	const ports = { editor: await freePort(), broker: await freePort() };
	return spawn(
		process.execPath,
		[join(n8nFolder, 'node_modules/n8n/bin/n8n'), 'execute', `--id=${id}`],
		{ cwd: userFolder, env: n8nEnvironment(userFolder, ports), stdio: 'ignore', detached: true },
	);
}

/** Kills it some time after it has begun to send. @returns false when it had ended by itself */
async function killWhileSending(child: ChildProcess): Promise<boolean> {
	const before = ledger.arrived.size;
	const ended = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)));
	const deadline = Date.now() + 60_000;
	while (ledger.arrived.size === before && Date.now() < deadline) {
		if (await Promise.race([ended, sleep(5).then(() => false)])) return false;
	}
	await sleep(Math.random() * 150);
	process.kill(-(child.pid as number), 'SIGKILL');
	await ended;
	return true;
}

function summaryOf({ status, data }: Execution) {
	assert.equal(status, 'success', data.resultData.error?.message);
	const [, , [summary]] = [0, 1, 2].map((output) =>
		itemsOf(data.resultData.runData[senderName], output),
	);
	return summary.json as { records: Record<string, number> };
}

for (const withKey of [true, false]) {
	const name = withKey ? 'with-key' : 'without-key';
	test(`killed ${kills} times ${name}: nothing is sent twice that was acknowledged, all is reported once`, async () => {
		const parameters = {
			recordsFrom: 'file',
			fileIs: 'onDisk',
			filePath: await makeFile(name),
			groupingLimit: 20,
			options: {
				concurrency: 3,
				journal: {
					journal: { journalFile: join(folder, name), ifUnfinished: 'refuse', runKey: '' },
				},
				...(withKey && { idempotencyKeyHeader: 'Idempotency-Key' }),
			},
		};
		const workflow = await session.createWorkflow(fileSender(name, credential, parameters));
		let killed = 0;
		for (let round = 0; round < kills; round++) {
			if (await killWhileSending(await execute(workflow.id))) killed++;
		}
		assert.equal(killed, kills, 'the file is too small: a run ended before it was killed');
		const execution = await session.run(workflow, exampleTrigger, 300);
		const { records } = summaryOf(execution);
		assert.equal(records.total, rows);
		assert.equal(records.unsent, 0);
		assert.ok(records.fromJournal > 0);
		assert.deepEqual(ledger.otherBytes, []);
		const own = (counts: Map<string, number>) =>
			[...counts].filter(([id]) => id.startsWith(`${name}-`));
		if (withKey) {
			assert.equal(records.succeeded, rows);
			assert.equal(own(ledger.applied).length, rows);
			assert.deepEqual(
				own(ledger.applied).filter(([, count]) => count !== 1),
				[],
			);
		} else {
			assert.equal(records.succeeded + records.unclear, rows);
			assert.deepEqual(
				own(ledger.arrived).filter(([, count]) => count !== 1),
				[],
			);
			// At most what was under way at each kill.
			assert.ok(records.unclear <= kills * 3 * 20, `${records.unclear} are unclear`);
		}
		const again = summaryOf(await session.run(workflow, exampleTrigger, 300));
		assert.equal(again.records.fromJournal, rows);
	});
}

test('two executions at once: the second refuses, and sends nothing', async () => {
	delayMs = 200;
	const parameters = {
		recordsFrom: 'file',
		fileIs: 'onDisk',
		filePath: await makeFile('twice'),
		groupingLimit: 20,
		options: { journal: { journal: { journalFile: join(folder, 'twice') } } },
	};
	const workflow = await session.createWorkflow(fileSender('Twice', credential, parameters));
	const child = await execute(workflow.id);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	while (!ledger.arrived.has('twice-1')) await sleep(5);
	const second = await session.run(workflow, exampleTrigger, 60);
	assert.equal(second.status, 'error');
	assert.match(second.data.resultData.error?.message ?? '', /Another execution is sending/);
	delayMs = 20;
	await ended;
	const twice = [...ledger.arrived].filter(([id]) => id.startsWith('twice-'));
	assert.equal(twice.length, rows);
	assert.ok(twice.every(([, count]) => count === 1));
});

test('an owner that stood still and comes back stops by itself, and destroys nothing', async () => {
	const parameters = {
		recordsFrom: 'file',
		fileIs: 'onDisk',
		filePath: await makeFile('still'),
		groupingLimit: 20,
		options: {
			concurrency: 3,
			idempotencyKeyHeader: 'Idempotency-Key',
			journal: { journal: { journalFile: join(folder, 'still') } },
		},
	};
	const workflow = await session.createWorkflow(fileSender('Still', credential, parameters));
	const child = await execute(workflow.id);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	while (!ledger.arrived.has('still-200')) await sleep(2);
	process.kill(child.pid as number, 'SIGSTOP');
	const { records } = summaryOf(await session.run(workflow, exampleTrigger, 120));
	assert.equal(records.succeeded, rows);
	assert.ok(records.fromJournal > 0);
	const arrived = [...ledger.arrived.values()].reduce((sum, count) => sum + count, 0);
	process.kill(child.pid as number, 'SIGCONT');
	await ended;
	const later = [...ledger.arrived.values()].reduce((sum, count) => sum + count, 0);
	// What it had written down before it stood still may still leave: at most one batch each.
	assert.ok(later - arrived <= 3 * 20, `${later - arrived} records were sent after the takeover`);
	const applied = [...ledger.applied].filter(([id]) => id.startsWith('still-'));
	assert.equal(applied.length, rows);
	assert.ok(applied.every(([, count]) => count === 1));
	const again = summaryOf(await session.run(workflow, exampleTrigger, 120));
	assert.equal(again.records.fromJournal, rows);
});
