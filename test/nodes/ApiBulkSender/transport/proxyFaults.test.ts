import { setDefaultCACertificates } from 'node:tls';

import { cert } from '../../../support/certificate';
import { closedPort } from '../../../support/closedPort';
import { Destination, ids, results, soundItems } from '../../../support/destination';
import { withoutProxyVariables } from '../../../support/environment';
import { Proxy } from '../../../support/proxy';
import { onRequests, RawServer, type Conduct } from '../../../support/rawServer';
import { SocksProxy } from '../../../support/socksProxy';

const destination = new Destination();
withoutProxyVariables();

const BROKE_OFF = /the proxy closed the connection (at once|before it had opened one)/;
const ESTABLISHED = 'HTTP/1.1 200 Connection established\r\n\r\n';
const closers: Array<{ close(): Promise<void> }> = [];
afterEach(async () => {
	for (const server of closers.splice(0)) await server.close();
});

async function raw(conduct: Conduct, secure = false): Promise<RawServer> {
	const server = await RawServer.start(conduct, secure);
	closers.push(server);
	return server;
}

/** Whether a destination behind a proxy that fails so may have got the request. */
type Doubt = 'never' | 'maybe';

const faults: Record<string, [Conduct, RegExp, Doubt]> = {
	'closes before CONNECT': [(socket) => socket.destroy(), BROKE_OFF, 'never'],
	'ends before CONNECT': [(socket) => socket.end(), BROKE_OFF, 'never'],
	'closes during CONNECT': [
		(socket) => socket.once('data', () => socket.destroy()),
		BROKE_OFF,
		'never',
	],
	'breaks off in the middle of a head': [
		(socket) => onRequests(socket, () => socket.end('HTTP/1.1 200 Conn')),
		BROKE_OFF,
		'never',
	],
	'goes silent in the middle of a head': [
		(socket) => onRequests(socket, () => socket.write('HTTP/1.1 200 Conn')),
		/within 'Timeout': the proxy does not say whether/,
		'never',
	],
	'answers no HTTP': [
		(socket) => onRequests(socket, () => socket.write('220 mail.example.com ESMTP\r\n')),
		/what the proxy answers is no HTTP/,
		'never',
	],
	'speaks first': [(socket) => socket.write('220 hello\r\n'), /no HTTP/, 'never'],
	'answers 407': [
		(socket) =>
			onRequests(socket, () =>
				socket.end('HTTP/1.1 407 Auth\r\nproxy-authenticate: Basic\r\ncontent-length: 0\r\n\r\n'),
			),
		/the proxy wants a user and a password.*407/,
		'never',
	],
	'answers 502': [
		(socket) =>
			onRequests(socket, () => socket.end('HTTP/1.1 502 Bad\r\ncontent-length: 3\r\n\r\nbad')),
		/the proxy does not open a connection \(HTTP 502\)/,
		'never',
	],
	'answers 502 and stays open': [
		(socket) =>
			onRequests(socket, () => socket.write('HTTP/1.1 502 Bad\r\ncontent-length: 9\r\n\r\nbad')),
		/HTTP 502/,
		'never',
	],
	'answers nothing': [
		(socket) => socket.resume(),
		/within 'Timeout': the proxy does not say whether it opens a connection/,
		'never',
	],
	'closes after CONNECT': [
		(socket) => onRequests(socket, () => socket.end(ESTABLISHED)),
		/./,
		'maybe',
	],
	'resets after CONNECT': [
		(socket) => onRequests(socket, () => socket.write(ESTABLISHED, () => socket.destroy())),
		/./,
		'maybe',
	],
	'sends bytes of its own after CONNECT': [
		(socket) => onRequests(socket, () => socket.write(`${ESTABLISHED}<html>\r\n\r\n`)),
		/./,
		'never',
	],
	'is silent after CONNECT': [
		(socket) => socket.once('data', () => socket.write(ESTABLISHED)),
		/within 'Timeout'/,
		'maybe',
	],
};

