import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface OidcClient {
	client_id: string;
	client_secret?: string;
	grant_types?: string[];
	redirect_uris?: string[];
	token_endpoint_auth_method?: 'client_secret_basic' | 'client_secret_post' | 'none';
}

export interface OidcOptions {
	/** The folder of `main.ts`. */
	folder: string;
	clients: OidcClient[];
	/** How long an access token is good. */
	tokenSeconds: number;
}

export interface OidcStats {
	/** Answers with a token, by grant type. */
	issued: Record<string, number>;
	/** Requests to the API that were answered 401. */
	refused: number;
}

/** An authorization server that others wrote, with an API at `/api/records` that asks it. */
export class OidcServer {
	readonly url: string;
	private readonly child: ChildProcess;

	private constructor(url: string, child: ChildProcess) {
		this.url = url;
		this.child = child;
	}

	static async start(options: OidcOptions): Promise<OidcServer> {
		const args = [join(options.folder, 'main.ts'), JSON.stringify(options)];
		const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
		const stdio = ['pipe', 'pipe', 'ignore'] as const;
		const child = spawn(process.execPath, [...flags, ...args], { stdio: [...stdio] });
		const lines = createInterface({ input: child.stdout! });
		for await (const line of lines) {
			if (line.startsWith('{')) {
				return new OidcServer((JSON.parse(line) as { url: string }).url, child);
			}
		}
		throw new Error('The authorization server has ended before it listened');
	}

	async stats(): Promise<OidcStats> {
		return (await (await fetch(`${this.url}/_stats`)).json()) as OidcStats;
	}

	/** Counts anew. */
	async forget(): Promise<void> {
		await fetch(`${this.url}/_forget`);
	}

	/** Takes back what users have agreed to: no token of theirs is good any more. */
	async revoke(): Promise<void> {
		await fetch(`${this.url}/_revoke`);
	}

	async stop(): Promise<void> {
		const ended = once(this.child, 'exit');
		this.child.stdin?.end();
		await ended;
	}
}
