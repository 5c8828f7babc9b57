import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import {
	exampleTrigger,
	readExample,
	sandboxCredential,
	withCredential,
	type ExampleFile,
} from './n8n/examples.ts';
import { n8nCommand } from './n8n/n8n.ts';
import { Session } from './n8n/session.ts';
import type { Execution, Item } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { deliveryOf, itemsOf } from './support/senderWorkflow.ts';

const { url, n8nFolder, userFolder } = coordinates();
const refused = [
	'DEMO-0018',
	'DEMO-0049',
	'DEMO-0082',
	'DEMO-0177',
	undefined, // the two without any identifier
	undefined,
];
let sandbox: Sandbox;
let session: Session;
let credential: { id: string; name: string };

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(url).login();
	credential = await session.createCredential(sandboxCredential(sandbox));
});
after(async () => await sandbox.close());

interface Customer {
	profiles: Array<{ identifiers: Array<{ type: string; value: string }> }>;
}
const customerNumber = (customer: unknown) =>
	(customer as Customer).profiles[0].identifiers.find(({ type }) => type === 'externalId')?.value;
const numbersOf = (items: Item[]) => items.map(({ json }) => customerNumber(json)).sort();

async function runExample(file: ExampleFile): Promise<Execution> {
	const execution = await session.run(
		withCredential(await readExample(file), credential),
		exampleTrigger,
	);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	return execution;
}

function checkOutputs({ data }: Execution): void {
	const { runData } = data.resultData;
	const [succeeded, failed, summary] = ['Succeeded', 'Failed', 'Summary'].map((name) =>
		itemsOf(runData[name]),
	);
	assert.equal(succeeded.length, 194);
	assert.deepEqual(numbersOf(failed), refused);
	assert.equal(sandbox.accepted('customers').length, 194);
	assert.deepEqual(sandbox.accepted('customers').map(customerNumber).sort(), numbersOf(succeeded));
	for (const item of succeeded) assert.equal(deliveryOf(item).outcome, 'succeeded');
	for (const item of failed) {
		const { outcome, cause, parsed } = deliveryOf(item);
		assert.deepEqual({ outcome, cause }, { outcome: 'failed', cause: 'rejected' });
		assert.ok(parsed['status_code'], 'a failed customer has no code');
		assert.ok(parsed['error_message'], 'a failed customer has no message');
	}
	const warned = succeeded.filter((item) => deliveryOf(item).warnings?.length);
	assert.deepEqual(numbersOf(warned), ['DEMO-0061', 'DEMO-0156']);
	const { records } = summary[0].json as { records: Record<string, number> };
	assert.deepEqual(
		{ ...records },
		{ total: 200, succeeded: 194, failed: 6, unsent: 0, unclear: 0, accepted: 0, notSucceeded: 6 },
	);
}

test('the main example sends the customers, and its outputs agree with the destination', async () => {
	sandbox.reset();
	checkOutputs(await runExample('send-customers-in-bulk.json'));
});

test('the preview example sends nothing and shows the first requests', async () => {
	sandbox.reset();
	const before = sandbox.requests.length;
	const { runData } = (await runExample('preview-without-sending.json')).data.resultData;
	assert.equal(sandbox.requests.length, before);
	const [summary] = itemsOf(runData['Summary']);
	assert.equal(summary.json['dryRun'], true);
	assert.match(JSON.stringify(summary.json['preview']), /\/v2\/customers\/bulk/);
	assert.ok(!JSON.stringify(summary.json).includes(sandbox.credentials.clientSecret));
	const { records } = summary.json as { records: { unsent: number } };
	assert.equal(records.unsent, 25);
});

test("n8n's own command line imports the main example and runs it", async () => {
	sandbox.reset();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-import-'));
	try {
		const file = join(folder, 'workflows.json');
		const example = withCredential(await readExample('send-customers-in-bulk.json'), credential);
		await writeFile(file, JSON.stringify([{ id: 'fromTheCommandLine', ...example }]));
		await n8nCommand(n8nFolder, userFolder, ['import:workflow', `--input=${file}`]);
		const output = await n8nCommand(n8nFolder, userFolder, [
			'execute',
			'--id=fromTheCommandLine',
			'--rawOutput',
		]);
		checkOutputs(JSON.parse(output.slice(output.indexOf('{'))) as Execution);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});
