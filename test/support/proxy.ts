import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { cert, key } from './certificate';

/** A proxy on this machine that opens tunnels and notes where to. */
export class Proxy {
	/** Where it was asked to connect to. */
	readonly tunnels: string[] = [];
	readonly authorizations: Array<string | undefined> = [];
	/** Instead of opening a tunnel: an HTTP status, or never an answer. */
	answer: number | 'nothing' | undefined;
	private readonly server: Server;
	private readonly sockets = new Set<Duplex>();

	private constructor(secure: boolean) {
		this.server = secure ? createTlsServer({ key, cert }) : createServer();
		this.server.on('request', (_request, response) => response.writeHead(405).end());
		this.server.on('connection', (socket: Socket) => this.sockets.add(socket));
		this.server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
			this.tunnels.push(request.url ?? '');
			this.authorizations.push(request.headers['proxy-authorization']);
			if (this.answer === 'nothing') return;
			if (this.answer !== undefined) {
				socket.end(`HTTP/1.1 ${this.answer} No\r\ncontent-length: 0\r\n\r\n`);
				return;
			}
			this.open(request.url ?? '', socket, head);
		});
	}

	/** @param secure reached with TLS itself */
	static async start(secure = false): Promise<Proxy> {
		const proxy = new Proxy(secure);
		await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	get address(): string {
		return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** To this machine, whatever the name. */
	private open(target: string, socket: Duplex, head: Buffer): void {
		const upstream = connect(Number(target.split(':').at(-1)), '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			upstream.write(head);
			upstream.pipe(socket).pipe(upstream);
		});
		const end = () => {
			upstream.destroy();
			socket.destroy();
		};
		upstream.on('error', end).on('close', end);
		socket.on('error', end).on('close', end);
	}
}
