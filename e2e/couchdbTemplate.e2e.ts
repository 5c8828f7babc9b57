import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { exampleTrigger } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Item } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { startCouchDb, type CouchDb } from './support/couchdb.ts';
import { deliveryOf, itemsOf, senderName, senderWorkflow } from './support/senderWorkflow.ts';

const { url, services } = coordinates();
const count = 1_234;

interface Product {
	sku: string;
	price: number;
	revision?: unknown;
}

let couchDb: CouchDb;
let session: Session;
let credential: { id: string; name: string };
/** The revisions that the first run was told. */
const revisions = new Map<string, unknown>();

before(async () => {
	couchDb = await startCouchDb(services);
	await couchDb.createDatabase('products');
	session = await new Session(url).login();
	credential = await session.createCredential({
		name: 'CouchDB by its template',
		type: 'destinationApi',
		data: { apiBaseUrl: couchDb.url, authentication: 'none' },
	});
});
after(async () => await couchDb?.stop());

const skuOf = (at: number) => `P-${String(at).padStart(5, '0')}`;
const numberOf = (sku: unknown) => Number(String(sku).slice(2));
const products = (made: (at: number) => Omit<Product, 'sku'>): Product[] =>
	Array.from({ length: count }, (_, at) => ({ sku: skuOf(at), ...made(at) }));

/** Nothing is set but the template and what it asks for. */
async function send(records: Product[]): Promise<{ succeeded: Item[]; failed: Item[] }> {
	const workflow = senderWorkflow({
		name: 'CouchDB by its template',
		items: `return ${JSON.stringify(records.map((json) => ({ json })))};`,
		parameters: {
			template: 'couchDbBulkDocs',
			templateInput_database: 'products',
			templateInput_idField: 'sku',
			templateInput_revField: 'revision',
		},
		credential,
	});
	const { status, data } = await session.run(workflow, exampleTrigger, 300);
	assert.equal(status, 'success', data.resultData.error?.message);
	const { [senderName]: sent } = data.resultData.runData;
	const [succeeded, failed, [summary]] = [0, 1, 2].map((output) => itemsOf(sent, output));
	const { records: counts } = summary.json as { records: Record<string, number> };
	assert.deepEqual(
		[counts.total, counts.succeeded, counts.failed],
		[records.length, succeeded.length, failed.length],
	);
	return { succeeded, failed };
}

function isConflict(item: Item): void {
	const { outcome, cause, parsed } = deliveryOf(item);
	assert.deepEqual(
		[outcome, cause, parsed['status_code']],
		['failed', 'rejected', 'conflict'],
		JSON.stringify(item.json),
	);
}

test('new documents are stored, those that are there already are conflicts', async () => {
	const taken = products(() => ({ price: 1 })).filter((_, at) => at % 100 === 7);
	assert.equal((await send(taken)).succeeded.length, taken.length);
	assert.equal(await couchDb.documentCount('products'), taken.length);

	const { succeeded, failed } = await send(products((at) => ({ price: at })));
	failed.forEach(isConflict);
	assert.deepEqual(
		failed.map(({ json }) => json['sku']),
		taken.map(({ sku }) => sku),
	);
	for (const item of succeeded) {
		revisions.set(item.json['sku'] as string, deliveryOf(item).parsed['rev']);
	}
	const stored = await couchDb.documents('products');
	assert.equal(stored.length, count);
	for (const [at, { _id, _rev, ...fields }] of stored.entries()) {
		const isTaken = at % 100 === 7;
		assert.equal(_id, skuOf(at));
		assert.deepEqual(fields, { price: isTaken ? 1 : at });
		if (!isTaken) assert.equal(_rev, revisions.get(skuOf(at)));
	}
});

test('documents are changed by their revision, and one that is not the last is a conflict', async () => {
	const isStale = (at: number) => at % 3 === 0;
	const { succeeded, failed } = await send(
		products((at) => {
			const revision = isStale(at) ? `1-${'0'.repeat(32)}` : revisions.get(skuOf(at));
			return { price: at + count, revision };
		}),
	);
	failed.forEach(isConflict);
	const changed = succeeded.map(({ json }) => json['sku']);
	const expected = [...revisions.keys()].filter((sku) => !isStale(numberOf(sku)));
	assert.deepEqual(changed, expected);
	const stored = await couchDb.documents('products');
	assert.equal(stored.length, count);
	const withNewPrice = stored.filter(({ _rev }) => String(_rev).startsWith('2-'));
	assert.deepEqual(
		withNewPrice.map(({ _id }) => _id),
		changed,
	);
	for (const { _id, price } of withNewPrice) assert.equal(price, numberOf(_id) + count);
});
