// `npm run demo`: a real n8n with the pack in it sends sample customers to the sandbox.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import {
	adobeCredential,
	exampleFiles,
	exampleTrigger,
	improvadoCredential,
	readExample,
	sandboxCredential,
	storageCredential,
	withCredentials,
	type Credentials,
} from '../e2e/n8n/examples.ts';
import { installN8n } from '../e2e/n8n/install.ts';
import { createUserFolder, removeUserFolder, startN8n } from '../e2e/n8n/n8n.ts';
import { buildTarball } from '../e2e/n8n/pack.ts';
import { withProgress } from '../e2e/n8n/progress.ts';
import { owner, Session } from '../e2e/n8n/session.ts';
import type { Execution, Workflow } from '../e2e/n8n/types.ts';
import { startSandbox } from '../sandbox/server.ts';
import { summaryTable, type Summary } from './summaryTable.ts';

const { values: options } = parseArgs({ options: { once: { type: 'boolean', default: false } } });

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

async function packAndInstall(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-destinations-pack-'));
	cleanUps.push(async () => await rm(folder, { recursive: true, force: true }));
	const tarball = await withProgress(
		'Building and packing the nodes',
		async () => await buildTarball(folder),
	);
	return await withProgress('Installing the packed nodes into a fresh n8n', async () => {
		const userFolder = await createUserFolder(tarball);
		cleanUps.push(async () => await removeUserFolder(userFolder));
		return userFolder;
	});
}

async function loadExamples(
	session: Session,
	credentials: Credentials,
): Promise<Array<Workflow & { id: string }>> {
	const workflows = [];
	for (const file of exampleFiles) {
		const example = await readExample(file);
		workflows.push(await session.createWorkflow(withCredentials(example, credentials)));
	}
	return workflows;
}

function readSummary(execution: Execution): Summary {
	const { runData, error } = execution.data.resultData;
	const item = runData['Summary']?.[0]?.data?.main[0]?.[0];
	if (!item) throw new Error(error?.message ?? `The workflow ended ${execution.status}.`);
	return item.json as unknown as Summary;
}

async function demo(): Promise<void> {
	const n8nFolder = await installN8n();
	const userFolder = await packAndInstall();

	const sandbox = await startSandbox();
	cleanUps.push(async () => await sandbox.close());
	sandbox.adobe.addExportHistory('Loyalty to the Data Landing Zone');
	sandbox.improvado.addConnections('bigquery', ['Marketing reports']);
	sandbox.improvado.addConnections('snowflake', ['Costs'], { password: 'wrong' });
	console.log(
		`The sandbox, a stand-in for Capillary, Adobe and Improvado, listens on ${sandbox.url}`,
	);

	const n8n = await withProgress(
		'Starting n8n',
		async () => await startN8n(n8nFolder, userFolder, { port: 5678 }),
	);
	cleanUps.push(async () => await n8n.stop());

	const session = new Session(n8n.url);
	await session.createOwner();
	const credentials = {
		destinationApi: await session.createCredential(sandboxCredential(sandbox)),
		adobeExperiencePlatformApi: await session.createCredential(adobeCredential(sandbox)),
		destinationStorageApi: await session.createCredential(storageCredential),
		improvadoApi: await session.createCredential(improvadoCredential(sandbox)),
	};
	const workflows = await loadExamples(session, credentials);
	const [main] = workflows;
	const tutorial = workflows[exampleFiles.indexOf('adobe-activate-audiences.json')];
	const watch = workflows[exampleFiles.indexOf('adobe-watch-exports.json')];

	console.log(`Running "${main.name}" ...`);
	const execution = await session.run(main, exampleTrigger);
	console.log(`\n${summaryTable(readSummary(execution))}\n`);
	if (options.once) return;

	console.log(`The editor is open at ${n8n.url}/workflow/${main.id}
  log in as ${owner.email} with the password ${owner.password}
  the run just made: ${n8n.url}/workflow/${main.id}/executions/${execution.id}
The sandbox plays the destination at ${sandbox.url}, by the credential "${credentials.destinationApi.name}".
  to try endpoints of your own: /api/records answers for each record, /api/keyed lists successes
  and errors, /api/all-or-nothing refuses as a whole; a record is bad when its email has no @
It plays Adobe Experience Platform too, by the credential "${credentials.adobeExperiencePlatformApi.name}".
  to try it: run "${tutorial.name}" first (${n8n.url}/workflow/${tutorial.id}),
  the other workflows of Adobe work on the dataflow that it makes; only "${watch.name}"
  (${n8n.url}/workflow/${watch.id}) has something to tell at once: of a dataflow that is there already
And Improvado, by the credential "${credentials.improvadoApi.name}", with two connections, one of which does not work
Press Ctrl-C to stop.`);
	await new Promise(() => {
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
