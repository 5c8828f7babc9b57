// The pack as a user installs it: from n8n's page for community nodes, against a registry.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import { Editor } from './browser/editor.ts';
import { exampleTrigger, readExample, sandboxCredential, withCredential } from './n8n/examples.ts';
import { removeUserFolder, startN8n, type RunningN8n } from './n8n/n8n.ts';
import { buildTarball } from './n8n/pack.ts';
import { Session } from './n8n/session.ts';
import { coordinates } from './support/coordinates.ts';
import { startRegistry, type Registry } from './support/registry.ts';
import { itemsOf } from './support/senderWorkflow.ts';

const name = 'n8n-nodes-destinations';
let folder: string;
let tarball: string;
let registry: Registry;
let n8n: RunningN8n;
let sandbox: Sandbox;
let session: Session;
let editor: Editor;

before(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-install-'));
	tarball = await buildTarball(folder);
	const places = coordinates();
	registry = await startRegistry(places.services);
	await registry.publish(tarball, '0.1.0');
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-destinations-'));
	n8n = await startN8n(places.n8nFolder, userFolder, { env: registry.environment });
	session = new Session(n8n.url);
	await session.createOwner();
	sandbox = await startSandbox();
	editor = await Editor.open({ ...places, url: n8n.url });
	await editor.logIn();
});
after(async () => {
	await editor?.close();
	await n8n?.stop();
	if (n8n) await removeUserFolder(n8n.userFolder);
	await registry?.stop();
	await sandbox?.close();
	await rm(folder, { recursive: true, force: true });
});
afterEach(async (context) => {
	if ('passed' in context && !context.passed) await editor.picture(`failed-${Date.now()}`);
});

const page = () => editor.page;
const openPage = async () => {
	await page().goto(`${n8n.url}/settings/community-nodes`);
};

interface Installed {
	packageName: string;
	installedVersion: string;
	updateAvailable?: string;
}
const installed = async () =>
	(await session.call<Installed[]>('GET', '/community-packages')).find(
		({ packageName }) => packageName === name,
	);

async function sends(): Promise<void> {
	const credential = await session.createCredential(sandboxCredential(sandbox));
	const example = withCredential(await readExample('send-customers-in-bulk.json'), credential);
	const { data, status } = await session.run(example, exampleTrigger);
	assert.equal(status, 'success', data.resultData.error?.message);
	assert.equal(itemsOf(data.resultData.runData['Succeeded']).length, 194);
}

test('it is installed from the page for community nodes', async () => {
	await openPage();
	await page()
		.getByRole('button', { name: /^Install/ })
		.first()
		.click();
	const dialog = page().getByRole('dialog');
	await dialog.locator('input[type=text], input:not([type])').first().fill(name);
	await dialog.getByText(/I understand the risks/).click();
	await dialog.getByRole('button', { name: 'Install' }).click();
	await page().getByText('v0.1.0', { exact: false }).first().waitFor({ timeout: 120_000 });
	await editor.picture('community-installed');
	assert.equal((await installed())?.installedVersion, '0.1.0');
});

test('it works', async () => await sends());

test('it is brought up to date, and works', async () => {
	await registry.publish(tarball, '0.1.1');
	await openPage();
	await page().getByRole('button', { name: 'Update' }).first().click();
	await page()
		.getByRole('dialog')
		.getByRole('button', { name: /update/i })
		.last()
		.click();
	await page().getByText('v0.1.1', { exact: false }).first().waitFor({ timeout: 120_000 });
	assert.equal((await installed())?.installedVersion, '0.1.1');
	sandbox.reset();
	await sends();
});

test('it is taken away again', async () => {
	await openPage();
	await page().getByTestId('action-toggle').first().click();
	await page().getByText('Uninstall package').first().click();
	await page()
		.getByRole('dialog')
		.getByRole('button', { name: /uninstall/i })
		.last()
		.click();
	await page()
		.getByText(/v0\.1\.1/)
		.waitFor({ state: 'detached', timeout: 60_000 });
	assert.equal(await installed(), undefined);
	assert.ok(!(await session.nodeTypes()).some((type) => type.name.startsWith(`${name}.`)));
});
