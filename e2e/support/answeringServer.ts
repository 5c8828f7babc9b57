import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
	path: string;
	authorization: string | undefined;
	text: string;
}

/** Undefined breaks the connection off. */
export type Reply = { status: number; contentType: string; body: string } | undefined;

export interface AnsweringServer {
	url: string;
	close: () => Promise<void>;
}

/** A destination on loopback that answers each request as it is told to. */
export async function answeringServer(answer: (asked: Asked) => Reply): Promise<AnsweringServer> {
	const server = createServer((request, response) => {
		void readText(request).then((text) => {
			const { url: path = '/', headers } = request;
			give(response, answer({ path, authorization: headers.authorization, text }));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

async function readText(request: IncomingMessage): Promise<string> {
	let text = '';
	request.setEncoding('utf8');
	for await (const piece of request) text += piece as string;
	return text;
}

function give(response: ServerResponse, reply: Reply): void {
	if (reply === undefined) {
		response.destroy();
		return;
	}
	response.writeHead(reply.status, { 'content-type': reply.contentType });
	response.end(reply.body);
}

export const json = (body: unknown, status = 200): Reply => ({
	status,
	contentType: 'application/json',
	body: JSON.stringify(body),
});
