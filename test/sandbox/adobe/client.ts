import { startSandbox } from '../../../sandbox/server.ts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/server.ts';
import { send } from '../client';
import type { Loose, Reply } from '../client';

export const flowService = '/data/foundation/flowservice';
export const adhoc = '/data/core/activation/disflowprovider/adhocrun';
export const adhocVersion2 = 'application/vnd.adobe.adhoc.activation+json; version=2';

type Headers = Record<string, string | undefined>;

function defined(headers: Headers): Record<string, string> {
	const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as Record<string, string>;
}

/** A sandbox for the tests of one file, fresh for each of them, and a caller with a token. */
export class AdobeCaller {
	sandbox!: Sandbox;
	clock = Date.UTC(2026, 10, 23, 10, 0, 0);
	#token = '';

	constructor(options: SandboxOptions = {}) {
		beforeAll(async () => {
			this.sandbox = await startSandbox({ now: () => this.clock, ...options });
		});
		beforeEach(async () => {
			this.sandbox.reset();
			this.#token = await this.token();
		});
		afterAll(() => this.sandbox.close());
	}

	/** Lets time pass. */
	wait(milliseconds: number): void {
		this.clock += milliseconds;
	}

	askToken(fields: Headers = {}, query = ''): Promise<Reply> {
		const { clientId, clientSecret } = this.sandbox.credentials.adobe;
		const form = defined({
			grant_type: 'client_credentials',
			client_id: clientId,
			client_secret: clientSecret,
			scope: 'openid,AdobeID',
			...fields,
		});
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const raw = new URLSearchParams(form).toString();
		return send(this.sandbox, `/ims/token/v3${query}`, { headers, raw });
	}

	async token(): Promise<string> {
		const { json } = await this.askToken();
		return json.access_token as string;
	}

	call(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Reply> {
		const { clientId, organizationId, sandboxName } = this.sandbox.credentials.adobe;
		const all = defined({
			authorization: `Bearer ${this.#token}`,
			'x-api-key': clientId,
			'x-gw-ims-org-id': organizationId,
			'x-sandbox-name': sandboxName,
			...headers,
		});
		const full = path.startsWith('/data') ? path : `${flowService}${path}`;
		return send(this.sandbox, full, { method, headers: all, body });
	}

	get(path: string, headers?: Headers): Promise<Reply> {
		return this.call('GET', path, undefined, headers);
	}

	post(path: string, body?: unknown, headers?: Headers): Promise<Reply> {
		return this.call('POST', path, body, headers);
	}

	delete(path: string): Promise<Reply> {
		return this.call('DELETE', path);
	}

	/** With the current etag unless another is given. */
	async patch(path: string, body: unknown, headers: Headers = {}): Promise<Reply> {
		const etag = 'if-match' in headers ? undefined : (await this.one(path)).etag;
		return this.call('PATCH', path, body, { 'if-match': etag, ...headers });
	}

	/** What a GET by id holds. */
	async one(path: string): Promise<Loose> {
		const { json } = await this.get(path);
		return json.items[0];
	}

	/** The id of what was made. */
	async make(path: string, body: unknown): Promise<string> {
		const { status, json, text } = await this.post(path, body);
		if (status !== 201) throw new Error(`${path} answered ${status}: ${text}`);
		return json.id as string;
	}
}
