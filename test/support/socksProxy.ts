import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

import { RawServer } from './rawServer';

/** A SOCKS5 proxy on this machine (RFC 1928, 1929), which notes what it was asked. */
export class SocksProxy {
	readonly tunnels: string[] = [];
	readonly logins: string[] = [];
	/** Instead of opening a connection: a reply of RFC 1928 §6. */
	reply = 0;
	/** Whether it wants user and password. */
	asks = false;
	server!: RawServer;

	static async start(): Promise<SocksProxy> {
		const proxy = new SocksProxy();
		proxy.server = await RawServer.start((socket) => void proxy.serve(socket).catch(() => {}));
		return proxy;
	}

	private async serve(socket: Duplex): Promise<void> {
		const [, count] = await read(socket, 2);
		const methods = await read(socket, count);
		const method = this.asks ? 2 : 0;
		if (!methods.includes(method)) return void socket.end(Buffer.from([5, 0xff]));
		socket.write(Buffer.from([5, method]));
		if (this.asks) {
			const user = await read(socket, (await read(socket, 2))[1]);
			const password = await read(socket, (await read(socket, 1))[0]);
			this.logins.push(`${user.toString()}:${password.toString()}`);
			socket.write(Buffer.from([1, 0]));
		}
		const [, , , kind] = await read(socket, 4);
		const name = kind === 3 ? await read(socket, (await read(socket, 1))[0]) : Buffer.alloc(0);
		const port = (await read(socket, 2)).readUInt16BE();
		this.tunnels.push(`${name.toString()}:${port}`);
		const answer = Buffer.from([5, this.reply, 0, 1, 0, 0, 0, 0, 0, 0]);
		if (this.reply !== 0) return void socket.end(answer);
		// To this machine, whatever the name.
		const upstream = connect(port, '127.0.0.1', () => {
			socket.write(answer);
			upstream.pipe(socket).pipe(upstream);
		});
		upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
		socket.on('close', () => upstream.destroy());
	}
}

async function read(socket: Duplex, count: number): Promise<Buffer> {
	for (;;) {
		const bytes = socket.read(count) as Buffer | null;
		if (bytes !== null) return bytes;
		await new Promise((resolve) => socket.once('readable', resolve));
	}
}
