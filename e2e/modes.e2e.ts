import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import { exampleTrigger } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Execution, WorkflowNode } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { deliveryOf, itemsOf, senderName, senderWorkflow } from './support/senderWorkflow.ts';

const goodSettings = {
	apiEndpoint: '/open/envelope',
	requestSplitPath: '$.data.attributes.profiles.data[*]',
	responseSplitPath: '$.results[*]',
	recordOutcome: 'field',
	successField: '$.success',
};
const badSettings = { ...goodSettings, responseSplitPath: '$.results[' };
const threeItems = 'return [1, 2, 3].map((id) => ({ json: { id } }));';

let sandbox: Sandbox;
let session: Session;
let credential: { id: string; name: string };

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(coordinates().url).login();
	credential = await session.createCredential({
		name: 'Open sandbox',
		type: 'destinationApi',
		data: { apiBaseUrl: sandbox.url, authentication: 'none' },
	});
});
beforeEach(() => sandbox.reset());
after(async () => await sandbox.close());

interface Trial {
	parameters?: Record<string, unknown>;
	items?: string;
	settings?: Partial<WorkflowNode>;
	withoutCredential?: boolean;
}

async function run({ parameters, items, settings, withoutCredential }: Trial): Promise<Execution> {
	const workflow = senderWorkflow({
		name: 'Modes',
		items: items ?? threeItems,
		parameters: parameters ?? goodSettings,
		credential: withoutCredential ? undefined : credential,
		settings,
	});
	return await session.run(workflow, exampleTrigger);
}

function outputsOf({ data }: Execution) {
	const { runData } = data.resultData;
	const [succeeded, failed, summary] = ['Succeeded', 'Failed', 'Summary'].map((name) =>
		itemsOf(runData[name]),
	);
	return { succeeded, failed, summary, sender: runData[senderName]?.[0] };
}

test('good settings: every record leaves by Succeeded', async () => {
	const execution = await run({});
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const { succeeded, failed, summary } = outputsOf(execution);
	assert.deepEqual([succeeded.length, failed.length, summary.length], [3, 0, 1]);
	assert.equal(sandbox.accepted('envelope').length, 3);
});

test('a wrong setting stops the workflow with a sentence, and nothing is sent', async () => {
	const execution = await run({ parameters: badSettings });
	assert.equal(execution.status, 'error');
	assert.match(execution.data.resultData.error?.message ?? '', /Response Split Path/);
	assert.equal(sandbox.stats.requests, 0);
});

for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
	for (const [what, trial] of [
		['a wrong setting', { parameters: badSettings }],
		['a missing credential', { withoutCredential: true }],
	] as const) {
		test(`${onError}: with ${what} every record leaves by Failed as unsent`, async () => {
			const execution = await run({ ...trial, settings: { onError } });
			assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
			const { succeeded, failed, summary, sender } = outputsOf(execution);
			assert.equal(succeeded.length, 0);
			assert.deepEqual(
				failed.map((item) => [item.json['id'], deliveryOf(item).outcome, deliveryOf(item).cause]),
				[1, 2, 3].map((id) => [id, 'unsent', 'stopped']),
			);
			for (const item of failed) assert.ok(deliveryOf(item).reason);
			const { records } = summary[0].json as { records: Record<string, number> };
			assert.deepEqual([records.total, records.unsent], [3, 3]);
			assert.deepEqual(sender?.data?.main[3] ?? [], [], 'the Error output must stay silent');
			assert.equal(sandbox.stats.requests, 0);
		});
	}
}

test('a record the destination refuses never makes the workflow stop', async () => {
	const items = 'return [{ json: { id: 1 } }, { json: { id: 2, fail: "E7" } }];';
	const execution = await run({ items });
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const { succeeded, failed } = outputsOf(execution);
	assert.deepEqual([succeeded.length, failed.length], [1, 1]);
	assert.equal(deliveryOf(failed[0]).cause, 'rejected');
});

test('Retry On Fail is refused with an explanation before anything is sent', async () => {
	const execution = await run({ settings: { retryOnFail: true } });
	assert.equal(execution.status, 'error');
	assert.match(execution.data.resultData.error?.message ?? '', /Retry On Fail/);
	assert.equal(sandbox.stats.requests, 0);
});

test('Execute Once sends one record and says so in a hint', async () => {
	const { succeeded, sender } = outputsOf(await run({ settings: { executeOnce: true } }));
	assert.equal(succeeded.length, 1);
	assert.match(JSON.stringify(sender?.hints), /Execute Once/);
});

test('a single empty item is no record', async () => {
	const { succeeded, failed, summary, sender } = outputsOf(
		await run({ items: 'return [{ json: {} }];' }),
	);
	assert.deepEqual([succeeded.length, failed.length], [0, 0]);
	assert.equal((summary[0].json['records'] as { total: number }).total, 0);
	assert.ok(sender?.hints?.length, 'a hint should say that there was nothing to send');
	assert.equal(sandbox.stats.requests, 0);
});
