import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A destination that keeps its own account of what arrived. */
export interface LedgerServer {
	url: string;
	/** By id: how often it was applied. A key that came before applies nothing again. */
	applied: Map<string, number>;
	/** By id: in how many requests it came. */
	arrived: Map<string, number>;
	/** Keys that came with other bytes than before. */
	otherBytes: string[];
	/** How long (ms) it takes to answer; Infinity: it never does. */
	delayMs: () => number;
	close: () => Promise<void>;
}

export async function ledgerServer(delayMs: () => number): Promise<LedgerServer> {
	const bodies = new Map<string, string>();
	const ledger = {
		applied: new Map<string, number>(),
		arrived: new Map<string, number>(),
		otherBytes: [] as string[],
		delayMs,
	};
	const count = (counts: Map<string, number>, id: string) =>
		counts.set(id, (counts.get(id) ?? 0) + 1);
	const take = (text: string, key: string | undefined): object[] => {
		const records = JSON.parse(text) as Array<{ id: string }>;
		for (const { id } of records) count(ledger.arrived, id);
		const known = key === undefined ? undefined : bodies.get(key);
		if (known === undefined) for (const { id } of records) count(ledger.applied, id);
		else if (known !== text) ledger.otherBytes.push(key ?? '');
		if (key !== undefined) bodies.set(key, text);
		return records.map(({ id }) => ({ code: 'OK', entity: `e${id}` }));
	};
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		let text = '';
		for await (const piece of request) text += String(piece);
		const key = request.headers['idempotency-key'];
		const body = take(text, typeof key === 'string' ? key : undefined);
		const delay = ledger.delayMs();
		if (delay === Infinity) return;
		if (delay > 0) await sleep(delay);
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	};
	const http = createServer(
		(request, response) => void answer(request, response).catch(() => response.destroy()),
	);
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	return Object.assign(ledger, {
		url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		close: async () => {
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		},
	});
}
