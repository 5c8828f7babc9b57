import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import {
	adobeCredential,
	exampleTrigger,
	morningTrigger,
	readExample,
	scheduleTrigger,
	storageCredential,
	withCredentials,
	type Credentials,
	type ExampleFile,
} from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Execution, Workflow } from './n8n/types.ts';
import { activationOf, audienceIdsOf, flowNamed } from './support/adobeFlows.ts';
import { coordinates } from './support/coordinates.ts';
import { itemsOf } from './support/senderWorkflow.ts';

const flowName = 'Newsletter to Adobe Campaign';
const inDays = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const [today, tomorrow] = [inDays(0), inDays(1)];
const emailFileName = '%DESTINATION_NAME%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%';

let sandbox: Sandbox;
let session: Session;
let credentials: Credentials;

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(coordinates().url).login();
	credentials = {
		adobeExperiencePlatformApi: await session.createCredential(adobeCredential(sandbox)),
		destinationStorageApi: await session.createCredential(storageCredential),
	};
});
beforeEach(() => sandbox.reset());
after(async () => await sandbox.close());

async function runExample(file: ExampleFile, trigger = exampleTrigger): Promise<Execution> {
	const example = withCredentials(await readExample(file), credentials);
	const execution = await session.run(example, trigger);
	const { error } = execution.data.resultData;
	const said = error && `${error.node?.name}: ${error.message} ${error.description ?? ''}`;
	assert.equal(execution.status, 'success', said);
	return execution;
}

const outputOf = ({ data }: Execution, node: string) =>
	itemsOf(data.resultData.runData[node]).map(({ json }) => json);

const tutorial = async () => await runExample('adobe-activate-audiences.json');
const writes = () =>
	sandbox.requests.filter(({ method, path }) => {
		return method !== 'GET' && !path.startsWith('/ims/');
	});

test('the tutorial leads from nothing to a validated dataflow', async () => {
	const execution = await tutorial();
	const [connection] = sandbox.adobe.connections();
	const [target] = sandbox.adobe.targetConnections();
	const [source] = sandbox.adobe.sourceConnections();
	const flow = flowNamed(sandbox, flowName);
	assert.equal(connection['name'], 'Adobe Campaign account');
	assert.deepEqual(target['params'], {
		mode: 'S3',
		format: 'CSV',
		bucketName: 'acme-audiences',
		path: 'exports/newsletter',
	});
	assert.deepEqual(flow['sourceConnectionIds'], [source.id]);
	assert.deepEqual(flow['targetConnectionIds'], [target.id]);

	const schedule = {
		frequency: 'DAILY',
		triggerType: 'SCHEDULED',
		startDate: today,
		startTime: '06:00',
	};
	const exported = {
		filenameTemplate: emailFileName,
		exportMode: 'DAILY_FULL_EXPORT',
		schedule,
	};
	assert.deepEqual(activationOf(flow), {
		audiences: [
			{ name: 'Interested in Mountain Biking', ...exported },
			{ name: 'Loyalty Gold Members', ...exported },
		],
		attributes: ['person.name.firstName', 'person.name.lastName', 'personalEmail.address'],
		mandatory: ['personalEmail.address'],
		keys: [{ fieldType: 'ATTRIBUTE', attributePath: 'personalEmail.address' }],
	});

	const [validated] = outputOf(execution, 'Validate');
	assert.deepEqual(
		[validated['valid'], validated['missing'], validated['unexpected'], validated['different']],
		[true, [], [], []],
	);
	assert.deepEqual(validated['ids'], {
		connectionSpecId: '0b23e41a-cb4a-4321-a78f-3b654f5d7d97',
		connectionId: connection.id,
		sourceConnectionId: source.id,
		targetConnectionId: target.id,
		flowSpecId: (flow['flowSpec'] as { id: string }).id,
		dataflowId: flow['id'],
	});
	const { secretKey } = storageCredential.data;
	assert.ok(!JSON.stringify(execution.data).includes(String(secretKey)), 'a secret came out');
});

test('the tutorial run twice makes everything once', async () => {
	await tutorial();
	const before = writes().length;
	await tutorial();
	assert.deepEqual(
		writes()
			.slice(before)
			.map(({ method, path }) => `${method} ${path}`),
		[],
	);
	assert.equal(sandbox.adobe.flows().length, 1);
});

