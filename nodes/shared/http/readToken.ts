import { compilePath, type CompiledPath } from '../jsonPath/compilePath';
import { called, type DestinationCredential } from './destinationCredential';
import { detail, parseTokenAnswer } from './tokenAnswer';
import { tokenSecrets } from './tokenFields';

export interface ExchangedToken {
	token: string;
	/** How long it is valid, when the answer says so. */
	ttlSeconds?: number;
}

interface TokenPlaces {
	token: CompiledPath;
	ttlSeconds: CompiledPath;
}

/**
 * Where the answer to a token request has what is needed.
 *
 * @throws Error naming the field of the credential that is no path
 */
export function tokenPlaces(credential: DestinationCredential): TokenPlaces {
	const isClientKey = credential.authentication === 'clientKey';
	const usual = isClientKey
		? { token: '$.data.accessToken', ttlSeconds: '$.data.ttlSeconds' }
		: { token: '$.access_token', ttlSeconds: '$.expires_in' };
	return {
		token: compile(credential.tokenResponsePath, usual.token, 'Token Response Path'),
		ttlSeconds: compile(credential.expiresInPath, usual.ttlSeconds, 'Expires In Path'),
	};
}

function compile(entered: string | undefined, usual: string, field: string): CompiledPath {
	try {
		return compilePath(entered?.trim() || usual);
	} catch (error) {
		const { message } = error as Error;
		throw new Error(
			`'${field}' of the credential is not a usable path: ${message}. It looks like ${usual}`,
		);
	}
}

/** @throws Error with a sentence that never holds key, secret or token */
export function readToken(
	credential: DestinationCredential,
	status: number,
	bodyText: string,
): ExchangedToken {
	const body = parseTokenAnswer(bodyText);
	if (status < 200 || status > 299) throw new Error(refusal(credential, status, body));
	if (body === undefined) {
		throw new Error(`The token request got an answer (HTTP ${status}) that is not a JSON object`);
	}
	const places = tokenPlaces(credential);
	const token = places.token.one(body);
	if (typeof token !== 'string' || token === '') {
		const name = places.token.text.replace(/^\$\.?/, '');
		const said = detail(body, [credential.clientKey, ...tokenSecrets(credential)]);
		throw new Error(
			`The token request got an answer (HTTP ${status}) without ${name}${said}. If the token stands elsewhere in it, set 'Token Response Path' in ${called(credential)}`,
		);
	}
	const ttl = Number(places.ttlSeconds.one(body));
	return Number.isFinite(ttl) && ttl > 0 ? { token, ttlSeconds: ttl } : { token };
}

function refusal(
	credential: DestinationCredential,
	status: number,
	body: Record<string, unknown> | undefined,
): string {
	const said = detail(body, [credential.clientKey, ...tokenSecrets(credential)]);
	const of = `in ${called(credential)}`;
	if (status >= 300 && status < 400) {
		return `The token request was redirected (HTTP ${status}): enter the final address as 'OAuth Base URL' ${of}`;
	}
	if ([400, 401, 403, 415, 422].includes(status)) {
		const fields = status === 415 ? FORMAT : (FIELDS[String(body?.error)] ?? CLIENT);
		return `The token request was refused (HTTP ${status})${said}. Check ${fields} ${of}`;
	}
	if ([404, 405].includes(status)) {
		return `No token can be had at this address (HTTP ${status})${said}. Check 'OAuth Base URL' and 'Token Path' ${of}`;
	}
	return `The token request was answered with HTTP ${status}${said}`;
}

const CLIENT = "'Client Key' and 'Client Secret'";
const FORMAT = "'Token Request Format'";
const REQUEST = "'Token Request Format' and 'Additional Token Fields'";
/** What an error of OAuth (RFC 6749 §5.2, RFC 8707 §2) is about. */
const FIELDS: Readonly<Record<string, string>> = {
	invalid_client: "'Client Key', 'Client Secret' and 'Client Authentication'",
	invalid_scope: "'Scope'",
	invalid_request: REQUEST,
	unsupported_grant_type: REQUEST,
	invalid_target: "'Additional Token Fields'",
};
