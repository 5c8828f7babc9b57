import type { Answer } from '../engine/types';
import { isClientRefused, notSecured, rootCause } from './connectProblem';
import type { Proxy } from './proxies';

export type Failure = Extract<Answer, { kind: 'failure' }>;

/** Code of the error with which a request is given up after Timeout. */
export const TIMED_OUT = 'REQUEST_TIMED_OUT';

export function timedOut(): Error {
	return Object.assign(new Error('Timeout'), { code: TIMED_OUT });
}

/** The destination as sentences name it: its host, and the proxy on the way to it. */
export function placeName(host: string, proxy: Proxy | undefined): string {
	if (proxy === undefined) return host;
	return `${host}, through the proxy ${proxy.address} (environment variable ${proxy.variable}),`;
}

/**
 * What is certain of a request that was never written: it did not arrive.
 *
 * @param waitsFor what was waited for, when Timeout ended it
 */
export function notSent(error: unknown, place: string, waitsFor: string): Failure {
	const { code, message } = rootCause(error);
	const text =
		code === TIMED_OUT
			? `${place} was not reached within 'Timeout': ${waitsFor}`
			: `${place} was not reached: ${message}`;
	return { kind: 'failure', failure: 'unreachable', message: text };
}

/** What is certain of a request that was written, in part or whole: it may have arrived, mostly. */
export function notAnswered(error: unknown, place: string): Failure {
	const { code, message } = rootCause(error);
	if (code === TIMED_OUT) {
		const text = `${place} did not answer within 'Timeout', so nobody knows whether it took the records`;
		return { kind: 'failure', failure: 'timeout', message: text };
	}
	if (isClientRefused(code)) return notSent(notSecured(error, false), place, '');
	const text = `The connection to ${place} broke before the answer was complete (${code || message}), so nobody knows whether it took the records`;
	return { kind: 'failure', failure: 'reset', message: text };
}
