import type { Authentication } from '../../../../nodes/shared/http/destinationCredential';
import { Destination, ids, soundItems } from '../../../support/destination';

const destination = new Destination();
const tokenRequest = () => destination.sandbox.requests[0];

describe('each kind of authentication is accepted by the destination', () => {
	const kinds: Authentication[] = [
		'clientKey',
		'oAuth2ClientCredentials',
		'bearerToken',
		'basicAuth',
		'header',
	];

	it.each(kinds)('%s', async (kind) => {
		const { error, succeeded } = await destination.send({
			items: soundItems(2),
			credential: destination.credential(kind),
		});
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(destination.requests.map(({ status }) => status)).toEqual([200]);
	});

	it('none, where the destination asks for nothing', async () => {
		const { succeeded } = await destination.send({
			items: soundItems(2),
			credential: destination.credential('none'),
			parameters: { apiEndpoint: '/open/records' },
		});
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(destination.requests[0].headers).not.toHaveProperty('authorization');
	});

	it.each(kinds)('%s, and refused with a wrong secret', async (kind) => {
		const wrong = {
			clientSecret: 'wrong-secret',
			token: 'wrong-secret',
			password: 'wrong-secret',
			headerValue: 'wrong-secret',
		};
		const { error } = await destination.send({
			items: soundItems(1),
			credential: destination.credential(kind, wrong),
		});
		expect(error?.message).toMatch(/HTTP 40[13]/);
		expect(destination.acceptedIds).toEqual([]);
	});
});

describe('the exchange of a client key', () => {
	it('posts key and secret as JSON and sends the token in the header of the credential', async () => {
		await destination.send({
			items: soundItems(1),
			credential: destination.credential('clientKey', { tokenHeader: 'X-Other-Token' }),
			node: { onError: 'continueRegularOutput' },
		});
		const { clientKey, clientSecret } = destination.sandbox.credentials;
		expect(tokenRequest()).toMatchObject({
			method: 'POST',
			path: '/v3/oauth/token/generate',
			body: { key: clientKey, secret: clientSecret },
		});
		const { headers } = destination.requests[0];
		expect(headers['x-other-token']).toMatch(/^sandbox\.clientKey\./);
		expect(headers).not.toHaveProperty('x-cap-api-oauth-token');
	});

	it('goes to an OAuth Base URL with a path as it is', async () => {
		const oauthBaseUrl = `${destination.sandbox.url}/v3/oauth/token/generate`;
		const { succeeded } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('clientKey', { oauthBaseUrl, tokenPath: '/not/used' }),
		});
		expect(succeeded).toHaveLength(1);
	});
});

describe('the exchange of OAuth2 client credentials', () => {
	it('posts a form with the scope and sends a bearer token', async () => {
		await destination.send({
			items: soundItems(1),
			credential: destination.credential('oAuth2ClientCredentials', { scope: 'a b' }),
		});
		const form = new URLSearchParams(tokenRequest().body as string);
		expect(Object.fromEntries(form)).toEqual({
			grant_type: 'client_credentials',
			client_id: destination.sandbox.credentials.clientKey,
			client_secret: destination.sandbox.credentials.clientSecret,
			scope: 'a b',
		});
		expect(destination.requests[0].headers.authorization).toMatch(/^Bearer sandbox\.oAuth2\./);
	});
});

it("sends the credential's header over one of the same name in Additional Headers", async () => {
	const { succeeded } = await destination.send({
		items: soundItems(1),
		parameters: {
			additionalHeaders: {
				entries: [
					{ name: 'AUTHORIZATION', value: 'Bearer mine' },
					{ name: 'X-Request-Source', value: 'n8n' },
				],
			},
		},
	});
	expect(succeeded).toHaveLength(1);
	expect(destination.requests[0].headers).toMatchObject({
		authorization: `Bearer ${destination.sandbox.credentials.bearerToken}`,
		'x-request-source': 'n8n',
	});
});

it('refuses an Idempotency Key Header that is a header of the credential', async () => {
	const { error } = await destination.send({
		items: soundItems(1),
		credential: destination.credential('header'),
		parameters: { options: { idempotencyKeyHeader: 'X-Sandbox-Key' } },
	});
	expect(error?.message).toMatch(/'Idempotency Key Header' is "x-sandbox-key"/);
	expect(destination.requests).toEqual([]);
});
