import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { OidcServer, type OidcClient } from '../../../../e2e/support/oidc/oidcServer.ts';
import { ApiBulkSender } from '../../../../nodes/ApiBulkSender/ApiBulkSender.node';
import { ids, results, soundItems } from '../../../support/destination';
import { runInEngine, type EngineRun } from '../../../support/engine';
import { withoutProxyVariables } from '../../../support/environment';
import { logIn, webClient } from '../../../support/oidcLogin';
import { runNode } from '../../../support/runNode';

withoutProxyVariables();

/** Signs that a server reads differently where it decodes them, and one that does not. */
const SECRET = 'c4n4ry+of/the%20mine=';
const machine = (client_id: string, other: Partial<OidcClient>): OidcClient => ({
	client_id,
	client_secret: SECRET,
	grant_types: ['client_credentials'],
	...other,
});
const TOKEN_SECONDS = 2;
const clients = [
	machine('by:body', { token_endpoint_auth_method: 'client_secret_post' }),
	machine('by:header', { token_endpoint_auth_method: 'client_secret_basic' }),
	webClient,
	{ ...webClient, client_id: 'no-refresh', grant_types: ['authorization_code'] },
];

let server: OidcServer;
beforeAll(async () => {
	const folder = join(__dirname, '../../../../e2e/support/oidc');
	server = await OidcServer.start({ folder, clients, tokenSeconds: TOKEN_SECONDS });
});
beforeEach(async () => await server.forget());
afterAll(async () => await server.stop());

const parameters = (options: IDataObject = {}) => ({
	apiEndpoint: '/api/records',
	groupingLimit: 1,
	maxRetries: 0,
	parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
	options: options as never,
});
/** One request after the other, over more than two lives of a token. */
const slowly = {
	concurrency: 1,
	rateLimit: { rateLimit: { requestsPerPeriod: 2, period: 1, periodUnit: 'seconds' } },
};

describe('client credentials', () => {
	const send = async (credential: IDataObject, options?: IDataObject, count = 2) =>
		await runNode({
			items: soundItems(count),
			credential: {
				apiBaseUrl: server.url,
				authentication: 'oAuth2ClientCredentials',
				clientSecret: SECRET,
				tokenPath: '/token',
				scope: 'records',
				adjustTokenRequest: true,
				...credential,
			},
			parameters: parameters(options),
		});

	it.each([
		['body', 'by:body'],
		['header', 'by:header'],
	])('are taken from the %s', async (clientAuthentication, clientKey) => {
		const { error, succeeded } = await send({ clientAuthentication, clientKey });
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(await server.stats()).toEqual({ issued: { client_credentials: 1 }, refused: 0 });
	});

	it('with a wrong secret are refused with a sentence that names the fields', async () => {
		const { error } = await send({ clientKey: 'by:header', clientSecret: 'wrong' });
		expect(error?.message).toMatch(/^The token request was refused \(HTTP 401\): /);
		expect(error?.description).toBe(
			`Check 'Client Key', 'Client Secret' and 'Client Authentication' in the credential "destinationApi"`,
		);
	});

	it('with another grant in a further field are refused with its name', async () => {
		const entries = [{ name: 'grant_type', value: 'password' }];
		const { error } = await send({ clientKey: 'by:body', additionalTokenFields: { entries } });
		expect(error?.description).toMatch(/'Additional Token Fields' in the credential/);
	});

	it('give a new token whenever one ends, before the API refuses any', async () => {
		const { succeeded } = await send({ clientKey: 'by:body' }, slowly, 12);
		expect(succeeded).toHaveLength(12);
		const { issued, refused } = await server.stats();
		expect(issued.client_credentials).toBeGreaterThanOrEqual(3);
		expect(refused).toBe(0);
	});
});

