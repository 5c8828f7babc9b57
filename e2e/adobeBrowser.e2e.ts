import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import { CredentialDialog } from './browser/credentialDialog.ts';
import { Editor } from './browser/editor.ts';
import { openExample } from './browser/openExample.ts';
import { Panel } from './browser/panel.ts';
import { adobeCredential, storageCredential } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import { coordinates } from './support/coordinates.ts';

let sandbox: Sandbox;
let editor: Editor;
let session: Session;
let panel: Panel;
let dialog: CredentialDialog;

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(coordinates().url).login();
	for (const { id } of await session.call<Array<{ id: string }>>('GET', '/credentials')) {
		await session.call('DELETE', `/credentials/${id}`);
	}
	editor = await Editor.open(coordinates());
	await editor.logIn();
	panel = new Panel(editor.page);
	dialog = new CredentialDialog(editor);
});
after(async () => {
	await editor?.close();
	await sandbox.close();
});
afterEach(async (context) => {
	if ('passed' in context && !context.passed) await editor.picture(`failed-${Date.now()}`);
});

const textFields = (data: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));

test('the four nodes are found by the name of the platform', async () => {
	await editor.openNewWorkflow();
	const found = await editor.searchNode('adobe');
	for (const name of [
		'Destination Connection',
		'Target Connection',
		'Dataflow',
		'Activate Audience',
	]) {
		await found.filter({ hasText: name }).first().waitFor();
	}
});

test("Adobe's credential refuses a wrong secret and tests green with the right one", async () => {
	const { data } = adobeCredential(sandbox);
	await editor.addAction('Activate Audience', 'Add audiences to dataflow');
	await dialog.create('Adobe Experience Platform');
	await dialog.fill({ ...textFields(data), clientSecret: 'wrong' });
	await dialog.save();
	await dialog.turnsRed(/Adobe/);

	await dialog.fill({ clientSecret: String(data['clientSecret']) });
	await dialog.save();
	await dialog.closed();
	await dialog.edit();
	await dialog.turnsGreen();
	await editor.picture('adobe-credential');

	// n8n keeps the token that the right secret bought; the test must not stay green by it.
	await dialog.fill({ clientSecret: 'wrong again' });
	await dialog.save();
	await dialog.turnsRed();
	await dialog.fill({ clientSecret: String(data['clientSecret']) });
	await dialog.save();
	await dialog.turnsGreen();
	await dialog.leave();
});

test('the storage credential is tested by its shape and says so', async () => {
	const { accessId, secretKey } = storageCredential.data as Record<string, string>;
	await editor.searchNode('destination connection');
	await editor.addAction('Destination Connection', 'Create a connection');
	await dialog.create('Destination Storage');
	await dialog.fill({ accessId, secretKey: 'too short' });
	await dialog.save();
	await dialog.turnsRed(/'Secret Key' is not a secret access key/);

	await dialog.fill({ secretKey });
	await dialog.save();
	await dialog.closed();
	await dialog.edit(1);
	await dialog.turnsGreen();
	await editor.picture('adobe-storage');
	await dialog.leave();
});

test('the tutorial runs from the canvas', async () => {
	await openExample(editor, session, 'adobe-activate-audiences.json');
	await editor.execute();
	await editor.picture('adobe-tutorial');
	const [flow] = sandbox.adobe.flows();
	assert.equal(flow['name'], 'Newsletter to Adobe Campaign');
});

test('Destination Connection: destinations and connections are listed and searched', async () => {
	await editor.openNode('Connect to the Destination');
	await panel.lists('destination', {
		all: (names) => names.includes('Amazon S3 (current)') && names.includes('Amazon S3 (legacy)'),
		search: 'campaign',
		found: (names) => names.join() === 'Adobe Campaign',
		pick: 'Adobe Campaign',
	});
	await panel.choose('operation', 'Check Status');
	await panel.lists('connection', {
		all: (names) => names.join() === 'Adobe Campaign account',
		search: 'nothing like it',
		found: (names) => names.length === 0,
	});
});

test('Destination Connection: each operation shows its own fields', async () => {
	await panel.choose('operation', 'Create');
	const create = ['platform', 'resource', 'operation', 'destination', 'name', 'description'];
	await panel.shows([...create, 'ifExists']);
	await panel.choose('operation', 'Update');
	await panel.choose('resource', 'Destination');
	await panel.shows(['platform', 'resource', 'operation', 'destination', 'simplify']);
	await panel.choose('resource', 'Source Connection');
	await panel.choose('operation', 'Create');
	await panel.shows([
		...['platform', 'resource', 'operation'],
		...['name', 'description', 'ifExists', 'createBaseConnection'],
	]);
	await editor.closeNode();
});

test('Target Connection: the storage type decides which fields are shown', async () => {
	await editor.openNode('Say Where Files Go');
	await editor.picture('adobe-target');
	const always = ['operation', 'connection', 'name', 'description', 'storageType', 'ifExists'];
	for (const [type, own] of [
		['Amazon S3 (Legacy and Email Marketing)', ['bucketName', 'path']],
		['Azure Blob (Legacy and Email Marketing)', ['container', 'path']],
		['SFTP (Legacy and Email Marketing)', ['remotePath']],
		['Azure Data Lake Storage Gen2', ['path', 'fileType', 'compression']],
		['Data Landing Zone', ['path', 'fileType', 'compression']],
		['Google Cloud Storage', ['bucketName', 'path', 'fileType', 'compression']],
	] as const) {
		await panel.choose('storageType', type);
		await panel.shows([...always, ...own]);
	}
	const csvOptions = editor.page.getByTestId('node-parameters').getByText('CSV Options');
	assert.equal(await csvOptions.count(), 1);
	await panel.choose('fileType', 'Parquet');
	await csvOptions.waitFor({ state: 'hidden' });
	await panel.lists('connection', {
		all: (names) => names.join() === 'Adobe Campaign account',
		search: 'CAMPAIGN',
		found: (names) => names.join() === 'Adobe Campaign account',
		pick: 'Adobe Campaign account',
	});
	await editor.closeNode();
});