describe.each([
	['HTTP_PROXY', 'http'],
	['HTTPS_PROXY', 'https'],
])('a proxy that %s names', (variable, scheme) => {
	it.each(Object.entries(faults))('%s', async (_, [conduct, says, doubt]) => {
		const proxy = await raw(conduct);
		process.env[variable] = `http://me:proxy-secret@127.0.0.1:${proxy.port}`;
		const { failed, error, summary } = await destination.send({
			items: soundItems(2),
			credential: destination.credential('bearerToken', {
				apiBaseUrl: `${scheme}://api.example.com`,
			}),
			parameters: {
				maxRetries: 1,
				options: { timeout: says.source.includes('Timeout') ? 0.15 : 5, retryNetworkErrors: true },
			},
			node: { onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(proxy.connections).toBeLessThanOrEqual(2);
		const [{ cause, attempts, reason }] = results(failed);
		const never = doubt === 'never' || scheme === 'https';
		expect([cause, attempts]).toEqual([never ? 'unreachable' : 'unclear', 2]);
		expect(reason).toMatch(says);
		expect(reason).toContain(
			`api.example.com, through the proxy 127.0.0.1:${proxy.port} (environment variable ${variable}),`,
		);
		expect(JSON.stringify([failed, summary])).not.toMatch(/proxy-secret|API Base URL/);
	});
});

describe.each([
	['HTTP_PROXY', 'http'],
	['http_proxy', 'http'],
	['HTTPS_PROXY', 'https'],
	['https_proxy', 'https'],
	['ALL_PROXY', 'http'],
	['all_proxy', 'https'],
])('a proxy that %s names', (variable, scheme) => {
	it('refuses connections', async () => {
		const port = await closedPort();
		process.env[variable] = `http://127.0.0.1:${port}`;
		const { error } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('bearerToken', {
				apiBaseUrl: `${scheme}://api.example.com`,
			}),
			parameters: { maxRetries: 1 },
		});
		expect(error?.message).toBe(
			`api.example.com, through the proxy 127.0.0.1:${port} (environment variable ${variable}), was not reached: the proxy refuses connections`,
		);
		expect(error?.description).toMatch(/administrator of this n8n instance about the proxy/);
		expect(error?.description).toContain(variable);
		expect(error?.description).not.toMatch(/API Base URL/);
	});
});

describe('a proxy', () => {
	it('that dies in the middle of a run: what was in flight is unclear, what came later never left', async () => {
		const proxy = await Proxy.start();
		process.env.HTTP_PROXY = `http://${proxy.address}`;
		destination.sandbox.faults.add({ hang: true, after: 3 });
		const sending = destination.send({
			items: soundItems(6),
			parameters: { groupingLimit: 1, maxRetries: 1, options: { concurrency: 1, timeout: 60 } },
		});
		while (destination.requests.length < 4) await new Promise((resolve) => setTimeout(resolve, 2));
		const { address } = proxy;
		await proxy.close();
		const { succeeded, failed } = await sending;
		expect(ids(succeeded)).toEqual([1, 2, 3]);
		expect(results(failed).map(({ cause }) => cause)).toEqual([
			'unclear',
			'unreachable',
			'unreachable',
		]);
		for (const { reason } of results(failed)) {
			expect(reason).toContain(`the proxy ${address} (environment variable HTTP_PROXY)`);
		}
		expect(destination.requests).toHaveLength(4);
	});

	it('that cannot be reached does not blame the credential when a token is wanted', async () => {
		process.env.HTTP_PROXY = `http://127.0.0.1:${await closedPort()}`;
		const { error } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('clientKey'),
			parameters: { maxRetries: 0 },
		});
		expect(error?.message).toMatch(/^The token request failed: .*HTTP_PROXY.*refuses connections/);
		expect(error?.description).toMatch(/about the proxy that HTTP_PROXY names/);
	});
});

