// `npm run demo`: a real n8n with the pack in it sends sample customers to the sandbox.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import {
	adobeCredential,
	exampleFiles,
	exampleTrigger,
	hubSpotCredential,
	improvadoCredential,
	readExample,
	sandboxCredential,
	storageCredential,
	withCredentials,
	withFolder,
	type Credentials,
	type ExampleFile,
} from '../../e2e/n8n/examples.ts';
import { cacheFolder } from '../../e2e/n8n/cachedInstall.ts';
import { filesFolder } from '../../e2e/n8n/environment.ts';
import { installN8n } from '../../e2e/n8n/install.ts';
import { startN8n } from '../../e2e/n8n/n8n.ts';
import { buildTarball, installPack } from '../../e2e/n8n/pack.ts';
import { freePort } from '../../e2e/n8n/ports.ts';
import { withProgress } from '../../e2e/n8n/progress.ts';
import { owner, Session } from '../../e2e/n8n/session.ts';
import type { Execution, NewCredential, Workflow } from '../../e2e/n8n/types.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { keptHome, temporaryHome, type DemoHome } from './home.ts';
import { writeSampleFiles } from './sampleFiles.ts';
import { summaryTable, type Summary } from './summaryTable.ts';

const { values: options } = parseArgs({
	options: {
		/** Stop after the summary; with an n8n that goes away again. */
		once: { type: 'boolean', default: false },
		/** Forget what was built in earlier starts. */
		fresh: { type: 'boolean', default: false },
	},
});

const ports = { editor: 5678, sandbox: 5688 };

const cleanUps: Array<() => Promise<void>> = [];
let closing: Promise<void> | undefined;

/** Undoes what was started, last first. Ctrl-C can reach us more than once. */
function close(): Promise<void> {
	closing ??= (async () => {
		for (const cleanUp of cleanUps.reverse()) await cleanUp();
	})();
	return closing;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => void close().then(() => process.exit(0)));
}

async function packAndInstall(userFolder: string): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-destinations-pack-'));
	cleanUps.push(async () => await rm(folder, { recursive: true, force: true }));
	const tarball = await withProgress(
		'Building and packing the nodes',
		async () => await buildTarball(folder),
	);
	await withProgress('Installing the packed nodes into n8n', async () => {
		await installPack(tarball, userFolder);
	});
}

/** The credentials for the sandbox, made new or brought up to date. */
async function storeCredentials(session: Session, sandbox: Sandbox): Promise<Credentials> {
	const stored = await session.credentials();
	const store = async (credential: NewCredential) => {
		const known = stored.find(({ name, type }) => {
			return name === credential.name && type === credential.type;
		});
		if (known === undefined) return await session.createCredential(credential);
		return await session.updateCredential(known.id, credential);
	};
	return {
		destinationApi: await store(sandboxCredential(sandbox)),
		hubSpot: await store(hubSpotCredential(sandbox)),
		adobeExperiencePlatformApi: await store(adobeCredential(sandbox)),
		destinationStorageApi: await store(storageCredential),
		improvadoApi: await store(improvadoCredential(sandbox)),
	};
}

/** The examples that were not loaded before; the last one that is made stands first in n8n's list. */
async function loadExamples(
	session: Session,
	credentials: Credentials,
	{ folder, loaded, remember }: DemoHome,
): Promise<void> {
	const missing = exampleFiles.filter((file) => !loaded.includes(file)).toReversed();
	for (const file of missing) {
		const example = withFolder(await readExample(file), filesFolder(folder));
		await session.createWorkflow(withCredentials(example, credentials));
	}
	await remember([...loaded, ...missing]);
}

/** By its name, since the user may have changed or removed it. */
async function storedExample(
	session: Session,
	file: ExampleFile,
): Promise<(Workflow & { id: string }) | undefined> {
	const { name } = await readExample(file);
	return await session.workflowByName(name);
}

function readSummary(execution: Execution): Summary {
	const { runData, error } = execution.data.resultData;
	const item = runData['Summary']?.[0]?.data?.main[0]?.[0];
	if (!item) throw new Error(error?.message ?? `The workflow ended ${execution.status}.`);
	return item.json as unknown as Summary;
}

async function demo(): Promise<void> {
	const home = options.once ? await temporaryHome() : await keptHome(options.fresh);
	cleanUps.push(home.close);
	const n8nFolder = await installN8n();
	await packAndInstall(home.folder);
	await writeSampleFiles(filesFolder(home.folder));

	const sandbox = await startSandbox({ port: await freePort(ports.sandbox) });
	cleanUps.push(async () => await sandbox.close());
	sandbox.adobe.addExportHistory('Loyalty to the Data Landing Zone');
	sandbox.improvado.addConnections('bigquery', ['Marketing reports']);
	sandbox.improvado.addConnections('snowflake', ['Costs'], { password: 'wrong' });
	console.log(
		`The sandbox, a stand-in for Capillary, Adobe and Improvado, listens on ${sandbox.url}`,
	);

	const n8n = await withProgress(
		'Starting n8n',
		async () => await startN8n(n8nFolder, home.folder, { port: ports.editor }),
	);
	cleanUps.push(async () => await n8n.stop());

	const session = new Session(n8n.url);
	await session.enter();
	const credentials = await storeCredentials(session, sandbox);
	await loadExamples(session, credentials, home);
	const main = await storedExample(session, 'send-customers-in-bulk.json');
	if (main === undefined) {
		console.log('The example "Send customers in bulk" is no longer there, so nothing was run.');
		return await stayOpen(n8n.url);
	}

	console.log(`Running "${main.name}" ...`);
	const execution = await session.run(main, exampleTrigger);
	console.log(`\n${summaryTable(readSummary(execution))}\n`);
	if (options.once) return;

	await stayOpen(n8n.url, `/workflow/${main.id}`);
}

async function stayOpen(url: string, path = '/home/workflows'): Promise<never> {
	console.log(`The editor is open at ${url}${path}
  log in as ${owner.email} with the password ${owner.password}
  what you build stays for the next start; npm run demo -- --fresh begins anew
To try: "Failed records to CSV and back", "Send a large file with a journal" (its files lie in
  ${filesFolder(join(cacheFolder(), 'demo'))}); endpoints for settings of your own are /api/records,
  /api/keyed and /api/all-or-nothing, by the credential "Sandbox": a record is bad when its email has no @
HubSpot: "CSV to HubSpot" sends to the sandbox; the agent asks for a credential of a language model
Adobe: run "Adobe: activate audiences" first, the other workflows of Adobe work on what it makes
Press Ctrl-C to stop.`);
	return await new Promise<never>(() => {
		// Stays open until a signal comes.
	});
}

try {
	await demo();
} catch (error) {
	if (!closing) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
await close();
process.exit();
