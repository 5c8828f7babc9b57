// In whatever n8n `--n8n` names, and in the usual one: the pack loads, sends and activates.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import {
	adobeCredential,
	exampleTrigger,
	readExample,
	sandboxCredential,
	storageCredential,
	withCredentials,
	type Credentials,
	type ExampleFile,
} from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Execution } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { itemsOf } from './support/senderWorkflow.ts';

let sandbox: Sandbox;
let session: Session;
let credentials: Credentials;

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(coordinates().url).login();
	credentials = {
		destinationApi: await session.createCredential(sandboxCredential(sandbox)),
		adobeExperiencePlatformApi: await session.createCredential(adobeCredential(sandbox)),
		destinationStorageApi: await session.createCredential(storageCredential),
	};
});
after(async () => await sandbox.close());

async function runExample(file: ExampleFile): Promise<Execution['data']['resultData']['runData']> {
	const example = withCredentials(await readExample(file), credentials);
	const { status, data } = await session.run(example, exampleTrigger);
	assert.equal(status, 'success', data.resultData.error?.message);
	return data.resultData.runData;
}

test('records are sent in bulk, and each is accounted for', async () => {
	const runData = await runExample('send-customers-in-bulk.json');
	assert.equal(itemsOf(runData['Succeeded']).length, 194);
	assert.equal(itemsOf(runData['Failed']).length, 6);
	assert.equal(sandbox.accepted('customers').length, 194);
});

test("Adobe's tutorial ends in a dataflow that is as it should be", async () => {
	const runData = await runExample('adobe-activate-audiences.json');
	const validated = Object.values(runData).flatMap((runs) => itemsOf(runs));
	assert.ok(validated.some(({ json }) => json['valid'] === true));
});