test('Dataflow: what it joins, and dataflows, are listed', async () => {
	await editor.openNode('Create the Dataflow');
	const only = (name: string) => ({
		all: (names: string[]) => names.join() === name,
		search: name.slice(0, 5),
		found: (names: string[]) => names.join() === name,
	});
	await panel.lists('sourceConnection', only('Experience Platform Profile Store'));
	await panel.lists('targetConnection', only('Newsletter files'));
	await panel.choose('operation', 'Enable');
	await panel.shows(['platform', 'resource', 'operation', 'dataflow', 'maximumWait']);
	await panel.lists('dataflow', only('Newsletter to Adobe Campaign'));
	await panel.choose('resource', 'Run');
	await panel.choose('operation', 'Wait');
	await panel.choose('waitFor', 'Run by ID');
	await panel.shows([
		...['platform', 'resource', 'operation'],
		...['waitFor', 'runId', 'maximumWait', 'simplify'],
	]);
	await editor.closeNode();
});

test('Activate Audience: audiences, attributes and dataflows are listed and searched', async () => {
	await editor.openNode('Activate Audiences');
	await editor.picture('adobe-activate');
	await panel.mode('audience', 'From list');
	await panel.lists('audience', {
		all: (names) => names.includes('Newsletter Subscribers'),
		search: 'mountain',
		found: (names) => names.join() === 'Interested in Mountain Biking',
		pick: 'Interested in Mountain Biking',
	});
	await panel.mode('source', 'From list');
	await panel.lists('source', {
		all: (names) => names.includes('person.name.firstName'),
		search: 'last name',
		found: (names) => names.includes('person.name.lastName') && names.length < 5,
		pick: 'person.name.lastName',
	});
	await panel.lists('dataflow', {
		all: (names) => names.join() === 'Newsletter to Adobe Campaign',
		search: 'nothing like it',
		found: (names) => names.length === 0,
	});
});

test('Activate Audience: the schedule shows only what applies', async () => {
	const others = [
		...['resource', 'operation', 'dataflow', 'takenFrom', 'audience', 'exportMode', 'frequency'],
		...['startDate', 'fileName', 'source', 'targetColumn', 'mandatory', 'deduplicationKey'],
		...['ifPresent', 'maximumWait'],
	];
	const atHour = ['startTime', 'startTimeIn'];
	await panel.shows([...others, 'triggerType', 'endDate', ...atHour]);
	await panel.choose('triggerType', 'After the Daily Evaluation');
	await panel.shows([...others, 'triggerType', 'endDate']);
	await panel.choose('frequency', 'Once');
	await panel.shows([...others, 'triggerType']);
	await panel.choose('frequency', 'Weekly');
	await panel.shows([...others, 'endDate', ...atHour]);
	await panel.choose('exportMode', 'First Full, Then Incremental');
	await panel.choose('frequency', 'Every 3 Hours');
	await panel.shows([...others, 'endDate', ...atHour]);
	await panel.choose('fileName', 'Template');
	await panel.shows([...others, 'endDate', ...atHour, 'filenameTemplate']);

	await panel.choose('takenFrom', 'Input Items');
	const listed = ['audience', 'source', 'targetColumn', 'mandatory', 'deduplicationKey'];
	await panel.shows([
		...others.filter((name) => !listed.includes(name)),
		...['endDate', ...atHour, 'filenameTemplate'],
	]);
	await editor.closeNode();
});

test('Activate Audience: Validate, Describe and Check show their own fields', async () => {
	await editor.openNode('Validate');
	const always = ['resource', 'operation', 'dataflow'];
	await panel.choose('takenFrom', 'Node Before');
	await panel.shows([...always, 'takenFrom', 'allowOthers']);
	await panel.choose('operation', 'Describe');
	await panel.shows([...always, 'maximumWait']);
	await panel.choose('operation', 'Check');
	await panel.shows([...always, 'takenFrom', 'maximumWait']);
	await editor.picture('adobe-check');
	await editor.closeNode();
});

test('Dataflow: Watch shows its own fields', async () => {
	await editor.openNode('Create the Dataflow');
	await panel.choose('resource', 'Run');
	await panel.choose('operation', 'Watch');
	await panel.shows(['platform', 'resource', 'operation', 'runsOf', 'returnAll']);
	await editor.picture('adobe-watch');
	await editor.closeNode();
});

test('the preview of the sync shows what would change', async () => {
	await openExample(editor, session, 'adobe-sync-audiences-daily.json');
	await editor.execute();
	await editor.openNode('Preview');
	const output = editor.page.getByTestId('output-panel');
	await output.locator('th').filter({ hasText: 'plan' }).first().waitFor();
	await editor.widenOutput(400);
	await editor.picture('adobe-sync-plan');
	await editor.closeNode();
});
