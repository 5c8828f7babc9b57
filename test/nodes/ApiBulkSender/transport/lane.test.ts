import { EventEmitter, once } from 'node:events';
import { setDefaultCACertificates } from 'node:tls';

import { Connections } from '../../../../nodes/ApiBulkSender/transport/connections';
import { cert } from '../../../support/certificate';
import { Destination, ids, results, soundItems } from '../../../support/destination';
import { withoutProxyVariables } from '../../../support/environment';
import { onRequests, RawServer, type Conduct } from '../../../support/rawServer';

const destination = new Destination();
withoutProxyVariables();
beforeAll(() => setDefaultCACertificates([cert]));

let server: RawServer | undefined;
afterEach(async () => {
	await server?.close();
	server = undefined;
});

const good = '[{"code":200}]';
const ok = `HTTP/1.1 200 OK\r\ncontent-length: ${good.length}\r\n\r\n${good}`;

/** Records one by one to a server of this conduct. */
async function send(conduct: Conduct, secure: boolean, count = 2, options = {}) {
	server = await RawServer.start(conduct, secure);
	return await destination.send({
		items: soundItems(count),
		credential: destination.credential('none', { apiBaseUrl: server.url }),
		parameters: {
			groupingLimit: 1,
			maxRetries: 2,
			options: { concurrency: 1, retryNetworkErrors: true, ...options },
		},
		node: { onError: 'continueRegularOutput' },
	});
}

describe('at most one connection is made for an attempt', () => {
	it.each<[string, Conduct, boolean]>([
		['closes at once', (socket) => socket.destroy(), false],
		['closes at once, with TLS', (socket) => socket.destroy(), true],
		['ends at once', (socket) => socket.end(), false],
		['ends at once, with TLS', (socket) => socket.end(), true],
		['speaks first', (socket) => socket.write('220 mail ESMTP\r\n'), false],
		['speaks first, with TLS', (socket) => socket.write('220 mail ESMTP\r\n'), true],
		['speaks first and ends, with TLS', (socket) => socket.end('220 mail ESMTP\r\n'), true],
	])('by a destination that %s', async (_, conduct, secure) => {
		const { failed, error } = await send(conduct, secure, 1);
		expect(error).toBeUndefined();
		expect(results(failed)).toMatchObject([{ outcome: 'failed', attempts: 3 }]);
		expect(server?.connections).toBeLessThanOrEqual(3);
	});

	it('and one for a request that found its connection closed', async () => {
		const { succeeded } = await send(
			(socket) =>
				onRequests(socket, () => socket.end(ok.replace('OK\r\n', 'OK\r\nconnection: close\r\n'))),
			false,
			3,
		);
		expect(ids(succeeded)).toEqual([1, 2, 3]);
		expect(server?.connections).toBe(3);
	});
});

describe('Timeout covers the whole attempt', () => {
	it('also while a secure connection is made', async () => {
		server = await RawServer.start((socket) => socket.resume());
		const { failed } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('none', {
				apiBaseUrl: `https://127.0.0.1:${server.port}`,
			}),
			parameters: { maxRetries: 1, options: { timeout: 0.15 } },
			node: { onError: 'continueRegularOutput' },
		});
		expect(results(failed)).toMatchObject([{ cause: 'unreachable', attempts: 2 }]);
		expect(results(failed)[0].reason).toMatch(
			/was not reached within 'Timeout': no secure connection comes about \(TLS\)$/,
		);
		expect(server.connections).toBe(2);
	});

	it('and a connection in the making is given up with its request', async () => {
		const seen = new EventEmitter();
		const [came, failed, ended] = ['came', 'failed', 'ended'].map((name) => once(seen, name));
		server = await RawServer.start((socket) => {
			socket.resume().once('close', () => seen.emit('ended'));
			seen.emit('came');
		});
		const connections = new Connections(undefined);
		const lane = connections.take(`https://127.0.0.1:${server.port}`);
		lane.dispatch(
			{ path: '/', method: 'POST' },
			{ onRequestStart: () => {}, onResponseError: (_, error) => void seen.emit('failed', error) },
		);
		await came;
		lane.abandon(new Error('given up'));
		expect(await failed).toMatchObject([{ message: 'given up' }]);
		await ended;
		await connections.close();
	});

	it('and a request that was given up is not sent later', async () => {
		let bytes = 0;
		const { failed } = await send(
			(socket) => socket.on('data', (chunk: Buffer) => (bytes += chunk.length)),
			false,
			2,
			{ timeout: 0.15, retryNetworkErrors: false },
		);
		expect(results(failed)).toMatchObject([
			{ cause: 'unclear', attempts: 1 },
			{ cause: 'unclear', attempts: 1 },
		]);
		const sent = bytes;
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(bytes).toBe(sent);
	});
});

it('an answer without a length is not whole when its connection breaks', async () => {
	const { failed } = await send(
		(socket) =>
			onRequests(socket, () => {
				socket.write(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${good}`);
				setTimeout(() => (socket as unknown as { resetAndDestroy(): void }).resetAndDestroy(), 20);
			}),
		false,
		1,
		{ retryNetworkErrors: false },
	);
	expect(results(failed)).toMatchObject([{ cause: 'unclear', httpStatus: null }]);
	expect(results(failed)[0].reason).toMatch(/broke before the answer was complete/);
});
