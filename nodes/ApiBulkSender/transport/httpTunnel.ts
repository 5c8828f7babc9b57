import http from 'node:http';
import type { Socket } from 'node:net';

import { brokeOff, ConnectProblem, rootCause } from './connectProblem';
import type { Proxy } from './proxies';

/**
 * Has an HTTP proxy open a connection (RFC 9110 §9.3.6).
 *
 * @returns the socket, which is then the connection to the destination
 * @throws ConnectProblem
 */
export function openTunnel(
	socket: Socket,
	proxy: Proxy,
	hostname: string,
	port: number,
): Promise<Socket> {
	const authority = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
	return new Promise((resolve, reject) => {
		const request = http.request({
			method: 'CONNECT',
			path: authority,
			headers: {
				host: authority,
				'proxy-connection': 'keep-alive',
				...authorization(proxy),
			},
			createConnection: () => socket,
		});
		request.once('connect', (response, _socket, head) => {
			const { statusCode = 0 } = response;
			if (statusCode < 200 || statusCode > 299) {
				socket.destroy();
				reject(new ConnectProblem(refusal(statusCode)));
				return;
			}
			if (head.length > 0) socket.unshift(head);
			resolve(socket);
		});
		request.once('error', (error) => {
			const isNoHttp = rootCause(error).code?.startsWith('HPE_') === true;
			reject(isNoHttp ? new ConnectProblem('what the proxy answers is no HTTP') : brokeOff());
		});
		request.end();
	});
}

function authorization({ user, password }: Proxy): Record<string, string> {
	if (user === '' && password === '') return {};
	const pair = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
	return { 'proxy-authorization': `Basic ${pair}` };
}

function refusal(status: number): string {
	return status === 407
		? 'the proxy wants a user and a password, which belong into the variable, as in http://user:password@proxy.example.com:3128 (HTTP 407)'
		: `the proxy does not open a connection (HTTP ${status})`;
}