describe('through a proxy', () => {
	beforeEach(() => setDefaultCACertificates([cert]));
	const answer = '[{"id":1,"code":200},{"id":2,"code":200}]';
	const serve: Conduct = (socket) =>
		onRequests(socket, () => {
			socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${answer.length}\r\n\r\n${answer}`);
		});
	const sendTo = async (apiBaseUrl: string) =>
		await destination.send({
			items: soundItems(2),
			credential: destination.credential('none', { apiBaseUrl }),
			parameters: { maxRetries: 0 },
		});

	it.each([
		['http', false],
		['https', true],
	])('that is reached by %s, an https destination is reached', async (scheme, secure) => {
		const proxy = await Proxy.start(secure);
		closers.push(proxy);
		const server = await raw(serve, true);
		process.env.HTTPS_PROXY = `${scheme}://${proxy.address}`;
		const { succeeded, error } = await sendTo(`https://only-behind.invalid:${server.port}`);
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(proxy.tunnels).toEqual([`only-behind.invalid:${server.port}`]);
	});

	it('a destination with a certificate that nobody vouches for is not reached', async () => {
		setDefaultCACertificates([]);
		const proxy = await Proxy.start();
		closers.push(proxy);
		const server = await raw(serve, true);
		process.env.HTTPS_PROXY = `http://${proxy.address}`;
		const { error } = await sendTo(`https://127.0.0.1:${server.port}`);
		expect(error?.message).toMatch(
			/HTTPS_PROXY.*no secure connection could be made \(TLS, [A-Z_]+\): .*as 'CA Certificate'/,
		);
		expect(server.connections).toBe(1);
	});

	it.each(['socks5', 'socks5h', 'socks'])('of the kind %s', async (scheme) => {
		const proxy = await SocksProxy.start();
		closers.push(proxy.server);
		const server = await raw(serve);
		process.env.ALL_PROXY = `${scheme}://127.0.0.1:${proxy.server.port}`;
		const { succeeded } = await sendTo(`http://only-behind.invalid:${server.port}`);
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(proxy.tunnels).toEqual([`only-behind.invalid:${server.port}`]);
	});

	it('of the kind SOCKS with user and password, an https destination', async () => {
		const proxy = await SocksProxy.start();
		proxy.asks = true;
		closers.push(proxy.server);
		const server = await raw(serve, true);
		process.env.ALL_PROXY = `socks5://me:p%40ss@127.0.0.1:${proxy.server.port}`;
		const { succeeded } = await sendTo(`https://127.0.0.1:${server.port}`);
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(proxy.logins).toEqual(['me:p@ss']);
	});

	const socksFaults: Array<[string, Partial<SocksProxy>, RegExp]> = [
		[
			'refuses by its rules',
			{ reply: 2 },
			/does not open a connection \(its rules do not allow it\)/,
		],
		['cannot reach it', { reply: 5 }, /does not open a connection \(it refuses connections\)/],
		['fails otherwise', { reply: 1 }, /does not open a connection \(SOCKS error 1\)/],
		['wants user and password', { asks: true }, /wants a user and a password/],
	];

	it.each(socksFaults)('of the kind SOCKS that %s', async (_, fault, says) => {
		const proxy = Object.assign(await SocksProxy.start(), fault);
		closers.push(proxy.server);
		process.env.ALL_PROXY = `socks5://127.0.0.1:${proxy.server.port}`;
		const { error } = await sendTo('http://api.example.com');
		expect(error?.message).toMatch(says);
		expect(error?.message).toContain('(environment variable ALL_PROXY)');
		expect(proxy.server.connections).toBe(1);
	});

	it.each<[string, Conduct]>([
		['closes', (socket) => socket.destroy()],
		['ends in the middle', (socket) => socket.once('data', () => socket.end(Buffer.from([5])))],
		['speaks HTTP', (socket) => socket.write('HTTP/1.1 400 Bad\r\n\r\n')],
		['answers nothing', (socket) => socket.resume()],
	])('of the kind SOCKS that %s', async (_, conduct) => {
		const proxy = await raw(conduct);
		process.env.ALL_PROXY = `socks5://127.0.0.1:${proxy.port}`;
		const { error } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('none', { apiBaseUrl: 'http://api.example.com' }),
			parameters: { maxRetries: 1, options: { timeout: 0.15 } },
		});
		expect(error?.message).toMatch(/ALL_PROXY.*was not reached.*the proxy/);
		expect(proxy.connections).toBeLessThanOrEqual(2);
	});
});
