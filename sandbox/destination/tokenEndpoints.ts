import type { Answer, Call, Endpoint } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import { basicPair } from './authentication.ts';

export function tokenEndpoints(world: World): Endpoint[] {
	return [
		{
			methods: ['POST'],
			path: '/v3/oauth/token/generate',
			body: 'json',
			issuesTokens: true,
			handle: (call) => generateToken(world, call),
		},
		{
			methods: ['POST'],
			path: '/oauth2/token',
			body: 'form',
			issuesTokens: true,
			handle: (call) => clientCredentials(world, call),
		},
	];
}

function generateToken(world: World, { body }: Call): Answer {
	const { key, secret } = (body ?? {}) as { key?: unknown; secret?: unknown };
	const { clientKey, clientSecret } = world.credentials;
	if (key !== clientKey || secret !== clientSecret) {
		const message = 'Failed to generate OAuth token: access forbidden';
		return { status: 403, body: { data: null, errors: [{ status: false, code: 403, message }] } };
	}
	world.traffic.stats.tokensIssued += 1;
	const accessToken = world.tokens.issue('clientKey');
	const ttlSeconds = world.tokens.ttlSeconds;
	return { status: 200, body: { data: { accessToken, ttlSeconds }, errors: null } };
}

function clientCredentials(world: World, { body, headers }: Call): Answer {
	const form = new URLSearchParams(typeof body === 'string' ? body : '');
	const { clientKey, clientSecret } = world.credentials;
	const inBody = form.get('client_id') === clientKey && form.get('client_secret') === clientSecret;
	if (!inBody && headers.authorization !== basicPair(clientKey, clientSecret)) {
		const error_description = 'Client authentication failed';
		return { status: 401, body: { error: 'invalid_client', error_description } };
	}
	if (form.get('grant_type') !== 'client_credentials') {
		return { status: 400, body: { error: 'unsupported_grant_type' } };
	}
	world.traffic.stats.tokensIssued += 1;
	const scope = form.get('scope');
	return {
		status: 200,
		headers: { 'cache-control': 'no-store' },
		body: {
			access_token: world.tokens.issue('oAuth2'),
			token_type: 'Bearer',
			expires_in: world.tokens.ttlSeconds,
			...(scope ? { scope } : {}),
		},
	};
}
