import { SecretMask } from '../../http/secretMask';
import { parseTokenAnswer } from '../../http/tokenAnswer';
import type { TokenRequest } from '../../http/tokenExchange';
import { InputError } from '../../inputError';
import { readDetails } from '../client/problem';
import { basicAuthorization, type ImprovadoAccount } from './improvadoAccount';

/** The documents do not name the field of the token. */
const tokenFields = ['token', 'access_token', 'accessToken'];

/** `POST /api/v3/token`. Source: developers.improvado.io/auth. */
export function tokenRequest(account: ImprovadoAccount): TokenRequest {
	return {
		url: `${account.baseUrl}/api/v3/token`,
		method: 'POST',
		headers: {
			Accept: 'application/json',
			Authorization: basicAuthorization(account),
			'Content-Type': 'application/json',
		},
		body: JSON.stringify({ workspace_id: account.workspaceId }),
	};
}

/** What a token was bought with, for `storeToken`. */
export function purchaseOf({ url, headers, body }: TokenRequest): { url: string; body: string } {
	return { url, body: `${headers.Authorization}\n${body}` };
}

/**
 * @throws InputError when the credential has to be changed, Error when it may pass; neither holds
 * password or token
 */
export function readToken(account: ImprovadoAccount, status: number, text: string): string {
	const said = whatWasSaid(account, text);
	if (status < 200 || status > 299) throw refusal(account, status, said);
	const body = parseTokenAnswer(text) ?? {};
	const token = tokenFields.map((field) => body[field]).find((value) => typeof value === 'string');
	if (typeof token === 'string' && token !== '') return token;
	throw new Error(`The token request was answered without a token (HTTP ${status})`);
}

function whatWasSaid(account: ImprovadoAccount, text: string): string {
	const details = readDetails(text);
	const secrets = new SecretMask([account.password, basicAuthorization(account).slice(6)]);
	return details === '' ? '' : `: ${secrets.maskText(details).slice(0, 200)}`;
}

function refusal({ workspaceId }: ImprovadoAccount, status: number, said: string): Error {
	if (status === 401) {
		return new InputError(
			'Password',
			`Improvado refused 'Username' and 'Password' of the credential (HTTP 401)${said}`,
			'Enter the credentials for access to the Embedded API that Improvado has issued.',
		);
	}
	if (status === 400 || status === 403 || (status === 404 && said !== '')) {
		return new InputError(
			'Workspace ID',
			`Improvado gave no token for the workspace '${workspaceId}' (HTTP ${status})${said}`,
			"Check 'Workspace ID' of the credential, and that this user may work in that workspace.",
		);
	}
	if ((status >= 300 && status < 400) || [404, 405].includes(status)) {
		return new InputError(
			'Base URL',
			`No token can be had at 'Base URL' of the credential (HTTP ${status})`,
			"Set 'Base URL' to the address of Improvado's Embedded API, without path.",
		);
	}
	return new Error(`The token request was answered with HTTP ${status}${said}`);
}
