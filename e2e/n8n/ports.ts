import { createServer } from 'node:net';

async function tryPort(port: number): Promise<number | undefined> {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const taken = typeof address === 'object' ? address?.port : undefined;
			server.close(() => resolve(taken));
		});
	});
}

/** The preferred port when it is free, else any free one. */
export async function freePort(preferred?: number): Promise<number> {
	const port = (preferred && (await tryPort(preferred))) || (await tryPort(0));
	if (!port) throw new Error('No free port was found on 127.0.0.1.');
	return port;
}
