import { backoffDelay, retryAfterDelay } from '../../shared/http/backoff';
import { headerOf } from '../engine/answer/header';
import { checkHeaders } from '../engine/request/headers';
import type { Authorization, Authorizer, Ports, Send } from '../engine/types';
import {
	authHeaders,
	exchangesToken,
	readToken,
	tokenRequest,
	type DestinationCredential,
} from '../../shared/http/tokenExchange';

const MOST_REPEATS = 3;
/** All requests wait for the token, so a longer wait is better ended by a sentence. */
const LONGEST_WAIT_MS = 60_000;
const BACKOFF = { baseDelayMs: 1000, maxDelayMs: 30_000 };

type TokenPorts = Pick<Ports, 'sleep' | 'now' | 'date' | 'random'> & { send: Send };

/**
 * Authorizes requests with the credential. Kinds with a token exchange fetch a token each time they
 * are asked; time-outs, 429 and 5xx of the token server are repeated, since asking changes nothing.
 *
 * @param onToken sees every token, so that it can be kept out of outputs
 */
export function createAuthorizer(
	credential: DestinationCredential,
	ports: TokenPorts,
	onToken: (token: string) => void,
	signal: AbortSignal,
): Authorizer {
	if (!exchangesToken(credential)) {
		const fixed = { headers: checkedHeaders(credential), expiresAt: Infinity };
		return { renewable: false, authorize: async () => fixed };
	}
	return { renewable: true, authorize: () => exchange(credential, ports, onToken, signal) };
}

async function exchange(
	credential: DestinationCredential,
	ports: TokenPorts,
	onToken: (token: string) => void,
	signal: AbortSignal,
): Promise<Authorization> {
	const request = tokenRequest(credential);
	for (let repeat = 0; ; repeat++) {
		const answer = await ports.send(request);
		const now = ports.now();
		if (answer.kind === 'response' && answer.status !== 429 && answer.status < 500) {
			const { token, ttlSeconds = Infinity } = readToken(credential, answer.status, answer.body);
			onToken(token);
			return { headers: checkedHeaders(credential, token), expiresAt: now + ttlSeconds * 1000 };
		}
		const failure =
			answer.kind === 'failure' ? answer.message : `it was answered with HTTP ${answer.status}`;
		if (repeat >= MOST_REPEATS) throw new Error(`The token request failed: ${failure}`);
		const header = answer.kind === 'response' ? headerOf(answer, 'retry-after') : undefined;
		const delay = Math.max(
			Math.min(retryAfterDelay(header, ports.date()), LONGEST_WAIT_MS),
			backoffDelay(repeat, BACKOFF, ports.random),
		);
		await ports.sleep(delay, signal);
	}
}

function checkedHeaders(credential: DestinationCredential, token?: string): Record<string, string> {
	const headers = Object.entries(authHeaders(credential, token));
	return checkHeaders(
		headers.map(([name, value]) => ({ name, value })),
		'Destination API credential',
	);
}

/** @throws Error or SettingError when the credential makes no usable headers */
export function assertUsable(credential: DestinationCredential): void {
	checkedHeaders(credential, 'token');
}

/** The credential's headers with their values hidden, to show what would be sent. */
export function maskedAuthorization(credential: DestinationCredential): Record<string, string> {
	return Object.fromEntries(
		Object.keys(checkedHeaders(credential, 'token')).map((name) => [name, '***']),
	);
}
