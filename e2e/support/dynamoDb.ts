import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../n8n/ports.ts';
import { startService } from './service.ts';

/** An item as DynamoDB keeps it: each value under the letter of its type. */
export type DynamoItem = Record<string, Record<string, string>>;

export interface DynamoDb {
	url: string;
	createTable: (name: string) => Promise<void>;
	items: (table: string) => Promise<DynamoItem[]>;
	stop: () => Promise<void>;
}

/** Has the form of a signature; Dynalite looks no further, which Amazon does. */
export const signature =
	'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261128/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123456789abcdef';

export const headersFor = (operation: string) => ({
	'Content-Type': 'application/x-amz-json-1.0',
	'X-Amz-Date': '20261128T120000Z',
	'X-Amz-Target': `DynamoDB_20120810.${operation}`,
});

async function call<T>(url: string, operation: string, body: unknown): Promise<T> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { ...headersFor(operation), Authorization: signature },
		body: JSON.stringify(body),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${operation}: ${response.status} ${text}`);
	return JSON.parse(text) as T;
}

/** Dynalite, a server written by others that behaves like DynamoDB, with its data in memory. */
export async function startDynamoDb(services: string): Promise<DynamoDb> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const entry = join(services, 'node_modules/dynalite/cli.js');
	const stop = await startService({
		name: 'The DynamoDB-compatible server',
		folder: await mkdtemp(join(tmpdir(), 'n8n-dynamodb-')),
		command: [entry, '--port', String(port), '--host', '127.0.0.1', '--createTableMs', '0'],
		readyUrl: url,
	});
	return {
		url,
		createTable: async (name) => await createTable(url, name),
		items: async (table) => await scan(url, table),
		stop,
	};
}

async function createTable(url: string, TableName: string): Promise<void> {
	await call(url, 'CreateTable', {
		TableName,
		AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
		KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
		BillingMode: 'PAY_PER_REQUEST',
	});
	type Described = { Table: { TableStatus: string } };
	while (
		(await call<Described>(url, 'DescribeTable', { TableName })).Table.TableStatus !== 'ACTIVE'
	)
		await sleep(50);
}

async function scan(url: string, TableName: string): Promise<DynamoItem[]> {
	const items: DynamoItem[] = [];
	let ExclusiveStartKey: unknown;
	do {
		const page = await call<{ Items: DynamoItem[]; LastEvaluatedKey?: unknown }>(url, 'Scan', {
			TableName,
			ExclusiveStartKey,
		});
		items.push(...page.Items);
		ExclusiveStartKey = page.LastEvaluatedKey;
	} while (ExclusiveStartKey !== undefined);
	return items;
}
