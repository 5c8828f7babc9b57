import type { Sandbox } from '../../sandbox/server.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
export type Loose = any;

export interface Reply {
	status: number;
	headers: Headers;
	text: string;
	json: Loose;
}

export interface Sending {
	method?: string;
	headers?: Record<string, string>;
	body?: unknown;
	raw?: string;
	signal?: AbortSignal;
}

export async function send(sandbox: Sandbox, path: string, sending: Sending = {}): Promise<Reply> {
	const { body, raw, signal } = sending;
	const response = await fetch(`${sandbox.url}${path}`, {
		method: sending.method ?? 'POST',
		headers: { 'content-type': 'application/json', ...sending.headers },
		body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
		redirect: 'manual',
		signal,
	});
	const text = await response.text();
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		json = undefined;
	}
	return { status: response.status, headers: response.headers, text, json };
}

export async function capToken(sandbox: Sandbox): Promise<Record<string, string>> {
	const { clientKey: key, clientSecret: secret } = sandbox.credentials;
	const { json } = await send(sandbox, '/v3/oauth/token/generate', { body: { key, secret } });
	return { 'X-CAP-API-OAUTH-TOKEN': json.data.accessToken };
}

export function basic(user: string, password: string): Record<string, string> {
	return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

/** The code of the network error that the request ends with. */
export async function networkError(sending: Promise<unknown>): Promise<string | undefined> {
	try {
		await sending;
	} catch (error) {
		const cause = (error as Error).cause as { code?: string } | undefined;
		return cause?.code ?? (error as Error).name;
	}
	return undefined;
}

export const good = (id: unknown) => ({ id, email: `${String(id)}@example.com` });
export const bad = (id: unknown) => ({ id, email: 'nowhere' });