describe('a login in the browser', () => {
	const credential = async (
		client = webClient,
		scope = 'openid offline_access',
	): Promise<IDataObject> => ({
		apiBaseUrl: server.url,
		grantType: 'pkce',
		accessTokenUrl: `${server.url}/token`,
		clientId: client.client_id,
		clientSecret: client.client_secret,
		authentication: 'header',
		scope,
		oauthTokenData: await logIn(server.url, client, scope),
	});

	async function send(data: IDataObject, options?: IDataObject, run: Partial<EngineRun> = {}) {
		const result = await runInEngine({
			nodeType: new ApiBulkSender(),
			credentials: { destinationOAuth2Api: { data } },
			items: soundItems(2),
			...run,
			parameters: { authentication: 'destinationOAuth2Api', ...parameters(options) },
		});
		return { ...result, succeeded: result.outputs[0] ?? [], failed: result.outputs[1] ?? [] };
	}

	/** Tokens end without a word. */
	const ended = async () =>
		await new Promise((resolve) => setTimeout(resolve, TOKEN_SECONDS * 1000 + 200));

	it('is used as n8n keeps it', async () => {
		const { error, succeeded } = await send(await credential());
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1, 2]);
		expect((await server.stats()).issued).toEqual({ authorization_code: 1 });
	});

	it('is renewed each time its token ends in a run, and what is new is kept', async () => {
		const data = await credential();
		const before = data.oauthTokenData as IDataObject;
		const { succeeded, failed } = await send(data, slowly, { items: soundItems(12) });
		expect(failed).toEqual([]);
		expect(succeeded).toHaveLength(12);
		const { issued } = await server.stats();
		expect(issued.refresh_token).toBeGreaterThanOrEqual(2);
		const after = data.oauthTokenData as IDataObject;
		expect(after.refresh_token).not.toBe(before.refresh_token);
	});

	it('is renewed once for all requests, and runs, that meet its end together', async () => {
		const data = await credential();
		await ended();
		const many = { items: soundItems(40) };
		const runs = await Promise.all([
			send(data, { concurrency: 20 }, many),
			send(data, { concurrency: 20 }, many),
		]);
		for (const { succeeded } of runs) expect(succeeded).toHaveLength(40);
		expect((await server.stats()).issued).toEqual({ authorization_code: 1, refresh_token: 1 });
	});

	it('that was revoked says that the credential is to be reconnected', async () => {
		const data = await credential();
		await server.revoke();
		const { error, run } = await send(data);
		expect(error?.message).toMatch(/^The login of the credential "destinationOAuth2Api" has ended/);
		expect(error?.description).toBe('Open it, and reconnect your account');
		const { access_token, refresh_token } = data.oauthTokenData as IDataObject;
		const text = JSON.stringify(run);
		for (const secret of [access_token, refresh_token, webClient.client_secret]) {
			expect(text).not.toContain(secret);
		}
	});

	it('that is revoked in the middle of a run leaves the rest unsent', async () => {
		const running = send(await credential(), slowly, { items: soundItems(10) });
		await ended();
		await server.revoke();
		const { error, succeeded, failed, hints } = await running;
		expect(error).toBeUndefined();
		expect(succeeded.length).toBeGreaterThan(0);
		expect(succeeded.length + failed.length).toBe(10);
		expect(results(failed).at(-1)).toMatchObject({ outcome: 'unsent', cause: 'stopped' });
		expect(hints.join()).toMatch(/reconnect your account/);
	});

	it('without a refresh token says what asks for one', async () => {
		const data = await credential(clients[3], 'openid');
		await ended();
		const { error } = await send(data);
		expect(error?.message).toMatch(/the server gave none to renew it with/);
		expect(`${error?.message} ${error?.description}`).toMatch(/'Scope'.*offline_access/);
	});

	it('that was never made is a sentence, and nothing is sent', async () => {
		const data = { ...(await credential()), oauthTokenData: undefined };
		const { error } = await send(data);
		expect(error?.message).toMatch(/^The credential "destinationOAuth2Api" is not connected/);
	});

	it('is not needed for a dry run, which hides it', async () => {
		const { outputs } = await send(await credential(), { dryRun: true });
		const { firstRequests } = outputs[2]?.[0].json.preview as { firstRequests: IDataObject[] };
		expect(firstRequests[0].headers).toMatchObject({ authorization: '***' });
	});
});
