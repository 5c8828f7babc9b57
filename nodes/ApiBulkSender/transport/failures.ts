import type { Answer } from '../engine/types';

type Failure = Extract<Answer, { kind: 'failure' }>;

/** Code of the error with which a request is given up after Timeout. */
export const TIMED_OUT = 'REQUEST_TIMED_OUT';

const CONNECT_ADVICE: Record<string, string> = {
	ENOTFOUND: "its name cannot be found (DNS): check the credential's 'API Base URL'",
	EAI_AGAIN: 'the name server does not answer (DNS)',
	ECONNREFUSED: 'it refuses connections: check address and port, and whether it runs',
	UND_ERR_CONNECT_TIMEOUT: 'it does not answer to the connection attempt',
	UND_ERR_HEADERS_TIMEOUT: 'the proxy on the way to it does not answer',
	ECONNRESET: 'it closed the connection at once',
	EPIPE: 'it closed the connection at once',
	EACCES: 'this machine does not permit the connection',
	EPERM: 'this machine does not permit the connection',
	ETIMEDOUT: 'it does not answer to the connection attempt',
	EHOSTUNREACH: 'there is no route to it',
	ENETUNREACH: 'there is no network to it',
};

/**
 * Turns a transport error into what is certain. undici tells a request's handler that it starts
 * just before it writes to the connected socket; whatever goes wrong earlier never arrived.
 */
export function toFailure(error: unknown, started: boolean, host: string): Failure {
	const { code = '', message } = rootCause(error);
	if (!started) {
		const why = CONNECT_ADVICE[code] ?? tlsAdvice(code, message);
		return { kind: 'failure', failure: 'unreachable', message: `${host} was not reached: ${why}` };
	}
	if (code === TIMED_OUT) {
		const text = `${host} did not answer within 'Timeout', so nobody knows whether it took the records`;
		return { kind: 'failure', failure: 'timeout', message: text };
	}
	const text = `The connection to ${host} broke before the answer was complete (${code || message}), so nobody knows whether it took the records`;
	return { kind: 'failure', failure: 'reset', message: text };
}

function tlsAdvice(code: string, message: string): string {
	const tls = /CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code);
	if (tls) return `no secure connection could be made (TLS, ${code})`;
	return code === '' ? message : `${message} (${code})`;
}

interface Coded {
	code?: string;
	message: string;
}

/**
 * An AggregateError (several addresses tried) has its reason inside. Told by their fields: errors
 * that Node's core makes are no instances of Error where a test runner has a realm of its own.
 */
function rootCause(error: unknown): Coded {
	const { errors, code, message, cause } = (error ?? {}) as Record<string, unknown>;
	if (Array.isArray(errors) && errors.length > 0) return rootCause(errors[0]);
	if (typeof code === 'string') return { code, message: String(message) };
	if (cause !== null && typeof cause === 'object') return rootCause(cause);
	return { message: typeof message === 'string' ? message : String(error) };
}
