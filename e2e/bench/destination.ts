// The destination of the benchmark, a process of its own: it says of every record that it took it.
// It finds the ids by searching the text, so that it is not what limits the speed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const stats = { records: 0, requests: 0, connections: 0, openNow: 0, maxOpen: 0 };

function answer(body: string): string {
	const single = !body.startsWith('[');
	let parts = '';
	let records = 0;
	for (let at = body.indexOf('"id":"'); at >= 0; at = body.indexOf('"id":"', at)) {
		const end = body.indexOf('"', at + 6);
		parts += `${parts && ','}{${body.slice(at, end + 1)},"status":200}`;
		records += 1;
		at = end;
	}
	stats.records += records;
	stats.requests += 1;
	return single ? parts : `[${parts}]`;
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
	if (request.method === 'GET') {
		const text = JSON.stringify(stats);
		Object.assign(stats, { records: 0, requests: 0, connections: 0, maxOpen: stats.openNow });
		response.end(text);
		return;
	}
	let body = '';
	request.setEncoding('latin1');
	request.on('data', (chunk: string) => (body += chunk));
	request.on('end', () => {
		const text = answer(body);
		const reply = () => {
			response.writeHead(200, {
				'content-type': 'application/json',
				'content-length': text.length,
			});
			response.end(text);
		};
		// Under /late and /far each answer goes through a timer, as one that comes over a network would wait.
		if (request.url?.startsWith('/late')) setTimeout(reply, 1);
		else if (request.url?.startsWith('/far')) setTimeout(reply, 100);
		else reply();
	});
});
server.on('connection', (socket) => {
	stats.connections += 1;
	stats.openNow += 1;
	stats.maxOpen = Math.max(stats.maxOpen, stats.openNow);
	socket.on('close', () => (stats.openNow -= 1));
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
	console.log((server.address() as AddressInfo).port);
});
