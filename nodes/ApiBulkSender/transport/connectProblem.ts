import type { Proxy } from './proxies';

/**
 * Why no connection came about; the message follows "was not reached: ". Every error of a connection
 * becomes one, since undici connects again for ever after errors with some codes (its Client,
 * `onError` and `handleConnectError`).
 */
export class ConnectProblem extends Error {
	readonly code = 'NO_CONNECTION';
}

/** The problem when destination or proxy cannot be connected to. */
export function notReached(error: unknown, proxy: Proxy | undefined): ConnectProblem {
	const { code = '', message } = rootCause(error);
	const it = proxy === undefined ? 'it' : 'the proxy';
	const its = proxy === undefined ? 'its' : "the proxy's";
	const check = (what: string) => (proxy === undefined ? `: check ${what}` : '');
	const sentences: Record<string, string> = {
		ENOTFOUND: `${its} name cannot be found (DNS)${check("the credential's 'API Base URL'")}`,
		EAI_AGAIN: 'the name server does not answer (DNS)',
		ECONNREFUSED: `${it} refuses connections${check('address and port, and whether it runs')}`,
		ETIMEDOUT: silent(proxy),
		ECONNRESET: `${it} closed the connection at once`,
		EPIPE: `${it} closed the connection at once`,
		EACCES: `this machine does not permit the connection`,
		EPERM: `this machine does not permit the connection`,
		EHOSTUNREACH: `there is no route to ${it}`,
		ENETUNREACH: `there is no network to ${it}`,
	};
	return new ConnectProblem(sentences[code] ?? (code === '' ? message : `${message} (${code})`));
}

export function silent(proxy: Proxy | undefined): string {
	return `${proxy === undefined ? 'it' : 'the proxy'} does not answer to the connection attempt`;
}

/** The problem when a proxy ends the connection instead of saying whether it opened another. */
export function brokeOff(): ConnectProblem {
	return new ConnectProblem(
		'the proxy closed the connection before it had opened one to the destination',
	);
}

/** The problem when TLS fails: with the proxy, or with the destination. */
export function notSecured(error: unknown, withProxy: boolean): ConnectProblem {
	const { code = '', message } = rootCause(error);
	const to = withProxy ? ' to the proxy' : '';
	const advice = withProxy ? '' : adviceOn(code);
	return new ConnectProblem(
		`no secure connection${to} could be made (TLS, ${code === '' ? message : code})${advice}`,
	);
}

const UNTRUSTED = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/;
const CLIENT_REFUSED =
	/_ALERT_(?:CERTIFICATE_\w+|(?:BAD|UNSUPPORTED)_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)$/;
const HANDSHAKE_FAILED = /_ALERT_HANDSHAKE_FAILURE$/;

/**
 * Whether the server did not take this side's certificate, or the lack of one. With TLS 1.3 that comes
 * after the request was written, but before the server reads anything of it.
 */
export function isClientRefused(code: string | undefined): boolean {
	return code !== undefined && CLIENT_REFUSED.test(code);
}

function adviceOn(code: string): string {
	if (UNTRUSTED.test(code)) {
		return ": its certificate is not generally trusted; enter the one that vouches for it as 'CA Certificate' in the credential, under 'Adjust TLS'";
	}
	if (isClientRefused(code) || HANDSHAKE_FAILED.test(code)) {
		return ": it may want another client certificate, or one at all; check 'Client Certificate' in the credential, under 'Adjust TLS'";
	}
	return '';
}

export interface Coded {
	code?: string;
	message: string;
}

/**
 * An AggregateError (several addresses tried) has its reason inside. Told by their fields: errors
 * that Node's core makes are no instances of Error where a test runner has a realm of its own.
 */
export function rootCause(error: unknown): Coded {
	const { errors, code, message, cause } = (error ?? {}) as Record<string, unknown>;
	if (Array.isArray(errors) && errors.length > 0) return rootCause(errors[0]);
	if (typeof code === 'string') return { code, message: String(message) };
	if (cause !== null && typeof cause === 'object') return rootCause(cause);
	return { message: typeof message === 'string' ? message : String(error) };
}
