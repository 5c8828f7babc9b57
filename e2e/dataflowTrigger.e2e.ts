import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import { adobeCredential, withCredentials } from './n8n/examples.ts';
import { removeUserFolder, startN8n } from './n8n/n8n.ts';
import { Session } from './n8n/session.ts';
import type { Execution, Workflow } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { ownUserFolder } from './support/ownUserFolder.ts';
import { itemsOf } from './support/senderWorkflow.ts';

const trigger = 'Dataflow Trigger';
const { n8nFolder, userFolder: sharedFolder } = coordinates();

let sandbox: Sandbox;
let flowId: string;
let audience: string;
/** Of this file alone, so that it can be ended and started anew. */
let userFolder: string;

before(async () => {
	sandbox = await startSandbox();
	flowId = sandbox.adobe.addExportHistory('Loyalty');
	[{ id: audience }] = sandbox.adobe.audiences();
	userFolder = await ownUserFolder(sharedFolder);
});
after(async () => {
	await sandbox.close();
	await removeUserFolder(userFolder);
});

const workflow: Workflow = {
	name: 'When an export fails',
	nodes: [
		{
			id: 'trigger',
			name: trigger,
			type: 'n8n-nodes-destinations.dataflowTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, events: ['failed'] },
		},
		{
			id: 'told',
			name: 'Told',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [220, 0],
			parameters: {},
		},
	],
	connections: { [trigger]: { main: [[{ node: 'Told', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

const failure = { failure: 'The bucket does not exist.' };
const fail = () => sandbox.adobe.addRun(flowId, [audience], failure);
const toldBy = ({ data }: Execution) =>
	itemsOf(data.resultData.runData['Told']).map(({ json }) => json);

/** What is read, once it fits; n8n polls every minute. */
async function eventually<T>(read: () => T | Promise<T>, fits: (value: T) => boolean): Promise<T> {
	const deadline = Date.now() + 100_000;
	for (;;) {
		const value = await read();
		if (fits(value)) return value;
		assert.ok(Date.now() < deadline, `It is still ${JSON.stringify(value)}.`);
		await sleep(300);
	}
}

/** The executions of the workflow, once there are so many. */
const executions = async (session: Session, stored: { id: string }, count: number) =>
	await eventually(
		async () => await session.executions(stored),
		({ length }) => length >= count,
	);

const polls = () => sandbox.requests.filter(({ path }) => path.endsWith('/runs')).length;

/** n8n publishes in the background, and polls at once then. */
async function publish(session: Session, stored: Workflow & { id: string }): Promise<void> {
	const before = polls();
	await session.activate(stored);
	await eventually(polls, (count) => count > before);
	// What is handed over is stored before this.
	await sleep(2000);
}

test('a run that fails starts an active workflow once, over restarts of n8n', async () => {
	const first = await startN8n(n8nFolder, userFolder);
	const session = new Session(first.url);
	let stored: Workflow & { id: string };
	let earlier: string;
	try {
		await session.createOwner();
		const credential = await session.createCredential(adobeCredential(sandbox));
		const own = withCredentials(workflow, { adobeExperiencePlatformApi: credential });
		stored = await session.createWorkflow(own);
		await publish(session, stored);
		// What failed before is not told.
		assert.deepEqual(await session.executions(stored), []);

		earlier = fail();
		const [execution] = await executions(session, stored, 1);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		assert.deepEqual(
			toldBy(execution).map(({ event, runId, dataflowName }) => [event, runId, dataflowName]),
			[['failed', earlier, 'Loyalty']],
		);
		await session.deactivate(stored);
		await publish(session, stored);
		assert.equal((await session.executions(stored)).length, 1);
	} finally {
		await first.stop();
	}

	const meanwhile = fail();
	const second = await startN8n(n8nFolder, userFolder);
	try {
		const again = await new Session(second.url).login();
		const [, execution] = await executions(again, stored, 2);
		assert.deepEqual(
			toldBy(execution).map(({ runId }) => runId),
			[meanwhile],
		);
		await again.deactivate(stored);
		await publish(again, stored);
		assert.equal((await again.executions(stored)).length, 2);
	} finally {
		await second.stop();
	}
});

test('a run by hand shows the newest', async () => {
	const session = await new Session(coordinates().url).login();
	const credential = await session.createCredential(adobeCredential(sandbox));
	const own = withCredentials(workflow, { adobeExperiencePlatformApi: credential });
	const newest = fail();
	const execution = await session.run(own, trigger);
	assert.deepEqual(
		toldBy(execution).map(({ runId }) => runId),
		[newest],
	);
});
