import type { Answer, Call, Endpoint } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import { queryOf } from './context.ts';

const secrets = ['client_secret', 'client_id', 'access_token'];

function refusal(status: number, error: string, error_description: string): Answer {
	return { status, body: { error, error_description } };
}

function issueToken(world: World, call: Call): Answer {
	const query = queryOf(call);
	if (secrets.some((name) => query.has(name))) {
		return refusal(400, 'invalid_request', 'Credentials belong into the body, not the address');
	}
	const type = call.headers['content-type'] ?? '';
	if (!type.startsWith('application/x-www-form-urlencoded')) {
		return refusal(400, 'invalid_request', 'The body must be a URL-encoded form');
	}
	const form = new URLSearchParams(typeof call.body === 'string' ? call.body : '');
	if (form.get('grant_type') !== 'client_credentials') {
		return refusal(400, 'unsupported_grant_type', 'grant_type must be client_credentials');
	}
	const { clientId, clientSecret } = world.credentials.adobe;
	if (form.get('client_id') !== clientId) {
		return refusal(401, 'invalid_client', 'invalid client_id parameter');
	}
	if (form.get('client_secret') !== clientSecret) {
		return refusal(401, 'invalid_client', 'invalid client_secret parameter');
	}
	if (!form.get('scope')) return refusal(400, 'invalid_scope', 'scope is missing');
	world.traffic.stats.tokensIssued += 1;
	const body = {
		access_token: world.tokens.issue('adobe'),
		token_type: 'bearer',
		expires_in: world.tokens.ttlSeconds,
	};
	return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}

export function imsEndpoint(world: World): Endpoint {
	return {
		methods: ['POST'],
		path: '/ims/token/v3',
		body: 'form',
		issuesTokens: true,
		handle: (call) => issueToken(world, call),
	};
}
