// A real authorization server (the npm package oidc-provider) and an API that takes its tokens, as a
// process of its own: it says on its first line where it listens, and ends with its parent.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';

import Provider from 'oidc-provider';

import type { OidcOptions, OidcStats } from './oidcServer.ts';

const options = JSON.parse(process.argv[2]) as OidcOptions;

const stats: OidcStats = { issued: {}, refused: 0 };
/** What users have agreed to; all their tokens hang on it. */
const grantIds = new Set<string>();

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://localhost:${(server.address() as AddressInfo).port}`;

const provider = new Provider(url, {
	clients: options.clients.map((client) => ({
		redirect_uris: [],
		response_types: client.grant_types?.includes('authorization_code') ? ['code'] : [],
		...client,
	})),
	pkce: { required: () => true },
	scopes: ['openid', 'offline_access', 'records'],
	issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
	rotateRefreshToken: true,
	features: {
		clientCredentials: { enabled: true },
		devInteractions: { enabled: true },
		revocation: { enabled: true },
	},
	ttl: { AccessToken: options.tokenSeconds, ClientCredentials: options.tokenSeconds },
});
provider.on('grant.success', ({ oidc }) => {
	const grant = String(oidc.params?.grant_type);
	stats.issued[grant] = (stats.issued[grant] ?? 0) + 1;
});
provider.on('refresh_token.saved', ({ grantId }) => {
	if (grantId !== undefined) grantIds.add(grantId);
});

const authorize = provider.callback();

server.on('request', (request: IncomingMessage, response: ServerResponse) => {
	void answer(request, response);
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const { pathname } = new URL(request.url ?? '', url);
	if (pathname === '/_stats') return reply(response, 200, stats);
	if (pathname === '/_forget') {
		Object.assign(stats, { issued: {}, refused: 0 });
		return reply(response, 200, {});
	}
	if (pathname === '/_revoke') {
		for (const grantId of grantIds) {
			await provider.RefreshToken.revokeByGrantId(grantId);
			await provider.AccessToken.revokeByGrantId(grantId);
		}
		return reply(response, 200, {});
	}
	if (pathname === '/api/records') return await takeRecords(request, response);
	await authorize(request, response);
}

async function takeRecords(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const records = (await readJson(request)) as unknown[];
	const [, value = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
	const token =
		(await provider.AccessToken.find(value)) ?? (await provider.ClientCredentials.find(value));
	if (token === undefined || token.isExpired) {
		stats.refused++;
		return reply(response, 401, { error: 'invalid_token' });
	}
	reply(
		response,
		200,
		records.map(() => ({ code: 200 })),
	);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

console.log(JSON.stringify({ url }));
process.stdin.resume().on('end', () => process.exit());
