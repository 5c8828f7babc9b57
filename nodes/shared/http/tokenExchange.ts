import { CAPILLARY_EXCHANGE_PATH, type DestinationCredential } from './destinationCredential';
import { asObject, detail, parseTokenAnswer } from './tokenAnswer';

export { loginOf, type Login } from './login';
export { exchangesToken, type DestinationCredential } from './destinationCredential';

export interface TokenRequest {
	url: string;
	method: 'POST';
	headers: Record<string, string>;
	body: string;
}

export interface ExchangedToken {
	token: string;
	/** How long it is valid, when the answer says so. */
	ttlSeconds?: number;
}

/** @throws Error when the credential does not say where the token request goes */
export function tokenUrl(credential: DestinationCredential): string {
	const ownBase = (credential.oauthBaseUrl ?? '').trim();
	const field = ownBase === '' ? 'API Base URL' : 'OAuth Base URL';
	const base = ownBase || credential.apiBaseUrl.trim();
	const { pathname } = parseUrl(base, field);
	if (ownBase !== '' && pathname !== '/') return base;
	const path = tokenPath(credential);
	if (path === '') {
		throw new Error(
			"'Token Path' is empty in the credential: enter the path of the token request, or its whole address as 'OAuth Base URL'",
		);
	}
	return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

/**
 * n8n's editor fills a new credential with the default of the first property of a name, whichever
 * kind is chosen later: so the client key's default under another kind means nothing was entered.
 */
function tokenPath({ authentication, tokenPath: entered = '' }: DestinationCredential): string {
	const path = entered.trim();
	if (authentication === 'clientKey') return path || CAPILLARY_EXCHANGE_PATH;
	return path === CAPILLARY_EXCHANGE_PATH ? '' : path;
}

function parseUrl(url: string, field: string): URL {
	let parsed: URL | undefined;
	try {
		parsed = new URL(url);
	} catch {
		// Reported below, together with other schemes.
	}
	if (parsed?.protocol === 'https:' || parsed?.protocol === 'http:') return parsed;
	throw new Error(
		`'${field}' of the credential is not an address: it must start with https:// or http://`,
	);
}

export function tokenRequest(credential: DestinationCredential): TokenRequest {
	const { clientKey = '', clientSecret = '', scope = '' } = credential;
	const isClientKey = credential.authentication === 'clientKey';
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: clientKey,
		client_secret: clientSecret,
	});
	if (scope.trim() !== '') form.set('scope', scope.trim());
	return {
		url: tokenUrl(credential),
		method: 'POST',
		headers: {
			Accept: 'application/json',
			'Content-Type': isClientKey ? 'application/json' : 'application/x-www-form-urlencoded',
		},
		body: isClientKey ? JSON.stringify({ key: clientKey, secret: clientSecret }) : form.toString(),
	};
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
	const isClientKey = credential.authentication === 'clientKey';
	const holder = isClientKey ? asObject(body.data) : body;
	const token = isClientKey ? holder?.accessToken : holder?.access_token;
	if (typeof token !== 'string' || token === '') {
		const name = isClientKey ? 'data.accessToken' : 'access_token';
		throw new Error(
			`The token request got an answer (HTTP ${status}) without ${name}${detail(body, [credential.clientKey, credential.clientSecret])}`,
		);
	}
	const ttl = Number(isClientKey ? holder?.ttlSeconds : holder?.expires_in);
	return Number.isFinite(ttl) && ttl > 0 ? { token, ttlSeconds: ttl } : { token };
}

function refusal(
	credential: DestinationCredential,
	status: number,
	body: Record<string, unknown> | undefined,
): string {
	const said = detail(body, [credential.clientKey, credential.clientSecret]);
	if (status >= 300 && status < 400) {
		return `The token request was redirected (HTTP ${status}): enter the final address as 'OAuth Base URL'`;
	}
	if ([400, 401, 403].includes(status)) {
		return `The token request was refused (HTTP ${status})${said}. Check the key and the secret of the credential`;
	}
	if ([404, 405].includes(status)) {
		return `No token can be had at this address (HTTP ${status})${said}. Check 'OAuth Base URL' and 'Token Path' of the credential`;
	}
	return `The token request was answered with HTTP ${status}${said}`;
}
