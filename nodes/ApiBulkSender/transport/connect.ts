import net from 'node:net';
import { buildConnector } from 'undici';

import { ConnectProblem, notReached, notSecured, silent } from './connectProblem';
import { openTunnel } from './httpTunnel';
import type { Proxy } from './proxies';
import { openSocksTunnel } from './socksTunnel';
import type { TlsSettings } from '../../shared/http/tlsSettings';

const MOST_CONNECT_MS = 10_000;

/** Where a connection leads; the shape is undici's. */
export type Target = buildConnector.Options;

/** A connection in the making. */
export class Attempt {
	/** What is being waited for, to follow "was not reached: ". */
	waitsFor = '';
	private socket: net.Socket | undefined;

	/** Ends it, whatever step it is at. */
	abort(): void {
		this.socket?.destroy();
	}

	/** The socket below all that is built on it. */
	on(socket: net.Socket): void {
		this.socket = socket;
	}
}

/** Makes TLS over a connection. Sessions are kept, so that a later handshake is shorter. */
export type Secure = ReturnType<typeof buildConnector>;

/** A session remembers whose certificate it began with: other settings must not go on with it. */
export function secureBy(settings: TlsSettings): Secure {
	return buildConnector({ timeout: 0, ...settings });
}

const usual: Secure = buildConnector({ timeout: 0 });

/**
 * Makes a connection: directly, or through the tunnel of a proxy, for both http and https; then TLS
 * for https. It has no time limit of its own but that of TCP; whoever waits aborts it.
 *
 * @param lookup resolves the destination's name; a proxy resolves it itself
 * @param toDestination makes TLS with the destination
 * @throws ConnectProblem
 */
export async function connect(
	target: Target,
	proxy: Proxy | undefined,
	attempt: Attempt,
	lookup: net.LookupFunction | undefined,
	toDestination = usual,
): Promise<net.Socket> {
	const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
	attempt.waitsFor = silent(proxy);
	let socket =
		proxy === undefined
			? await reach({ host: target.hostname, port, lookup }, attempt)
			: await reach({ host: proxy.hostname, port: proxy.port }, attempt, proxy);
	if (proxy !== undefined) {
		if (proxy.protocol === 'https:') {
			attempt.waitsFor = 'no secure connection to the proxy comes about (TLS)';
			const target = { ...proxy, port: String(proxy.port) };
			socket = await secure(usual, socket, target, true);
		}
		attempt.waitsFor = 'the proxy does not say whether it opens a connection';
		const open = proxy.protocol === 'socks5:' ? openSocksTunnel : openTunnel;
		socket = await open(socket, proxy, target.hostname, port);
	}
	if (target.protocol === 'https:') {
		attempt.waitsFor = 'no secure connection comes about (TLS)';
		socket = await secure(toDestination, socket, target, false);
	}
	if (socket.destroyed || socket.readableEnded)
		throw new ConnectProblem('the connection closed at once');
	return socket;
}

function reach(
	{ host, port, lookup }: { host: string; port: number; lookup?: net.LookupFunction },
	attempt: Attempt,
	proxy?: Proxy,
): Promise<net.Socket> {
	return new Promise((resolve, reject) => {
		const socket = net.connect({
			host,
			port,
			lookup,
			noDelay: true,
			keepAlive: true,
			keepAliveInitialDelay: 60_000,
			// As undici's own connections, which suits large answers.
			highWaterMark: 64 * 1024,
			timeout: MOST_CONNECT_MS,
		} as net.TcpNetConnectOpts);
		attempt.on(socket);
		socket.once('connect', () => {
			socket.setTimeout(0);
			resolve(socket);
		});
		socket.once('timeout', () => {
			socket.destroy(Object.assign(new Error('Timeout'), { code: 'ETIMEDOUT' }));
		});
		// Stays for good: an error that nobody hears ends the process.
		socket.on('error', (error) => reject(notReached(error, proxy)));
	});
}

function secure(
	connector: Secure,
	socket: net.Socket,
	target: Target,
	withProxy: boolean,
): Promise<net.Socket> {
	return new Promise((resolve, reject) => {
		const options = { ...target, protocol: 'https:', httpSocket: socket };
		connector(options, (error, secured) => {
			if (error === null) resolve(secured);
			else reject(notSecured(error, withProxy));
		});
	});
}
