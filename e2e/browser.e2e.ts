import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import { Editor } from './browser/editor.ts';
import { Panel } from './browser/panel.ts';
import { readExample, withCredential } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import { coordinates } from './support/coordinates.ts';

let sandbox: Sandbox;
let editor: Editor;
let session: Session;

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(coordinates().url).login();
	for (const { id } of await session.call<Array<{ id: string }>>('GET', '/credentials')) {
		await session.call('DELETE', `/credentials/${id}`);
	}
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

test('the node is found by search', async () => {
	await editor.openNewWorkflow();
	const found = await editor.searchNode('bulk');
	await found.filter({ hasText: 'API Bulk Sender' }).first().waitFor();
	await editor.picture('search');
});

test('its panel opens, and the common case needs no option', async () => {
	await editor.addAction('API Bulk Sender', 'Send records');
	const { page } = editor;
	for (const name of [
		'operation',
		'template',
		'apiEndpoint',
		'groupingLimit',
		'responseSplitPath',
	]) {
		await editor.parameter(name).first().waitFor();
	}
	await editor.parameter('template').click();
	await page.getByText('Capillary: Add Customers (Bulk)').click();
	assert.equal(
		await editor.parameter('apiEndpoint').locator('input').first().inputValue(),
		'/v2/customers/bulk',
	);
	assert.equal(await page.getByText('Issues:').count(), 0);
	// n8n stores the rows of Custom's map as if somebody had filled them in; the template's counts.
	await page
		.getByText(/With no path filled in, the template.s own are used/)
		.first()
		.waitFor({ state: 'attached' });
	await editor.picture('panel');
});

test('to merge Summaries it asks for nothing', async () => {
	const panel = new Panel(editor.page);
	await panel.choose('operation', 'Merge Summaries');
	await panel.shows(['operation']);
	const credential = editor.page.getByRole('button', { name: 'Connect to Destination' });
	assert.equal(await credential.count(), 0);
	await panel.choose('operation', 'Send Records');
	await credential.first().waitFor();
	// n8n forgets what it hides.
	await panel.choose('template', 'Capillary: Add Customers (Bulk)');
});

test('the credential refuses a wrong secret and tests green with the right one', async () => {
	const { page } = editor;
	await page.getByRole('button', { name: 'Connect to Destination' }).click();
	const field = (name: string) => editor.parameter(name).locator('input').first();
	await field('apiBaseUrl').fill(sandbox.url);
	await new Panel(page).pick('authentication', 'Client Key and Secret (Capillary)');
	await field('clientKey').fill(sandbox.credentials.clientKey);
	await field('clientSecret').fill('wrong');
	await page.getByTestId('credential-save-button').click();
	await page
		.getByText(/Couldn.t connect/)
		.first()
		.waitFor();

	await field('clientSecret').fill(sandbox.credentials.clientSecret);
	await page.getByTestId('credential-save-button').click();
	await page.getByTestId('credential-edit-dialog').waitFor({ state: 'hidden' });
	await page.getByTestId('credential-edit-button').click();
	await page.getByTestId('credentials-config-container-test-success').waitFor();
	await editor.picture('credential');

	// n8n keeps the token that the right secret bought; the test must not stay green by it.
	await field('clientSecret').fill('wrong again');
	await page.getByTestId('credential-save-button').click();
	await page
		.getByText(/Couldn.t connect/)
		.first()
		.waitFor();
	await field('clientSecret').fill(sandbox.credentials.clientSecret);
	await page.getByTestId('credential-save-button').click();
	await page.getByTestId('credentials-config-container-test-success').waitFor();
	await page.keyboard.press('Escape');
	await page.getByTestId('credential-edit-dialog').waitFor({ state: 'hidden' });
});

test('the example runs from the canvas and its three outputs show their rows', async () => {
	const { page } = editor;
	const [credential] = await session.call<Array<{ id: string; name: string }>>(
		'GET',
		'/credentials',
	);
	assert.ok(credential, 'the credential that was saved in the browser is not there');
	const example = withCredential(await readExample('send-customers-in-bulk.json'), {
		id: credential.id,
		name: credential.name,
	});
	const { id } = await session.createWorkflow(example);
	await editor.openWorkflow(id);
	await page.getByTestId('execute-workflow-button').first().click();
	await editor
		.toast(/success/i)
		.first()
		.waitFor({ timeout: 60_000 });
	await editor.picture('canvas');

	await editor.openNode('Send Customers');
	const output = page.getByTestId('output-panel');
	for (const [name, rows, column] of [
		['Succeeded', '194 items', 'delivery'],
		['Failed', '6 items', 'delivery'],
		['Summary', '1 item', 'records'],
	]) {
		await output.getByText(`${name} Branch`).click();
		await output.getByText(`(${rows})`).waitFor();
		await output.locator('th').filter({ hasText: column }).first().scrollIntoViewIfNeeded();
		await editor.picture(`output-${name.toLowerCase()}`);
	}
	assert.equal(sandbox.accepted('customers').length, 194);
});
