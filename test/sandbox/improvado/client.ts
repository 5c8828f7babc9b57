import { startSandbox } from '../../../sandbox/server.ts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/server.ts';
import { basic, send } from '../client';
import type { Loose, Reply } from '../client';

/** A sandbox for the tests of one file, fresh for each of them, and a caller with a token. */
export class ImprovadoCaller {
	sandbox!: Sandbox;
	clock = Date.UTC(2026, 10, 23, 10, 0, 0);
	#token = '';

	constructor(options: SandboxOptions = {}) {
		beforeAll(async () => {
			this.sandbox = await startSandbox({ now: () => this.clock, ...options });
		});
		beforeEach(async () => {
			this.sandbox.reset();
			this.#token = (await this.askToken()).json.token as string;
		});
		afterAll(() => this.sandbox.close());
	}

	/** Lets time pass. */
	wait(milliseconds: number): void {
		this.clock += milliseconds;
	}

	askToken(
		body: unknown = { workspace_id: this.sandbox.credentials.improvado.workspaceId },
		password = this.sandbox.credentials.improvado.password,
	): Promise<Reply> {
		const { username } = this.sandbox.credentials.improvado;
		return send(this.sandbox, '/api/v3/token', { headers: basic(username, password), body });
	}

	call(method: string, path: string, body?: unknown, token = this.#token): Promise<Reply> {
		const headers: Record<string, string> =
			token === '' ? {} : { authorization: `Bearer ${token}` };
		return send(this.sandbox, `/api/v3${path}`, { method, headers, body });
	}

	get(path: string): Promise<Reply> {
		return this.call('GET', path);
	}

	/** A connection to BigQuery whose first check goes on. */
	async connect(more: Record<string, unknown> = {}): Promise<Loose> {
		const { status, json, text } = await this.call('POST', '/destinations/bigquery/connections', {
			title: 'Reports',
			create_load_for_new_tables: true,
			destination_name: 'bigquery',
			conenctions_params: { project: 'reports', key: 'secret-key' },
			...more,
		});
		if (status !== 201) throw new Error(`answered ${status}: ${text}`);
		return json;
	}
}
