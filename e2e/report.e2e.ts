import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import { Editor } from './browser/editor.ts';
import { exampleTrigger, readExample, sandboxCredential, withCredential } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Workflow } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { itemsOf } from './support/senderWorkflow.ts';

let sandbox: Sandbox;
let editor: Editor;
let session: Session;
let workflow: Workflow & { id: string };
let page: string;

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(coordinates().url).login();
	const credential = await session.createCredential(sandboxCredential(sandbox));
	const example = withCredential(await readExample('send-with-a-report.json'), credential);
	workflow = await session.createWorkflow(example);
	editor = await Editor.open(coordinates());
	await editor.logIn();
});
after(async () => {
	await editor?.close();
	await sandbox.close();
});
afterEach(async (context) => {
	if ('passed' in context && !context.passed) await editor.picture(`failed-${Date.now()}`);
});

test('the Summary brings the page along, as text and as a file', async () => {
	const { data, status } = await session.run(workflow, exampleTrigger);
	assert.equal(status, 'success');
	const [summary] = itemsOf(data.resultData.runData['Send Contacts'], 2);
	page = String(summary.json['reportHtml']);
	assert.match(page, /<b>2,000<\/b><span>Records/);
	assert.ok(!page.includes(sandbox.credentials.clientSecret));
	const { binary } = summary as { binary?: Record<string, { fileName: string }> };
	assert.equal(binary?.['report'].fileName, 'run-report.html');
});

test("n8n's HTML node shows it", async () => {
	await editor.openWorkflow(workflow.id);
	await editor.execute();
	await editor.openNode('Show the Report');
	const output = editor.page.getByTestId('output-panel');
	const frame = output.frameLocator('iframe').locator('h1');
	const plain = output.locator('h1');
	await frame.or(plain).filter({ hasText: 'Send Contacts' }).first().waitFor();
	await editor.picture('report-in-n8n');
});

test('in a browser it is a page', async () => {
	await editor.page.setContent(page);
	assert.equal(await editor.page.locator('h1').count(), 1);
	const bar = editor.page.locator('.bar i').first();
	assert.ok(((await bar.boundingBox())?.height ?? 0) > 0);
	await editor.picture('report');
});
