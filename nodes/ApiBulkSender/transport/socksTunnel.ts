import type { Socket } from 'node:net';

import { brokeOff, ConnectProblem } from './connectProblem';
import type { Proxy } from './proxies';

const VERSION = 5;
const CONNECT = 1;
const NO_AUTHENTICATION = 0;
const USER_AND_PASSWORD = 2;
const REPLIES: Readonly<Record<number, string>> = {
	2: 'its rules do not allow it',
	3: 'there is no network to it',
	4: 'there is no route to it',
	5: 'it refuses connections',
	6: 'it is too far away',
};

/**
 * Has a SOCKS5 proxy open a connection (RFC 1928, with user and password RFC 1929). The proxy
 * resolves the name.
 *
 * @returns the socket, which is then the connection to the destination
 * @throws ConnectProblem
 */
export async function openSocksTunnel(
	socket: Socket,
	proxy: Proxy,
	hostname: string,
	port: number,
): Promise<Socket> {
	try {
		await logIn(socket, proxy);
		socket.write(
			Buffer.concat([Buffer.from([VERSION, CONNECT, 0]), address(hostname), word(port)]),
		);
		const [, reply, , kind] = await read(socket, 4);
		if (reply !== 0) {
			const why = REPLIES[reply] ?? `SOCKS error ${reply}`;
			throw new ConnectProblem(`the proxy does not open a connection (${why})`);
		}
		// The proxy's own address, of which nothing is used.
		await read(socket, (kind === 1 ? 4 : kind === 4 ? 16 : (await read(socket, 1))[0]) + 2);
		return socket;
	} catch (error) {
		socket.destroy();
		throw error;
	}
}

async function logIn(socket: Socket, { user, password }: Proxy): Promise<void> {
	const isKnown = user !== '' || password !== '';
	const methods = isKnown ? [NO_AUTHENTICATION, USER_AND_PASSWORD] : [NO_AUTHENTICATION];
	socket.write(Buffer.from([VERSION, methods.length, ...methods]));
	const [version, method] = await read(socket, 2);
	if (version !== VERSION) throw new ConnectProblem('the proxy does not speak SOCKS5');
	if (method === NO_AUTHENTICATION) return;
	if (method !== USER_AND_PASSWORD || !isKnown) {
		throw new ConnectProblem(
			'the proxy wants a user and a password, which belong into the variable, as in socks5://user:password@proxy.example.com:1080',
		);
	}
	socket.write(Buffer.concat([Buffer.from([1]), counted(user), counted(password)]));
	const [, refused] = await read(socket, 2);
	if (refused !== 0) throw new ConnectProblem('the proxy refuses user and password');
}

function address(hostname: string): Buffer {
	return Buffer.concat([Buffer.from([3]), counted(hostname)]);
}

function counted(text: string): Buffer {
	const bytes = Buffer.from(text, 'utf8').subarray(0, 255);
	return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function word(number: number): Buffer {
	return Buffer.from([number >> 8, number & 0xff]);
}

/** Exactly so many bytes. @throws ConnectProblem when the connection ends before */
async function read(socket: Socket, count: number): Promise<Buffer> {
	return await new Promise((resolve, reject) => {
		const settle = (bytes: Buffer | null) => {
			socket.off('readable', look).off('end', ended).off('close', ended);
			if (bytes?.length === count) resolve(bytes);
			else reject(brokeOff());
		};
		const look = () => {
			const bytes = socket.read(count) as Buffer | null;
			if (bytes !== null) settle(bytes);
		};
		const ended = () => settle(null);
		socket.on('readable', look).once('end', ended).once('close', ended);
		look();
	});
}
