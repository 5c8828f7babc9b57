import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import {
	exampleTrigger,
	readExample,
	sandboxCredential,
	withCredential,
	withFolder,
	type ExampleFile,
} from './n8n/examples.ts';
import { filesFolder } from './n8n/environment.ts';
import { n8nCommand } from './n8n/n8n.ts';
import { Session } from './n8n/session.ts';
import type { Execution, Item, Workflow } from './n8n/types.ts';
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

interface Contact {
	id: string;
	email: string;
	zip: unknown;
	points: unknown;
	city: string;
}
const contactsAt = (name: string) => sandbox.accepted(name) as unknown as Contact[];
const wrong = ['C-005', 'C-015', 'C-025', 'C-035'];

test('the example that tells when too many fail ends red, and its outputs stay', async () => {
	sandbox.reset();
	const example = withCredential(await readExample('alert-above-a-share.json'), credential);
	assert.equal((await session.run(example, exampleTrigger)).status, 'success');
	const stricter = JSON.stringify(example).replace('"rightValue":0.85', '"rightValue":0.95');
	const execution = await session.run(JSON.parse(stricter) as Workflow, exampleTrigger);
	assert.equal(execution.status, 'error');
	const { error, runData } = execution.data.resultData;
	assert.match(error?.message ?? '', /4 of 40 contacts did not arrive. Most often: invalid_email/);
	assert.equal(itemsOf(runData['Succeeded']).length, 36);
	assert.equal(itemsOf(runData['Failed']).length, 4);
	assert.equal(itemsOf(runData['Send Contacts'], 2).length, 1);
});

test('the example of a job API asks until the jobs are done, and reads their results', async () => {
	sandbox.reset();
	const { runData } = (await runExample('send-to-a-job-api.json')).data.resultData;
	assert.equal(itemsOf(runData['Succeeded']).length, 36);
	assert.deepEqual(
		itemsOf(runData['Failed']).map(({ json }) => json['id']),
		wrong,
	);
	assert.equal(contactsAt('imports').length, 36);
	const [summary] = itemsOf(runData['Summary']);
	const { requests } = summary.json as { requests: Record<string, number> };
	assert.equal(requests['sent'], 4);
	assert.ok(requests['polled'] >= 8);
});

test('failed records come back from a CSV file as they were, corrected', async () => {
	sandbox.reset();
	const { runData } = (await runExample('failed-to-csv-and-back.json')).data.resultData;
	const again = itemsOf(runData['Succeeded']);
	assert.deepEqual(again.map(({ json }) => json['id']).sort(), wrong);
	assert.equal(itemsOf(runData['Failed']).length, 0);
	const contacts = contactsAt('keyed');
	assert.equal(contacts.length, 40);
	assert.equal(new Set(contacts.map(({ id }) => id)).size, 40);
	for (const contact of contacts) {
		assert.deepEqual(Object.keys(contact).sort(), ['city', 'email', 'id', 'points', 'zip']);
		assert.match(String(contact.zip), /^\d{5}$/);
		assert.equal(typeof contact.zip, 'string');
		assert.equal(typeof contact.points, 'number');
		assert.match(contact.city, /^(Köln|Žilina, Slovakia)$/);
	}
});

async function runWithFiles(file: ExampleFile): Promise<Execution> {
	const example = withFolder(await readExample(file), filesFolder(userFolder));
	const execution = await session.run(withCredential(example, credential), exampleTrigger);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	return execution;
}

test('a nightly file is sent, and what failed is sent again the next day, once', async () => {
	sandbox.reset();
	const folder = filesFolder(userFolder);
	await mkdir(folder, { recursive: true });
	const rows = Array.from({ length: 120 }, (_, n) => {
		const email = n % 40 === 7 ? 'nobody' : `p${n}@example.com`;
		return `R-${n},${email},0${1000 + n},"Ulice ""U"" č. ${n}, Praha"`;
	});
	await writeFile(
		join(folder, 'contacts.csv'),
		`\ufeffid,email,zip,street\r\n${rows.join('\r\n')}`,
	);
	const { runData } = (await runWithFiles('send-a-nightly-file.json')).data.resultData;
	assert.equal(itemsOf(runData['Succeeded']).length, 117);
	const [kept] = (await readdir(folder)).filter((name) => name.startsWith('failed-'));
	assert.match(kept, /^failed-\d{4}-\d\d-\d\d\.csv$/);

	// A night later: the addresses were corrected in the file, but for one.
	const text = await readFile(join(folder, kept), 'utf8');
	assert.equal(text.match(/R-\d+,nobody/g)?.length, 3);
	const corrected = text.replace(/(R-7|R-47),nobody/g, '$1,$1@example.com');
	const yesterday = new Date(Date.parse(kept.slice(7, 17)) - 86_400_000).toISOString().slice(0, 10);
	await writeFile(join(folder, `failed-${yesterday}.csv`), corrected);
	const again = (await runWithFiles('retry-yesterdays-failed.json')).data.resultData.runData;
	assert.deepEqual(
		itemsOf(again['Succeeded'])
			.map(({ json }) => json['id'])
			.sort(),
		['R-47', 'R-7'],
	);
	assert.deepEqual(itemsOf(again['Still Failed as CSV']).length, 1);
	const sent = contactsAt('keyed') as unknown as Array<Record<string, unknown>>;
	assert.equal(sent.length, 119);
	assert.equal(new Set(sent.map(({ id }) => id)).size, 119);
	for (const row of sent) {
		assert.deepEqual(Object.keys(row).sort(), ['email', 'id', 'street', 'zip']);
		assert.match(String(row['street']), /^Ulice "U" č\. \d+, Praha$/);
	}
	assert.ok((await readdir(folder)).some((name) => name.startsWith('failed-again-')));
});

test('a large file is sent with a journal, failed rows are kept, and a mail is ready', async () => {
	sandbox.reset();
	const folder = filesFolder(userFolder);
	await mkdir(folder, { recursive: true });
	const rows = Array.from({ length: 3_000 }, (_, n) => {
		const email = n % 500 === 7 ? 'nobody' : `p${n}@example.com`;
		return `L-${n},${email},0${1000 + (n % 9000)}`;
	});
	await writeFile(join(folder, 'contacts-large.csv'), `id,email,zip\n${rows.join('\n')}\n`);
	const run = async () => {
		const { runData } = (await runWithFiles('send-a-large-file.json')).data.resultData;
		return {
			mail: itemsOf(runData['Mail to Send'])[0].json,
			kept: runData['Keep the Failed Rows'],
		};
	};
	const first = await run();
	assert.equal(first.mail['subject'], 'contacts-large.csv: 2994 of 3000 rows arrived');
	assert.match(String(first.mail['text']), /^6 failed, 0 were not sent, 0 had been sent/);
	assert.match(String(first.mail['text']), /6 x .*\(first on line 9\)/);
	assert.equal(itemsOf(first.kept).length, 1);
	const [kept] = (await readdir(folder)).filter((name) => name.startsWith('failed-rows-'));
	const text = await readFile(join(folder, kept), 'utf8');
	assert.match(text, /^id,email,zip,delivery_line,delivery_outcome,/);
	assert.equal(text.trim().split('\n').length, 7);
	// The workflow is imported anew, so it is the same work only by its file's content.
	assert.equal(contactsAt('keyed').length, 2_994);
	await rm(join(folder, 'contacts-large.csv'));
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
