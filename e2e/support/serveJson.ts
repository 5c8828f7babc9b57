import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One JSON document at a loopback address, for n8n's HTTP Request node to fetch. */
export async function serveJson(
	value: unknown,
): Promise<{ url: string; close: () => Promise<void> }> {
	const body = JSON.stringify(value);
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'application/json').end(body);
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
