import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const FLOW_SERVICE = '/data/foundation/flowservice/';

type Entity = Record<string, unknown> & { id: string };

interface Operation {
	op: string;
	path: string;
	value: unknown;
}

/** The destinations of the tutorial's first table, and what it says of them: id and name. */
const connectionSpecs: Entity[] = [
	{ id: '0b23e41a-cb4a-4321-a78f-3b654f5d7d97', name: 'Adobe Campaign' },
	{ id: 'c1e44b6b-e7c8-404b-9031-58f0ef760604', name: 'Oracle Eloqua' },
	{ id: 'a5e28ddf-e265-426e-83a1-9d03a3a6822b', name: 'Oracle Responsys' },
	{ id: 'f599a5b3-60a7-4951-950a-cc4115c7ea27', name: 'Salesforce Marketing Cloud' },
	{ id: '8a9c3494-9708-43d7-ae3f-cda01e5030e1', name: 'Profile Store' },
];

/**
 * A Flow Service that answers as Adobe's tutorial prints it, and no more: a bare `{id}` for what was
 * made, an etag without quotes, 202 without a body, specs that have nothing but id and name. What the
 * tutorial does not show (tokens, audiences, schemas) another server answers.
 */
export class LiteralFlowService {
	/** Method and path of each request to the Flow Service. */
	readonly requests: string[] = [];
	private readonly entities = new Map<string, Entity[]>();

	private constructor(
		private readonly server: Server,
		private readonly elsewhere: () => string,
		flowSpecs: Entity[],
	) {
		this.entities.set('connectionSpecs', connectionSpecs);
		this.entities.set('flowSpecs', flowSpecs);
	}

	/** @param elsewhere the address of the other server */
	static async start(elsewhere: () => string, flowSpecs: Entity[]): Promise<LiteralFlowService> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const service = new LiteralFlowService(server, elsewhere, flowSpecs);
		server.on('request', (request, response) => {
			void readText(request).then(async (body) => await service.answer(request, body, response));
		});
		return service;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage, body: string, response: ServerResponse) {
		const { pathname } = new URL(request.url ?? '/', this.url);
		if (!pathname.startsWith(FLOW_SERVICE)) return await this.forward(request, body, response);
		const { method = 'GET' } = request;
		const [collection, id] = pathname.slice(FLOW_SERVICE.length).split('/');
		this.requests.push(`${method} ${pathname.slice(FLOW_SERVICE.length - 1)}`);
		const known = this.entities.get(collection) ?? [];
		this.entities.set(collection, known);
		const one = known.find((entity) => entity.id === id);
		if (id !== undefined && one === undefined) return give(response, 404, { title: 'Not found' });
		if (method === 'POST') return give(response, 201, this.made(collection, known, body));
		if (method === 'GET') return give(response, 200, { items: one ? [one] : known });
		if (request.headers['if-match']?.replaceAll('"', '') !== one!.etag) {
			return give(response, 412, { title: 'The etag is another' });
		}
		for (const operation of JSON.parse(body) as Operation[]) apply(one!, operation);
		one!.etag = randomUUID();
		response.writeHead(202).end();
	}

	private made(collection: string, known: Entity[], body: string): object {
		const entity: Entity = { ...(JSON.parse(body) as object), id: randomUUID() };
		known.push(entity);
		if (collection !== 'flows') return { id: entity.id };
		entity.etag = entity.id;
		return { id: entity.id, etag: entity.etag };
	}

	private async forward(request: IncomingMessage, body: string, response: ServerResponse) {
		const ofConnection = ['host', 'connection', 'content-length'];
		const headers = Object.fromEntries(
			Object.entries(request.headers).filter(([name]) => !ofConnection.includes(name)),
		);
		const answer = await fetch(`${this.elsewhere()}${request.url}`, {
			method: request.method,
			headers: headers as Record<string, string>,
			body: body === '' ? undefined : body,
		});
		give(response, answer.status, await answer.json());
	}
}

/** As RFC 6902 says, as far as the tutorial uses it: the way to a new member may be missing. */
function apply(entity: Entity, { op, path, value }: Operation): void {
	const keys = path.split('/').slice(1);
	const last = keys.pop()!;
	let at = entity as Record<string, unknown>;
	for (const [place, key] of keys.entries()) {
		at[key] ??= (keys[place + 1] ?? last) === '-' ? [] : {};
		at = at[key] as Record<string, unknown>;
	}
	if (op === 'remove') delete at[last];
	else if (Array.isArray(at)) at.push(value);
	else at[last] = value;
}

async function readText(request: IncomingMessage): Promise<string> {
	let text = '';
	request.setEncoding('utf8');
	for await (const piece of request) text += piece as string;
	return text;
}

function give(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
