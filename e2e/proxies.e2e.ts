import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { after, before, test } from 'node:test';

import { exampleTrigger } from './n8n/examples.ts';
import { removeUserFolder, startN8n, type RunningN8n } from './n8n/n8n.ts';
import { Session } from './n8n/session.ts';
import { coordinates } from './support/coordinates.ts';
import { ownUserFolder } from './support/ownUserFolder.ts';
import { deliveryOf, itemsOf, senderName, senderWorkflow } from './support/senderWorkflow.ts';

let proxy: Server;
let proxyUrl: string;
let connections = 0;
/** Requests that the proxy answers, as the destination would, before it closes every connection. */
let life = 0;
let n8n: RunningN8n;
let session: Session;

before(async () => {
	const destination = createServer((request, response) => {
		if (life <= 0) return void request.socket.destroy();
		life--;
		response.setHeader('content-type', 'application/json').end('{"status":200}');
	});
	proxy = createServer();
	proxy.on('connection', (socket) => {
		connections++;
		if (life <= 0) socket.destroy();
	});
	proxy.on('connect', (_, socket: Socket) => {
		socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
		destination.emit('connection', socket);
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	const { n8nFolder, userFolder } = coordinates();
	n8n = await startN8n(n8nFolder, await ownUserFolder(userFolder), {
		env: { HTTP_PROXY: proxyUrl, HTTPS_PROXY: proxyUrl },
	});
	session = new Session(n8n.url);
	await session.createOwner();
});
after(async () => {
	await n8n.stop();
	await removeUserFolder(n8n.userFolder);
	proxy.close();
});

const records = 30;
const maxRetries = 2;

/** Sends one record a request to a host of which only the proxy could know. */
async function send(scheme: 'http' | 'https') {
	const credential = await session.createCredential({
		name: `Behind a proxy, ${scheme}`,
		type: 'destinationApi',
		data: { apiBaseUrl: `${scheme}://destination.example`, authentication: 'none' },
	});
	const workflow = senderWorkflow({
		name: `Behind a proxy, ${scheme}`,
		items: `return Array.from({ length: ${records} }, (_, id) => ({ json: { id } }));`,
		parameters: {
			apiEndpoint: '/records',
			bulkSupport: false,
			maxRetries,
			parsePathMap: { entries: [{ name: 'status_code', path: '$.status' }] },
			options: { concurrency: 2, baseDelay: 10 },
		},
		credential,
		settings: { onError: 'continueRegularOutput' },
	});
	connections = 0;
	const execution = await session.run(workflow, exampleTrigger, 120);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const runs = execution.data.resultData.runData[senderName];
	const [succeeded, failed, summary] = [0, 1, 2].map((output) => itemsOf(runs, output));
	return { succeeded, failed, summary: summary[0].json as Record<string, Record<string, number>> };
}

const reasonsOf = (items: Parameters<typeof deliveryOf>[0][]) =>
	new Set(items.map((item) => deliveryOf(item).reason));

for (const scheme of ['http', 'https'] as const) {
	test(`a proxy that closes every connection: ${scheme}`, async () => {
		life = 0;
		const { succeeded, failed, summary } = await send(scheme);
		assert.equal(succeeded.length, 0);
		assert.equal(failed.length, records);
		assert.ok(connections <= summary.requests.sent, `${connections} connections`);
		const said = [...reasonsOf(failed)].join('\n');
		assert.match(said, new RegExp(proxyUrl.replace('http://', '')));
		assert.match(said, new RegExp(`${scheme.toUpperCase()}_PROXY`));
	});
}

test('a proxy that dies in the middle of a run: every record is accounted for', async () => {
	const answered = 10;
	life = answered;
	const { succeeded, failed, summary } = await send('http');
	assert.equal(succeeded.length, answered);
	assert.equal(succeeded.length + failed.length, records);
	assert.equal(summary.records.total, records);
	const causes = failed.map((item) => deliveryOf(item).cause);
	for (const cause of causes) assert.match(String(cause), /^(unclear|unreachable|stopped)$/);
	assert.match([...reasonsOf(failed)].join('\n'), /HTTP_PROXY/);
});
