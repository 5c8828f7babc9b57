import { CAPILLARY_EXCHANGE_PATH, type DestinationCredential } from './destinationCredential';
import { tokenPlaces } from './readToken';
import { additionalFields, inBasic } from './tokenFields';

export interface TokenRequest {
	url: string;
	method: 'POST';
	headers: Record<string, string>;
	body: string;
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

/** @throws Error when a setting of the credential cannot be used */
export function tokenRequest(credential: DestinationCredential): TokenRequest {
	tokenPlaces(credential);
	const isClientKey = credential.authentication === 'clientKey';
	const { tokenRequestFormat: format = 'usual' } = credential;
	const isJson = format === 'usual' ? isClientKey : format === 'json';
	const fields = fieldsOf(credential, isClientKey);
	return {
		url: tokenUrl(credential),
		method: 'POST',
		headers: {
			Accept: 'application/json',
			'Content-Type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
			...basicOf(credential),
		},
		body: isJson
			? JSON.stringify(Object.fromEntries(fields))
			: new URLSearchParams(fields).toString(),
	};
}

/** What the body says; a field of the user's replaces that of the same name, and may come twice. */
function fieldsOf(
	{ clientKey = '', clientSecret = '', scope = '', ...credential }: DestinationCredential,
	isClientKey: boolean,
): Array<[string, string]> {
	const usual: Array<[string, string]> = isClientKey ? [] : [['grant_type', 'client_credentials']];
	if (credential.clientAuthentication !== 'header') {
		const names = isClientKey ? ['key', 'secret'] : ['client_id', 'client_secret'];
		usual.push([names[0], clientKey], [names[1], clientSecret]);
	}
	if (!isClientKey && scope.trim() !== '') usual.push(['scope', scope.trim()]);
	const own = additionalFields(credential).map(({ name, value }): [string, string] => [
		name,
		value,
	]);
	return [...usual.filter(([name]) => !own.some(([taken]) => taken === name)), ...own];
}

function basicOf({
	clientAuthentication,
	clientKey = '',
	clientSecret = '',
}: DestinationCredential): { Authorization?: string } {
	if (clientAuthentication !== 'header') return {};
	const pair = `${inBasic(clientKey).replaceAll(':', '%3A')}:${inBasic(clientSecret)}`;
	return { Authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
}
