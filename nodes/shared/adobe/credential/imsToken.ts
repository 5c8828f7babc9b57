import { detail, parseTokenAnswer } from '../../http/tokenAnswer';
import type { ExchangedToken, TokenRequest } from '../../http/tokenExchange';
import { InputError } from '../../inputError';
import type { AdobeAccount } from './adobeAccount';

/** A token is renewed this long before its end, or after nine tenths of a short life. */
const MARGIN_SECONDS = 300;

/** OAuth server-to-server. The secret travels in the body: addresses end up in logs. */
export function imsTokenRequest({
	imsUrl,
	clientId,
	clientSecret,
	scope,
}: AdobeAccount): TokenRequest {
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
		scope,
	});
	return {
		url: `${imsUrl}/ims/token/v3`,
		method: 'POST',
		headers: {
			Accept: 'application/json',
			'Content-Type': 'application/x-www-form-urlencoded',
		},
		body: form.toString(),
	};
}

/**
 * @throws InputError when the credential has to be changed, Error when it may pass; neither holds
 * secret or token
 */
export function readImsToken(
	{ clientSecret }: AdobeAccount,
	status: number,
	text: string,
): ExchangedToken {
	const body = parseTokenAnswer(text);
	const said = detail(body, [clientSecret]);
	if (status < 200 || status > 299) throw refusal(status, body?.error, said);
	const { access_token: token, expires_in: expiresIn } = body ?? {};
	if (typeof token !== 'string' || token === '') {
		throw new Error(`The token request was answered without access_token (HTTP ${status})${said}`);
	}
	const ttl = Number(expiresIn);
	if (!(Number.isFinite(ttl) && ttl > 0)) return { token };
	return { token, ttlSeconds: Math.max(ttl - MARGIN_SECONDS, ttl * 0.9) };
}

function refusal(status: number, code: unknown, said: string): Error {
	if (code === 'invalid_scope') {
		return new InputError(
			'Scope',
			`Adobe refused 'Scope' of the credential (HTTP ${status})${said}`,
			'Copy the scopes from the project in Adobe Developer Console, separated by commas.',
		);
	}
	if ([400, 401, 403].includes(status)) {
		return new InputError(
			'Client Secret',
			`Adobe refused 'Client ID' and 'Client Secret' of the credential (HTTP ${status})${said}`,
			'Copy both again from the OAuth server-to-server credential of the project in Adobe Developer Console.',
		);
	}
	if ((status >= 300 && status < 400) || [404, 405].includes(status)) {
		return new InputError(
			'IMS URL',
			`No token can be had at 'IMS URL' of the credential (HTTP ${status})${said}`,
			"Set 'IMS URL' to the address of Adobe's login server, without path.",
		);
	}
	return new Error(`The token request was answered with HTTP ${status}${said}`);
}
