import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { Editor } from './browser/editor.ts';
import { Panel } from './browser/panel.ts';
import { exampleTrigger } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import { answeringServer, json, type AnsweringServer } from './support/answeringServer.ts';
import { coordinates } from './support/coordinates.ts';
import { itemsOf, senderName, senderWorkflow } from './support/senderWorkflow.ts';

/** What the documentation of an API shows that nobody here wrote a template for. */
const documented = {
	data: {
		imported: [{ contact: { email: 'ada@example.com' }, uid: 'u-1' }],
		notImported: [
			{ contact: { email: 'bob@example' }, problem: { code: 'E_MAIL', text: 'no such domain' } },
		],
	},
};
const items = `return [{ json: { email: 'ada@example.com' } }, { json: { email: 'bob@example' } }];`;

let destination: AnsweringServer;
let asked = 0;
let editor: Editor;
let session: Session;
let panel: Panel;

before(async () => {
	destination = await answeringServer(() => {
		asked++;
		return json(documented);
	});
	session = await new Session(coordinates().url).login();
	editor = await Editor.open(coordinates());
	await editor.logIn();
	panel = new Panel(editor.page);
});
after(async () => {
	await editor?.close();
	await destination.close();
});
afterEach(async (context) => {
	if ('passed' in context && !context.passed) await editor.picture(`failed-${Date.now()}`);
});

test('a new destination is one screen, and the answer is what the rest is about', async () => {
	const credential = await session.createCredential({
		name: 'Contacts API',
		type: 'destinationApi',
		data: { apiBaseUrl: destination.url, authentication: 'none' },
	});
	const workflow = senderWorkflow({
		name: 'Set up by example',
		items,
		parameters: { apiEndpoint: '/contacts', options: {} },
		credential,
	});
	const { id } = await session.createWorkflow(workflow);
	await editor.openWorkflow(id);
	await editor.openNode(senderName);
	const first = [
		'operation',
		'template',
		'apiEndpoint',
		'apiMethod',
		'bulkSupport',
		'groupingLimit',
	];
	const shown = await panel.shown();
	assert.deepEqual(shown.slice(0, first.length), first);
	for (const name of [...first, 'responseReports']) {
		const box = await panel.field(name).boundingBox();
		assert.ok(box && box.y + box.height <= 900, `${name} is off the screen`);
	}
	await editor.picture('panel-first-destination');
});

test('an answer that is pasted comes back as settings', async () => {
	const { page } = editor;
	await panel.addOption('Dry Run');
	await panel.addOption('Example Answer');
	await panel.field('exampleAnswer').locator('textarea').fill(JSON.stringify(documented));
	await page.getByTestId('node-execute-button').click();
	const output = page.getByTestId('output-panel');
	await output.getByText('Summary Branch').click();
	await output.getByText(/Settings that read this answer/).waitFor();
	await output.getByText('suggestion', { exact: true }).first().waitFor();
	await editor.picture('suggestion');
	assert.equal(asked, 0);
});

test('typed in, they work', async () => {
	const { page } = editor;
	const field = (name: string) => panel.field(name).locator('input').first();
	await field('responseSplitPath').fill('$.data.imported[*],$.data.notImported[*]');
	await panel.choose('matchBy', 'Key');
	await field('requestKeyPath').fill('$.email');
	await field('responseKeyPath').fill('$.contact.email');
	await panel.choose('recordOutcome', 'By Split Path');
	await field('failureSplitPaths').fill('$.data.notImported[*]');
	await page.getByTestId('parameter-input-path').nth(0).locator('input').fill('$.problem.code');
	await page.getByTestId('parameter-input-path').nth(1).locator('input').fill('$.problem.text');
	await panel.field('dryRun').click();
	await page.getByTestId('node-execute-button').click();
	const output = page.getByTestId('output-panel');
	await output.getByText('Failed Branch').click();
	await output.getByText('Failed Branch (1 item)').waitFor();
	await output.getByText('no such domain').first().waitFor();
	await editor.picture('suggestion-works');
	assert.equal(asked, 1);
});

test('the node that Summary holds can be pasted onto the canvas', async () => {
	const options = { dryRun: true, exampleAnswer: JSON.stringify(documented) };
	const workflow = senderWorkflow({
		name: 'Suggested',
		items,
		parameters: { apiEndpoint: '/contacts', options },
		credential: await session.createCredential({
			name: 'Contacts API',
			type: 'destinationApi',
			data: { apiBaseUrl: destination.url, authentication: 'none' },
		}),
	});
	const { data } = await session.run(workflow, exampleTrigger);
	const [summary] = itemsOf(data.resultData.runData[senderName], 2);
	const { node } = summary.json['suggestion'] as { node: object };

	const { page } = editor;
	await editor.openNewWorkflow();
	await page.evaluate(`(() => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', ${JSON.stringify(JSON.stringify(node))});
		document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
	})()`);
	await editor.openNode(senderName);
	const path = panel.field('responseSplitPath').locator('input').first();
	assert.equal(await path.inputValue(), '$.data.imported[*],$.data.notImported[*]');
	assert.equal(await panel.field('exampleAnswer').count(), 0);
});