test('the daily sync makes the dataflow what the table says, and then finds nothing to do', async () => {
	await tutorial();
	const sync = async () => await runExample('adobe-sync-audiences-daily.json', scheduleTrigger);
	const execution = await sync();
	const [preview] = outputOf(execution, 'Preview');
	assert.equal(preview['preview'], true);
	assert.deepEqual(preview['counts'], { added: 2, updated: 1, removed: 2, unchanged: 2 });
	const [done] = outputOf(execution, 'Sync');
	assert.deepEqual(
		[done['preview'], done['changed'], done['counts']],
		[false, true, preview['counts']],
	);

	const { audiences, ...columns } = activationOf(flowNamed(sandbox, flowName));
	assert.deepEqual(
		audiences.map(({ name, exportMode, schedule }) => ({ name, exportMode, ...schedule })),
		[
			{
				name: 'Loyalty Gold Members',
				exportMode: 'DAILY_FULL_EXPORT',
				frequency: 'DAILY',
				triggerType: 'AFTER_SEGMENT_EVAL',
				startDate: today,
			},
			{
				name: 'Newsletter Subscribers',
				exportMode: 'DAILY_FULL_EXPORT',
				frequency: 'DAILY',
				triggerType: 'SCHEDULED',
				startDate: tomorrow,
				startTime: '06:00',
			},
			{
				name: 'Cart Abandoners Last 7 Days',
				exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
				frequency: 'DAILY',
				startDate: tomorrow,
				startTime: '12:00',
			},
		],
	);
	assert.deepEqual(columns, {
		attributes: ['person.name.firstName', 'personalEmail.address'],
		mandatory: ['personalEmail.address'],
		keys: [{ fieldType: 'ATTRIBUTE', attributePath: 'personalEmail.address' }],
	});

	const changes = writes().length;
	const again = await sync();
	assert.equal(writes().length, changes);
	assert.deepEqual(
		(outputOf(again, 'Preview')[0]['counts'] as Record<string, number>)['unchanged'],
		5,
	);
	assert.equal(again.data.resultData.runData['Sync'], undefined, 'Sync ran without changes');
});

/** A table from the dataflow itself, changed by code, and what a mirroring sync would make of it. */
async function previewOfEditedTable(edit: string): Promise<Record<string, unknown>> {
	const nodes = [
		['Find', 'n8n-nodes-destinations.dataflow', { resource: 'dataflow', operation: 'getAll' }],
		[
			'Describe',
			'n8n-nodes-destinations.activateAudience',
			{ resource: 'activation', operation: 'describe' },
		],
		['Edit', 'n8n-nodes-base.code', { jsCode: edit }],
		[
			'Preview',
			'n8n-nodes-destinations.activateAudience',
			{
				...{ resource: 'activation', operation: 'sync' },
				...{ takenFrom: 'items', mode: 'mirror', previewOnly: true },
			},
		],
	] as const;
	const names = [exampleTrigger, ...nodes.map(([name]) => name)];
	const { adobeExperiencePlatformApi } = credentials;
	assert.ok(adobeExperiencePlatformApi);
	const workflow: Workflow = {
		name: 'From the dataflow to a table and back',
		nodes: [
			{
				...{ id: 'trigger', name: exampleTrigger, type: 'n8n-nodes-base.manualTrigger' },
				...{ typeVersion: 1, position: [0, 0], parameters: {} },
			},
			...nodes.map(([name, type, parameters], at): Workflow['nodes'][number] => ({
				...{ id: name, name, type, parameters },
				typeVersion: type.endsWith('.code') ? 2 : 1,
				position: [220 * (at + 1), 0],
				...(type.startsWith('n8n-nodes-destinations') && {
					credentials: { adobeExperiencePlatformApi },
				}),
			})),
		],
		connections: Object.fromEntries(
			names
				.slice(0, -1)
				.map((name, at) => [name, { main: [[{ node: names[at + 1], type: 'main', index: 0 }]] }]),
		),
		settings: { executionOrder: 'v1' },
	};
	const execution = await session.run(workflow, exampleTrigger);
	const { error } = execution.data.resultData;
	assert.equal(execution.status, 'success', error && `${error.message} ${error.description}`);
	return outputOf(execution, 'Preview')[0];
}

test('the table that Describe makes, unedited, changes nothing', async () => {
	await tutorial();
	const preview = await previewOfEditedTable('return $input.all();');
	assert.deepEqual(preview['counts'], { added: 0, updated: 0, removed: 0, unchanged: 5 });
});

