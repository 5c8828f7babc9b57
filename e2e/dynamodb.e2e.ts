// Dynalite is DynamoDB rebuilt by others. It does not check signatures: the node can send one header,
// but cannot sign each request anew, so Amazon itself would turn these requests away.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { exampleTrigger } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Item } from './n8n/types.ts';
import { busyDynamoDb } from './support/busyDynamoDb.ts';
import { coordinates } from './support/coordinates.ts';
import { headersFor, signature, startDynamoDb, type DynamoDb } from './support/dynamoDb.ts';
import { deliveryOf, itemsOf, senderName, senderWorkflow } from './support/senderWorkflow.ts';

const { url, services } = coordinates();
const idPath = '$.PutRequest.Item.id.S';

let dynamoDb: DynamoDb;
let session: Session;

before(async () => {
	dynamoDb = await startDynamoDb(services);
	session = await new Session(url).login();
});
after(async () => await dynamoDb?.stop());

const settingsFor = (table: string) => ({
	apiEndpoint: '/',
	groupingLimit: 25,
	specifyFieldMapping: 'fields',
	fieldMapping: {
		entries: [
			{ target: 'PutRequest.Item.id.S', value: 'id', type: 'text' },
			{ target: 'PutRequest.Item.email.S', value: 'email', type: 'text' },
			{ target: 'PutRequest.Item.points.N', value: 'points', type: 'text' },
		],
	},
	requestSplitPath: `$.RequestItems.${table}[*]`,
	responseReports: 'failedRecordsOnly',
	responseSplitPath: '$.UnprocessedItems.*[*]',
	matchBy: 'key',
	requestKeyPath: idPath,
	responseKeyPath: idPath,
	parsePathMap: {
		entries: [
			{ name: 'status_code', path: '$.__type' },
			{ name: 'error_message', path: '$.message' },
		],
	},
	recoverableErrorCodes: '500,502,503,504,UnprocessedItems',
	yieldingErrorCodes: '429,com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
	additionalHeaders: {
		entries: Object.entries(headersFor('BatchWriteItem')).map(([name, value]) => ({ name, value })),
	},
	options: { baseDelay: 10, requestCodePath: '$.__type', splitCodes: '400' },
});

interface Sent {
	succeeded: Item[];
	failed: Item[];
	requests: Record<string, number>;
}

async function send(apiBaseUrl: string, table: string, records: object[]): Promise<Sent> {
	const credential = await session.createCredential({
		name: `DynamoDB, ${table}`,
		type: 'destinationApi',
		data: {
			apiBaseUrl,
			authentication: 'header',
			headerName: 'Authorization',
			headerValue: signature,
		},
	});
	const workflow = senderWorkflow({
		name: `DynamoDB, ${table}`,
		items: `return ${JSON.stringify(records.map((json) => ({ json })))};`,
		parameters: settingsFor(table),
		credential,
	});
	const { status, data } = await session.run(workflow, exampleTrigger, 300);
	assert.equal(status, 'success', data.resultData.error?.message);
	const { [senderName]: sent } = data.resultData.runData;
	const [succeeded, failed, [summary]] = [0, 1, 2].map((output) => itemsOf(sent, output));
	return { succeeded, failed, requests: summary.json['requests'] as Record<string, number> };
}

const idOf = ({ json }: Item) => String(json['id']);
const people = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		id: `U-${at}`,
		email: `u${at}@example.com`,
		points: at as number | string,
	}));

/** The table holds exactly these, with what was sent. */
async function checkStored(table: string, succeeded: Item[]): Promise<void> {
	const stored = await dynamoDb.items(table);
	const sent = succeeded.map(({ json }) => ({
		id: { S: json['id'] },
		email: { S: json['email'] },
		points: { N: String(json['points']) },
	}));
	const byId = (one: { id: { S?: unknown } }, other: { id: { S?: unknown } }) =>
		String(one.id.S).localeCompare(String(other.id.S));
	assert.deepEqual((stored as typeof sent).toSorted(byId), sent.toSorted(byId));
}

test('what DynamoDB refuses fails alone, and the table holds the others', async () => {
	await dynamoDb.createTable('people');
	const records = people(310);
	for (const at of [0, 77, 78, 309]) records[at].points = 'many';
	const { succeeded, failed } = await send(dynamoDb.url, 'people', records);
	assert.deepEqual(failed.map(idOf), ['U-0', 'U-77', 'U-78', 'U-309']);
	for (const item of failed) {
		const { outcome, cause, parsed } = deliveryOf(item);
		assert.deepEqual([outcome, cause], ['failed', 'rejected']);
		assert.match(String(parsed['status_code']), /#ValidationException$/);
		assert.match(String(parsed['error_message']), /cannot be converted to a numeric value: many/);
	}
	assert.equal(succeeded.length, 306);
	await checkStored('people', succeeded);
});

test('what comes back as unprocessed is sent again, and only that', async () => {
	await dynamoDb.createTable('busy');
	const isEveryThird = (id: string) => Number(id.slice(2)) % 3 === 0;
	const busy = await busyDynamoDb(
		dynamoDb.url,
		(id, times) => id === 'U-100' || (isEveryThird(id) && times < 3),
		4,
	);
	try {
		const records = people(310);
		const { succeeded, failed, requests } = await send(busy.url, 'busy', records);
		assert.deepEqual(failed.map(idOf), ['U-100']);
		const { cause, parsed } = deliveryOf(failed[0]);
		assert.deepEqual([cause, parsed['status_code']], ['rejected', 'UnprocessedItems']);
		assert.equal(busy.arrived.get('U-100'), 4);

		assert.equal(succeeded.length, 309);
		await checkStored('busy', succeeded);
		for (const item of succeeded) {
			assert.equal(busy.arrived.get(idOf(item)), isEveryThird(idOf(item)) ? 3 : 1);
			assert.equal(busy.handedOn.get(idOf(item)), 1);
		}
		assert.equal(requests.yielded, 1);
		assert.ok(requests.retried > 0);
	} finally {
		await busy.close();
	}
});
