import { createHash, randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import type { OidcClient } from '../../e2e/support/oidc/oidcServer.ts';

const REDIRECT = 'http://localhost:9/callback';

/** Logs in as a browser would, with PKCE. @returns what the server gives for the code */
export async function logIn(
	url: string,
	{ client_id, client_secret }: OidcClient,
	scope: string,
): Promise<IDataObject> {
	const verifier = randomBytes(32).toString('base64url');
	const query = new URLSearchParams({
		client_id,
		scope,
		response_type: 'code',
		redirect_uri: REDIRECT,
		code_challenge: createHash('sha256').update(verifier).digest('base64url'),
		code_challenge_method: 'S256',
		prompt: 'consent',
	});
	const cookies = new Map<string, string>();
	const step = async (address: string, form?: Record<string, string>): Promise<string> => {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await fetch(new URL(address, url), {
			redirect: 'manual',
			headers: { cookie },
			...(form && { method: 'POST', body: new URLSearchParams(form) }),
		});
		for (const set of answer.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
			cookies.set(name, value);
		}
		return answer.headers.get('location') ?? '';
	};
	const login = await step(`/auth?${query.toString()}`);
	const afterLogin = await step(login, { prompt: 'login', login: 'ada', password: 'lovelace' });
	const consent = await step(afterLogin);
	const afterConsent = await step(consent, { prompt: 'consent' });
	const code = new URL(await step(afterConsent)).searchParams.get('code') ?? '';
	const pair = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
	const answer = await fetch(new URL('/token', url), {
		method: 'POST',
		headers: { authorization: `Basic ${pair}` },
		body: new URLSearchParams({
			grant_type: 'authorization_code',
			code,
			redirect_uri: REDIRECT,
			code_verifier: verifier,
		}),
	});
	return (await answer.json()) as IDataObject;
}

/** A client that logs users in. */
export const webClient: OidcClient = {
	client_id: 'n8n',
	client_secret: 'web-client-secret',
	grant_types: ['authorization_code', 'refresh_token'],
	redirect_uris: [REDIRECT],
	token_endpoint_auth_method: 'client_secret_basic',
};
