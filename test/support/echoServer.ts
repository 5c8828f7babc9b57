import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Reply = (response: ServerResponse, request: IncomingMessage, body: string) => void;

/** A destination that says whatever a test makes it say. */
export class EchoServer {
	readonly url: string;

	private constructor(
		private readonly server: Server,
		readonly token: string,
	) {
		this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	/**
	 * @param token what it gives at `/token`, unless `onToken` answers instead
	 */
	static async start(token: string, reply: Reply, onToken?: Reply): Promise<EchoServer> {
		const giveToken: Reply = (response) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ data: { accessToken: token }, access_token: token }));
		};
		const server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const isToken = request.url?.startsWith('/token');
				const answer = isToken ? (onToken ?? giveToken) : reply;
				answer(response, request, Buffer.concat(chunks).toString('utf8'));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new EchoServer(server, token);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
