import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { cacheFolder } from './n8n/cachedInstall.ts';
import { exampleFiles, needModel, readExample } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Workflow } from './n8n/types.ts';

const root = join(import.meta.dirname, '..');
const startsWithin = 180_000;

let cache: string;
let demo: ChildProcess | undefined;
let printed = '';

before(async () => {
	// A cache of its own in which n8n is installed already.
	cache = await mkdtemp(join(tmpdir(), 'n8n-destinations-cache-'));
	const own = join(cache, 'n8n-nodes-destinations');
	await mkdir(own);
	for (const name of await readdir(cacheFolder())) {
		if (name.startsWith('n8n-')) await symlink(join(cacheFolder(), name), join(own, name));
	}
});
after(async () => {
	await stop();
	await rm(cache, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the demo and waits until the editor is open; gives its address. */
async function start(...args: string[]): Promise<string> {
	printed = '';
	const child = spawn(process.execPath, ['scripts/demo/demo.ts', ...args], {
		cwd: root,
		env: { ...process.env, XDG_CACHE_HOME: cache },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	demo = child;
	const read = (chunk: Buffer) => (printed += chunk);
	child.stdout.on('data', read);
	child.stderr.on('data', read);
	const deadline = Date.now() + startsWithin;
	while (!printed.includes('Press Ctrl-C')) {
		assert.equal(child.exitCode, null, `The demo ended:\n${printed}`);
		assert.ok(Date.now() < deadline, `The demo does not start:\n${printed}`);
		await sleep(200);
	}
	return /The editor is open at (http:\/\/[^/\s]+)/.exec(printed)?.[1] ?? '';
}

/** Ctrl-C. */
async function stop(): Promise<void> {
	const child = demo;
	demo = undefined;
	if (child === undefined || child.exitCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGINT');
	await ended;
}

const enter = async (url: string) => await new Session(url).login();

interface Listed {
	id: string;
	name: string;
	updatedAt: string;
}

const workflows = async (session: Session) => await session.call<Listed[]>('GET', '/workflows');

test('every example that the demo loads runs green (but those that need a model), and the first ones stand first', async () => {
	const session = await enter(await start());
	assert.match(printed, /succeeded\s+194/);
	const names = await Promise.all(exampleFiles.map(async (file) => (await readExample(file)).name));
	const listed = (await workflows(session)).toSorted((a, b) =>
		b.updatedAt.localeCompare(a.updatedAt),
	);
	assert.deepEqual(
		listed.map(({ name }) => name),
		names,
	);
	for (const [at, name] of names.entries()) {
		if (needModel.includes(exampleFiles[at])) continue;
		const workflow = (await session.workflowByName(name)) as Workflow & { id: string };
		const trigger = workflow.nodes.find(({ type }) => /trigger$/i.test(type));
		assert.ok(trigger, `${name} has no trigger`);
		const { status, data } = await session.run(workflow, trigger.name);
		assert.equal(status, 'success', `${name}: ${data.resultData.error?.message}`);
	}
});

test('what a user builds is there at the next start, at the same address', async () => {
	const [url] = /http:\/\/127\.0\.0\.1:\d+(?=\/workflow)/.exec(printed) ?? [''];
	const session = await enter(url);
	await session.createWorkflow({ name: 'Mine', nodes: [], connections: {} });
	const example = await session.workflowByName('Preview without sending');
	await session.call('POST', `/workflows/${example?.id}/archive`);
	await session.call('DELETE', `/workflows/${example?.id}`);
	await stop();

	assert.equal(await start(), url);
	const again = await workflows(await enter(url));
	assert.equal(again.filter(({ name }) => name === 'Mine').length, 1);
	// What was thrown away does not come back, and nothing is loaded twice.
	assert.equal(again.length, exampleFiles.length);
});

test('a second demo says that there is one', async () => {
	const first = demo;
	await assert.rejects(async () => await start(), /Another demo is running/);
	demo = first;
});

test('with --fresh it begins anew', async () => {
	await stop();
	const session = await enter(await start('--fresh'));
	assert.equal((await workflows(session)).length, exampleFiles.length);
	assert.equal(await session.workflowByName('Mine'), undefined);
});
