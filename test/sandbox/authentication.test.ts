import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { basic, capToken, send } from './client.ts';

describe('credentials the sandbox accepts', () => {
	let sandbox: Sandbox;
	let clock = Date.now();
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const ping = (headers: Record<string, string>) =>
		send(sandbox, '/api/ping', { method: 'GET', headers });

	beforeAll(async () => {
		sandbox = await startSandbox({ tokenTtlSeconds: 60, now: () => clock });
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	it('binds the loopback address only', () => {
		expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	});

	it('exchanges the client key for a token with its life', async () => {
		const { clientKey: key, clientSecret: secret } = sandbox.credentials;
		const reply = await send(sandbox, '/v3/oauth/token/generate', { body: { key, secret } });
		expect(reply.status).toBe(200);
		expect(reply.json).toEqual({
			data: { accessToken: expect.any(String), ttlSeconds: 60 },
			errors: null,
		});
		expect(sandbox.stats.tokensIssued).toBe(1);
	});

	it('answers 403 to a wrong client key', async () => {
		const reply = await send(sandbox, '/v3/oauth/token/generate', {
			body: { key: 'nobody', secret: 'x' },
		});
		expect(reply.status).toBe(403);
		expect(reply.json.errors[0].message).toMatch(/access forbidden/);
		expect(sandbox.stats.tokensIssued).toBe(0);
	});

	it('exchanges OAuth2 client credentials from the body', async () => {
		const { clientKey, clientSecret } = sandbox.credentials;
		const raw = new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: clientKey,
			client_secret: clientSecret,
			scope: 'write',
		}).toString();
		const { status, json } = await send(sandbox, '/oauth2/token', { headers: form, raw });
		expect(status).toBe(200);
		expect(json).toEqual({
			access_token: expect.any(String),
			token_type: 'Bearer',
			expires_in: 60,
			scope: 'write',
		});
		expect((await ping({ Authorization: `Bearer ${json.access_token}` })).status).toBe(200);
	});

	it('exchanges OAuth2 client credentials from Basic', async () => {
		const { clientKey, clientSecret } = sandbox.credentials;
		const headers = { ...form, ...basic(clientKey, clientSecret) };
		const raw = 'grant_type=client_credentials';
		const { status, json } = await send(sandbox, '/oauth2/token', { headers, raw });
		expect(status).toBe(200);
		expect((await ping({ Authorization: `Bearer ${json.access_token}` })).status).toBe(200);
	});

	it('answers invalid_client to wrong OAuth2 credentials', async () => {
		const raw = 'grant_type=client_credentials&client_id=nobody&client_secret=x';
		const { status, json } = await send(sandbox, '/oauth2/token', { headers: form, raw });
		expect(status).toBe(401);
		expect(json.error).toBe('invalid_client');
	});

	it('lets a client key token in until it expires', async () => {
		const token = await capToken(sandbox);
		expect((await ping(token)).status).toBe(200);
		clock += 59_000;
		expect((await ping(token)).status).toBe(200);
		clock += 1_000;
		expect((await ping(token)).status).toBe(401);
	});

	it('accepts the static token, Basic and the header on /api, and nothing else', async () => {
		const { bearerToken, user, password, headerName, headerValue } = sandbox.credentials;
		const accepted = [
			{ Authorization: `Bearer ${bearerToken}` },
			basic(user, password),
			{ [headerName]: headerValue },
		];
		for (const headers of accepted) expect((await ping(headers)).status).toBe(200);
		const refused: Record<string, string>[] = [
			{},
			{ Authorization: 'Bearer wrong' },
			basic(user, 'wrong'),
			{ [headerName]: 'wrong' },
			{ 'X-CAP-API-OAUTH-TOKEN': 'wrong' },
		];
		for (const headers of refused) expect((await ping(headers)).status).toBe(401);
	});

	it('takes only a client key token or Basic on /v2', async () => {
		const { user, password, bearerToken } = sandbox.credentials;
		const post = (headers: Record<string, string>) =>
			send(sandbox, '/v2/customers/bulk', { headers, body: [] });
		expect((await post(await capToken(sandbox))).status).toBe(200);
		expect((await post(basic(user, password))).status).toBe(200);
		expect((await post({})).status).toBe(401);
		expect((await post({ Authorization: `Bearer ${bearerToken}` })).status).toBe(401);
	});

	it('asks nobody under /open and at /', async () => {
		expect((await send(sandbox, '/open/ping', { method: 'GET' })).status).toBe(200);
		expect((await send(sandbox, '/open/records', { body: [] })).status).toBe(200);
		expect((await send(sandbox, '/', { method: 'GET' })).status).toBe(200);
	});

	it('applies nothing of a request it refused', async () => {
		await send(sandbox, '/api/records', { body: [{ id: 1 }] });
		expect(sandbox.accepted('records')).toEqual([]);
	});
});
