import { backoffDelay, retryAfterDelay } from '../../shared/http/backoff';
import { headerOf } from '../engine/answer/read/header';
import { checkHeaders } from '../engine/request/headers';
import { bytesOf } from '../engine/request/login';
import { NoTokenAnswer } from '../engine/run/tokenKeeper';
import type { Answer, Authorization, Authorizer, Login, Ports, Send } from '../engine/types';
import {
	exchangesToken,
	loginOf,
	readToken,
	tokenRequest,
	type DestinationCredential,
	type ExchangedToken,
} from '../../shared/http/tokenExchange';
import { SharedTokens, type BoughtToken } from './sharedTokens';

/** Repeats after 429 and 5xx, since asking changes nothing. */
const MOST_REPEATS = 3;
/** All requests wait for the token, so a longer wait is better ended by a sentence. */
const LONGEST_WAIT_MS = 60_000;
const MASK = '***';
const BACKOFF = { baseDelayMs: 1000, maxDelayMs: 30_000 };

type TokenPorts = Pick<Ports, 'sleep' | 'now' | 'date' | 'random'> & { send: Send };

interface TokenOptions {
	/** Repeats while no answer comes. */
	maxRetries: number;
	/** Sees every token, so that it can be kept out of outputs. */
	onToken: (token: string) => void;
	signal: AbortSignal;
}

/** An authorizer; `close` when the run has ended. */
export type OpenAuthorizer = Authorizer & { close(): void };

/** Authorizes requests with the credential, by a token for the kinds that exchange one. */
export function openAuthorizer(
	credential: DestinationCredential,
	ports: TokenPorts,
	options: TokenOptions,
): OpenAuthorizer {
	if (!exchangesToken(credential)) {
		const fixed = { ...checkedLogin(credential), expiresAt: Infinity };
		return { renewable: false, authorize: async () => fixed, close: () => {} };
	}
	const { url, headers, body } = tokenRequest(credential);
	const shared = SharedTokens.join(JSON.stringify([url, headers, body]));
	const boughtFor = new WeakMap<Authorization, BoughtToken>();
	return {
		renewable: true,
		authorize: async (used) => {
			const than = used && boughtFor.get(used);
			const buy = async () => await exchange(credential, ports, options);
			const bought = await shared.other(than, ports.now(), buy);
			const { token, expiresAt } = bought;
			options.onToken(token);
			const authorization = { ...checkedLogin(credential, token), expiresAt };
			boughtFor.set(authorization, bought);
			return authorization;
		},
		close: () => shared.leave(),
	};
}

async function exchange(
	credential: DestinationCredential,
	ports: TokenPorts,
	{ maxRetries, signal }: TokenOptions,
): Promise<BoughtToken> {
	const request = tokenRequest(credential);
	for (let repeat = 0; ; repeat++) {
		const answer = await ports.send(request);
		if (answer.kind === 'response' && answer.status !== 429 && answer.status < 500) {
			const { token, ttlSeconds = Infinity } = readAnswer(credential, answer);
			return { token, expiresAt: ports.now() + ttlSeconds * 1000 };
		}
		const problem = explain(answer);
		if (repeat >= (answer.kind === 'failure' ? maxRetries : MOST_REPEATS)) throw problem;
		const header = answer.kind === 'response' ? headerOf(answer, 'retry-after') : undefined;
		const delay = Math.max(
			Math.min(retryAfterDelay(header, ports.date()), LONGEST_WAIT_MS),
			backoffDelay(repeat, BACKOFF, ports.random),
		);
		await ports.sleep(delay, signal);
	}
}

function explain(answer: Answer): Error {
	return answer.kind === 'failure'
		? new NoTokenAnswer(`The token request failed: ${answer.message}`)
		: new Error(`The token request failed: it was answered with HTTP ${answer.status}`);
}

function readAnswer(
	credential: DestinationCredential,
	{ status, body, unreadable }: Extract<Answer, { kind: 'response' }>,
): ExchangedToken {
	if (unreadable === undefined) return readToken(credential, status, body);
	throw new Error(`The token request got an answer (HTTP ${status}) that is ${unreadable}`);
}

/** @throws Error or SettingError when the credential makes no usable login */
export function checkedLogin(credential: DestinationCredential, token?: string): Login {
	const { headers, ...others } = loginOf(credential, token);
	const entries = Object.entries(headers).map(([name, value]) => ({ name, value }));
	return { ...others, headers: checkHeaders(entries, 'Destination API credential') };
}

/**
 * The bytes by which the credential makes a request body longer.
 *
 * @throws Error or SettingError when it makes no usable login
 */
export function bytesOfLogin(credential: DestinationCredential): number {
	return bytesOf(checkedLogin(credential, 'token'));
}

/**
 * What the credential adds with the values hidden, to show what would be sent.
 *
 * @throws Error or SettingError when it makes no usable login
 */
export function maskedLogin(credential: DestinationCredential): Login {
	const { headers, query, bodyField } = checkedLogin(credential, 'token');
	return {
		headers: Object.fromEntries(Object.keys(headers).map((name) => [name, MASK])),
		...(query && { query: { ...query, value: MASK } }),
		...(bodyField && { bodyField: { ...bodyField, value: MASK } }),
	};
}
