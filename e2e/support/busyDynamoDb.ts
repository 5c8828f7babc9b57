import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One entry of a BatchWriteItem. */
export interface Write {
	PutRequest: { Item: { id: { S: string } } };
}
type Tables = Record<string, Write[]>;

export interface BusyDynamoDb {
	url: string;
	/** By id: in how many requests it came. */
	arrived: Map<string, number>;
	/** By id: how often it was handed on. */
	handedOn: Map<string, number>;
	close: () => Promise<void>;
}

const throttled = {
	__type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
	message: 'The level of configured provisioned throughput for the table was exceeded.',
};

/**
 * Ours, and stands before a DynamoDB that is never busy: of the writes it hands on those that `isPutOff`
 * lets through, and reports the others as UnprocessedItems. The request of the given number is turned
 * away whole, as a table that is used too much does.
 */
export async function busyDynamoDb(
	target: string,
	isPutOff: (id: string, times: number) => boolean,
	throttledRequest: number,
): Promise<BusyDynamoDb> {
	const arrived = new Map<string, number>();
	const handedOn = new Map<string, number>();
	let requests = 0;
	const answer = async (request: IncomingMessage): Promise<[status: number, body: unknown]> => {
		requests += 1;
		if (requests === throttledRequest) return [400, throttled];
		const { RequestItems } = (await readJson(request)) as { RequestItems: Tables };
		const [[table, writes]] = Object.entries(RequestItems);
		const putOff = writes.filter(({ PutRequest }) => {
			const id = PutRequest.Item.id.S;
			return isPutOff(id, count(arrived, id));
		});
		const passed = writes.filter((write) => !putOff.includes(write));
		const UnprocessedItems = putOff.length === 0 ? {} : { [table]: putOff };
		if (passed.length === 0) return [200, { UnprocessedItems }];
		for (const { PutRequest } of passed) count(handedOn, PutRequest.Item.id.S);
		const response = await fetch(target, {
			method: 'POST',
			headers: headersOf(request),
			body: JSON.stringify({ RequestItems: { [table]: passed } }),
		});
		const body = (await response.json()) as object;
		return [response.status, response.ok ? { ...body, UnprocessedItems } : body];
	};
	const server = createServer((request, response) => {
		void answer(request).then(
			([status, body]) => {
				response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
				response.end(JSON.stringify(body));
			},
			() => response.destroy(),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		arrived,
		handedOn,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function count(counts: Map<string, number>, id: string): number {
	const times = (counts.get(id) ?? 0) + 1;
	counts.set(id, times);
	return times;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
	let text = '';
	for await (const piece of request) text += String(piece);
	return JSON.parse(text);
}

/** What belongs to the connection stays here. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
	const own = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];
	return Object.fromEntries(own.map((name) => [name, String(headers[name])]));
}
