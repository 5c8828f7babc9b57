import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived: who sent it, by the header `x-run`, and when (ms, as `performance.now`). */
export interface Arrival {
	run: string;
	at: number;
}

type Reply = { status?: number; headers?: Record<string, string>; afterMs?: number };

/** A destination that takes every record and notes when requests arrive. */
export class CountingServer {
	arrivals: Arrival[] = [];
	reply: (arrival: Arrival, nth: number) => Reply = () => ({});
	private server!: Server;

	constructor() {
		beforeAll(async () => {
			this.server = createServer((request, response) => {
				const arrival = { run: String(request.headers['x-run']), at: performance.now() };
				this.arrivals.push(arrival);
				const { status = 200, headers, afterMs = 2 } = this.reply(arrival, this.arrivals.length);
				let body = '';
				request.on('data', (chunk: Buffer) => (body += chunk.toString()));
				request.on('end', () => {
					const answer = status === 200 ? (JSON.parse(body) as object[]).map(() => ({})) : [];
					setTimeout(() => {
						response.writeHead(status, { 'content-type': 'application/json', ...headers });
						response.end(JSON.stringify(answer));
					}, afterMs);
				});
			});
			await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		});
		beforeEach(() => {
			this.arrivals = [];
			this.reply = () => ({});
		});
		afterAll(async () => {
			this.server.closeAllConnections();
			await new Promise((resolve) => this.server.close(resolve));
		});
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Most arrivals in any window of this length. */
	mostIn(windowMs: number): number {
		const times = this.arrivals.map(({ at }) => at).sort((a, b) => a - b);
		const counts = times.map(
			(from, first) => times.slice(first).filter((at) => at < from + windowMs).length,
		);
		return Math.max(0, ...counts);
	}
}
