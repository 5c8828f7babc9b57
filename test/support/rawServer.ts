import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';

import { cert, key } from './certificate';

/** What happens on one connection; `number` counts them from 1. */
export type Conduct = (socket: Duplex, number: number) => void;

/** A server on this machine that says whatever bytes a test wants. */
export class RawServer {
	/** Connections that were made to it. */
	connections = 0;
	private readonly sockets = new Set<Socket>();

	private constructor(
		private readonly server: Server,
		private readonly scheme: 'http' | 'https',
	) {
		server.on('connection', (socket: Socket) => {
			this.sockets.add(socket);
			socket.on('error', () => {}).on('close', () => this.sockets.delete(socket));
		});
	}

	/** @param secure with TLS; a connection counts once it is made below */
	static async start(conduct: Conduct, secure = false): Promise<RawServer> {
		const server = secure ? createTlsServer({ key, cert }) : createServer();
		const started = new RawServer(server, secure ? 'https' : 'http');
		server.on('connection', () => started.connections++);
		server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => {
			socket.on('error', () => {});
			conduct(socket, started.connections);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return started;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	get url(): string {
		return `${this.scheme}://127.0.0.1:${this.port}`;
	}

	/** Breaks all connections off and takes no more. */
	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}
}

/** Calls back for each whole request that a connection brings: its head and its body. */
export function onRequests(socket: Duplex, got: (head: string, body: string) => void): void {
	let bytes = Buffer.alloc(0);
	socket.on('data', (chunk: Buffer) => {
		bytes = Buffer.concat([bytes, chunk]);
		for (;;) {
			const end = bytes.indexOf('\r\n\r\n');
			if (end < 0) return;
			const head = bytes.toString('latin1', 0, end);
			const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
			if (bytes.length < end + 4 + length) return;
			const body = bytes.toString('utf8', end + 4, end + 4 + length);
			bytes = bytes.subarray(end + 4 + length);
			got(head, body);
		}
	});
}