test('the table that Describe makes, edited, is what the sync would make', async () => {
	await tutorial();
	const before = writes().length;
	const preview = await previewOfEditedTable(`
		const rows = $input.all().map(({ json }) => json);
		const isFirst = ({ audienceName }) => audienceName === 'Loyalty Gold Members';
		return rows
			.filter(({ attribute }) => attribute !== 'person.name.lastName')
			.map((row) => ({ json: isFirst(row) ? { ...row, startTime: '09:00' } : row }));`);
	assert.deepEqual(preview['counts'], { added: 0, updated: 1, removed: 1, unchanged: 3 });
	assert.match(JSON.stringify(preview['plan']), /Loyalty Gold Members.*09:00/);
	assert.match(JSON.stringify(preview['plan']), /person\.name\.lastName/);
	assert.equal(writes().length, before, 'a preview wrote something');
});

test('export now, right after the tutorial, follows the runs of all audiences to their end', async () => {
	await tutorial();
	const flow = flowNamed(sandbox, flowName);
	const results = outputOf(await runExample('adobe-export-now.json'), 'Result');
	const exported = results.flatMap(({ audienceIds }) => audienceIds as string[]);
	assert.deepEqual(exported.sort(), audienceIdsOf(flow).sort());
	for (const { runId, status, profilesExported, files } of results) {
		const run = sandbox.adobe.runs().find(({ id }) => id === runId);
		assert.equal(run?.['flowId'], flow['id'], 'the run is not at the sandbox');
		assert.equal(status, 'success');
		assert.ok(Number(profilesExported) > 0 && Number(files) > 0, JSON.stringify(results));
	}
});

test('the watch writes one text about what failed, came to nothing and is late', async () => {
	await tutorial();
	sandbox.adobe.addExportHistory('Loyalty');
	const execution = await runExample('adobe-watch-exports.json', morningTrigger);
	const [{ subject, text }] = outputOf(execution, 'Alert Text');
	assert.equal(subject, 'Exports of Adobe that need attention: 3');
	const lines = String(text).split('\n\n');
	assert.match(
		lines[0],
		/^- The export of 'Loyalty Gold Members' of the dataflow 'Loyalty' failed/,
	);
	assert.match(lines[0], /The bucket acme-audiences does not exist\. Check .*\.$/);
	assert.match(lines[1], /^- The export of 'Birthday This Month' .* without any profile/);
	assert.match(lines[2], /^- 'High Lifetime Value' .* no export of it has ended since/);
	assert.equal(lines.length, 3);
	// The mail node is off and hands on what it would send.
	assert.deepEqual(outputOf(execution, 'Send Email'), [{ subject, text }]);
});

test('the watch sends nothing when all is well', async () => {
	await tutorial();
	const { runData } = (await runExample('adobe-watch-exports.json', morningTrigger)).data
		.resultData;
	// Both audiences are new, so no export of them was due in the last day.
	assert.deepEqual(itemsOf(runData['Watch Exports']), []);
	assert.equal(runData['Alert Text'], undefined);
});

test('exporting now and watching do the same when they run a second time', async () => {
	await tutorial();
	const once = async (file: ExampleFile, node: string, trigger?: string) =>
		outputOf(await runExample(file, trigger), node).length;
	const exported = await once('adobe-export-now.json', 'Result');
	assert.ok(exported > 0);
	assert.equal(await once('adobe-export-now.json', 'Result'), exported);
	sandbox.adobe.addExportHistory('Loyalty');
	const told = async () => await once('adobe-watch-exports.json', 'Alert Text', morningTrigger);
	assert.deepEqual([await told(), await told()], [1, 1]);
});

test('the teardown leaves nothing, and finds nothing a second time', async () => {
	await tutorial();
	const execution = await runExample('adobe-teardown.json');
	const { adobe } = sandbox;
	assert.deepEqual(
		[adobe.flows(), adobe.targetConnections(), adobe.sourceConnections(), adobe.connections()],
		[[], [], [], []],
	);
	const [last] = outputOf(execution, 'Delete the Connection');
	assert.equal(last['deleted'], true);
	const before = writes().length;
	await runExample('adobe-teardown.json');
	assert.equal(writes().length, before);
});

test('the teardown leaves a dataflow alone whose name is only similar', async () => {
	await tutorial();
	const flow = flowNamed(sandbox, flowName);
	sandbox.adobe.writeFlow(String(flow['id']), [
		{ op: 'replace', path: '/name', value: `${flowName} (live)` },
	]);
	const before = writes().length;
	await runExample('adobe-teardown.json');
	assert.equal(writes().length, before);
	assert.equal(sandbox.adobe.flows().length, 1);
});
