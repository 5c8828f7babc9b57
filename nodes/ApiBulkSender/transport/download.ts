import type { Socket } from 'node:net';
import type { IncomingHttpHeaders } from 'undici/types/header';
import { Agent, request } from 'undici';
import type { NodeEgressFilter } from 'n8n-workflow';

import { Attempt, connect } from './connect';
import { proxyFor } from './proxies';

const MOST_REDIRECTS = 5;

/** A file that is being downloaded. */
export interface Download {
	/** Where it came from in the end, without a query. */
	address: string;
	headers: IncomingHttpHeaders;
	/** May be read once; the connection is closed with it. */
	bytes: AsyncIterable<Uint8Array>;
	/** Gives it up. */
	close: () => Promise<void>;
}

/** Why there is none, to follow the address, and what to do. */
export class NoDownload extends Error {
	constructor(
		readonly address: string,
		readonly problem: string,
		readonly advice: string,
	) {
		super(`${address}: ${problem}`);
	}
}

/**
 * Gets a file through the rules of n8n and its proxies, without any login.
 *
 * @param silenceMs without a byte for so long it has failed
 * @throws NoDownload
 */
export async function download(
	address: string,
	filter: NodeEgressFilter | undefined,
	silenceMs: number,
	signal: AbortSignal,
): Promise<Download> {
	let url = readUrl(address);
	const lookup = filter?.createSecureLookup();
	let socket: Socket | undefined;
	const agent = new Agent({
		connect: (target, done) => {
			const proxy = proxyFor(
				new URL(`${target.protocol}//${target.host ?? target.hostname}`),
				process.env,
			);
			connect(target, proxy, new Attempt(), lookup).then(
				(made) => {
					socket = made;
					done(null, made);
				},
				(error: Error) => done(error, null),
			);
		},
		headersTimeout: silenceMs,
		bodyTimeout: silenceMs,
	});
	try {
		for (let hops = 0; ; hops++) {
			await assertAllowed(url, filter);
			const answer = await get(url, agent, signal);
			const { statusCode, headers, body } = answer;
			if (statusCode === 200) {
				return {
					address: shown(url),
					headers,
					bytes: closing(body, agent, () => socket?.errored != null),
					close: async () => await agent.destroy(),
				};
			}
			body.on('error', () => {}).destroy();
			const { location } = headers;
			const isRedirect = [301, 302, 303, 307, 308].includes(statusCode);
			const leads = typeof location === 'string' && URL.canParse(location, url.href);
			if (!isRedirect || !leads || hops === MOST_REDIRECTS) throw refusal(url, statusCode);
			url = readUrl(new URL(location, url).href);
		}
	} catch (error) {
		void agent.destroy();
		throw error;
	}
}

async function get(url: URL, dispatcher: Agent, signal: AbortSignal) {
	try {
		const headers = { accept: '*/*', 'accept-encoding': 'identity' };
		return await request(url, { dispatcher, signal, headers });
	} catch (error) {
		const { message } = error as Error;
		throw new NoDownload(shown(url), `it was not reached: ${message}`, 'Check the address');
	}
}

/** undici takes an answer without a length for complete when its connection breaks. */
async function* closing(
	body: AsyncIterable<Uint8Array>,
	agent: Agent,
	isBroken: () => boolean,
): AsyncGenerator<Uint8Array> {
	try {
		yield* body;
		if (isBroken()) throw new Error('the connection broke before the file was complete');
	} finally {
		void agent.destroy();
	}
}

function readUrl(address: string): URL {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
	const name = url === undefined ? 'it' : shown(url);
	throw new NoDownload(name, 'it is not an http or https address', 'Enter a whole address');
}

async function assertAllowed(url: URL, filter: NodeEgressFilter | undefined): Promise<void> {
	const allowed = await filter?.validateUrl(url.href);
	if (allowed === undefined || allowed.ok) return;
	throw new NoDownload(
		shown(url),
		`this n8n instance does not allow the address: ${allowed.error.message}`,
		'Ask the administrator of this n8n instance to allow it, or use another address',
	);
}

const ADVICE: Record<number, string> = {
	401: 'It asks for a login: download the file with the HTTP Request node, and read it from a binary field',
	403: 'It may ask for a login, or the address has expired',
	404: 'Check the address',
	410: 'Check the address',
};

function refusal(url: URL, status: number): NoDownload {
	return new NoDownload(
		shown(url),
		`the answer is HTTP ${status}`,
		ADVICE[status] ?? 'Try it later',
	);
}

/** A query may hold a key, and what stands before the host a password. */
function shown({ protocol, host, pathname }: URL): string {
	return `${protocol}//${host}${pathname}`;
}
