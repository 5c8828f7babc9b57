import {
	injectDomainRestrictionFields,
	type ICredentialDataDecryptedObject,
	type INodePropertyOptions,
	type NodeApiError,
} from 'n8n-workflow';
import { storeToken } from '../../nodes/shared/http/storedToken';
import { tokenRequest } from '../../nodes/shared/http/tokenExchange';
import { DestinationApi } from '../../credentials/DestinationApi.credentials';
import { CredentialTester } from './credentialTest';
import { TestServer } from './server';

const credentialType = new DestinationApi();
const tester = new CredentialTester(credentialType);
const decrypted = tester.decrypted.bind(tester);
const testCredential = tester.test.bind(tester);
const secrets = [
	'clientSecret',
	'token',
	'password',
	'headerValue',
	'queryValue',
	'bodyFieldValue',
	'sslCert',
	'sslKey',
	'sslPassphrase',
	'sslCa',
	'accessToken',
];

describe('the form', () => {
	const everywhere = ['accessToken', 'adjustTls', 'apiBaseUrl', 'authentication', 'testPath'];

	const token = ['adjustTokenRequest', 'clientKey', 'clientSecret', 'oauthBaseUrl', 'tokenPath'];

	it.each([
		['clientKey', [...token, 'tokenHeader']],
		['oAuth2ClientCredentials', [...token, 'scope']],
		['bearerToken', ['token']],
		['basicAuth', ['password', 'user']],
		['header', ['headerName', 'headerValue']],
		['query', ['queryName', 'queryValue']],
		['bodyField', ['bodyFieldName', 'bodyFieldValue']],
		['none', []],
	])('shows only the fields of %s', (authentication, fields) => {
		const names = tester.shown({ authentication });
		expect(names.sort()).toEqual([...everywhere, ...fields].sort());
		expect(Object.keys(decrypted({ authentication })).sort()).toEqual(names.sort());
	});

	it('shows how a token is asked for only when that is to be adjusted', () => {
		const adjustable = [
			'additionalTokenFields',
			'clientAuthentication',
			'expiresInPath',
			'tokenRequestFormat',
			'tokenResponsePath',
		];
		const added = (authentication: string) => {
			const usual = tester.shown({ authentication });
			const adjusted = tester.shown({ authentication, adjustTokenRequest: true });
			return adjusted.filter((name) => !usual.includes(name)).sort();
		};
		expect(added('clientKey')).toEqual(adjustable);
		expect(added('oAuth2ClientCredentials')).toEqual([...adjustable, 'tokenPrefix'].sort());
		expect(added('bearerToken')).toEqual([]);
	});

	it('shows what TLS may need only when that is to be adjusted', () => {
		const usual = tester.shown({ authentication: 'none' });
		const adjusted = tester.shown({ authentication: 'none', adjustTls: true });
		expect(adjusted.filter((name) => !usual.includes(name))).toEqual([
			'sslCert',
			'sslKey',
			'sslPassphrase',
			'sslCa',
			'allowUnauthorizedCerts',
		]);
		expect(decrypted({ adjustTls: true }).allowUnauthorizedCerts).toBe(false);
	});

	it('has the defaults that workflows depend on', () => {
		expect(decrypted({})).toEqual({
			apiBaseUrl: '',
			authentication: 'bearerToken',
			token: '',
			adjustTls: false,
			testPath: '',
			accessToken: '',
		});
		expect(decrypted({ authentication: 'clientKey' })).toMatchObject({
			tokenPath: '/v3/oauth/token/generate',
			tokenHeader: 'X-CAP-API-OAUTH-TOKEN',
		});
		const oAuth2 = { authentication: 'oAuth2ClientCredentials', adjustTokenRequest: true };
		expect(decrypted(oAuth2)).toMatchObject({
			tokenPath: '',
			clientAuthentication: 'body',
			tokenRequestFormat: 'usual',
			additionalTokenFields: {},
			tokenResponsePath: '',
			expiresInPath: '',
			tokenPrefix: 'Bearer',
		});
	});

	it('offers first what most APIs use, and Capillary by name', () => {
		const { options } = credentialType.properties[1];
		const names = (options as INodePropertyOptions[]).map(({ name }) => name);
		expect(names.slice(0, 3)).toEqual(['Bearer Token', 'Header', 'Basic Auth']);
		expect(names).toContain('Client Key and Secret (Capillary)');
	});

	it('hides what is secret, and nothing else', () => {
		expect(tester.hidden().sort()).toEqual([...secrets].sort());
	});

	it("names Capillary's hosts", () => {
		const hint = credentialType.properties[0]?.hint ?? '';
		for (const host of ['apac.', 'apac2.', 'eu.', 'us.']) {
			expect(hint).toContain(`https://${host}api.capillarytech.com`);
		}
		expect(hint).toContain('https://api.capillarytech.cn.com');
	});

	it("lets n8n add its 'Allowed HTTP Request Domains'", () => {
		const names = injectDomainRestrictionFields(credentialType).map(({ name }) => name);
		expect(names).toContain('allowedHttpRequestDomains');
		expect(names).toContain('allowedDomains');
	});
});

describe('the test', () => {
	const server = new TestServer();
	let exchanges = 0;

	beforeAll(async () => await server.start());
	afterAll(async () => await server.stop());

	beforeEach(() => {
		exchanges = 0;
		server.seen.length = 0;
		server.answer = ({ method }) => {
			if (method === 'GET') return { status: 200, body: { ok: true } };
			exchanges++;
			const token = `token-${exchanges}`;
			return {
				status: 200,
				body: { data: { accessToken: token, ttlSeconds: 300 }, errors: null, access_token: token },
			};
		};
	});

	const credential = (authentication: string, more: ICredentialDataDecryptedObject = {}) => ({
		apiBaseUrl: server.url,
		authentication,
		...more,
	});
	const clientKey = (more: ICredentialDataDecryptedObject = {}) =>
		credential('clientKey', { clientKey: 'my-key', clientSecret: 'my-secret', ...more });
	const calls = () => server.seen.map(({ method, url }) => `${method} ${url}`);

	it('exchanges key and secret, then reads with the token', async () => {
		await testCredential(clientKey());
		expect(calls()).toEqual(['POST /v3/oauth/token/generate', 'GET /']);
		const [exchange, read] = server.seen;
		expect(JSON.parse(exchange?.body ?? '')).toEqual({ key: 'my-key', secret: 'my-secret' });
		expect(exchange?.headers).toMatchObject({ 'content-type': 'application/json' });
		expect(exchange?.headers).not.toHaveProperty('authorization');
		expect(read?.headers).toMatchObject({ 'x-cap-api-oauth-token': 'token-1' });
	});

	it('exchanges OAuth2 client credentials, then reads with the token', async () => {
		await testCredential(
			credential('oAuth2ClientCredentials', {
				clientKey: 'my id',
				clientSecret: 's&t',
				oauthBaseUrl: `${server.url}/login/token`,
				scope: 'a b',
			}),
		);
		expect(calls()).toEqual(['POST /login/token', 'GET /']);
		const [exchange, read] = server.seen;
		expect(Object.fromEntries(new URLSearchParams(exchange?.body))).toEqual({
			grant_type: 'client_credentials',
			client_id: 'my id',
			client_secret: 's&t',
			scope: 'a b',
		});
		expect(exchange?.headers['content-type']).toContain('application/x-www-form-urlencoded');
		expect(read?.headers).toMatchObject({ authorization: 'Bearer token-1' });
	});

	it.each([
		['bearerToken', { token: 'abc' }, { authorization: 'Bearer abc' }],
		['basicAuth', { user: 'ada', password: 'žluť' }, { authorization: 'Basic YWRhOsW+bHXFpQ==' }],
		['header', { headerName: 'X-API-Key', headerValue: 'abc' }, { 'x-api-key': 'abc' }],
		['none', {}, {}],
	])('only reads with %s', async (kind, fields, headers) => {
		await testCredential(credential(kind, fields as Record<string, string>));
		expect(calls()).toEqual(['GET /']);
		expect(server.seen[0]?.headers).toMatchObject(headers);
		if (kind === 'none') expect(server.seen[0]?.headers).not.toHaveProperty('authorization');
	});

	it('only reads with query, and adds the parameter', async () => {
		const fields = { queryName: 'api key', queryValue: 'a&b' };
		await testCredential(credential('query', { ...fields, testPath: '/me?x=1' }));
		const url = new URL(server.seen[0].url, server.url);
		expect(Object.fromEntries(url.searchParams)).toEqual({ x: '1', 'api key': 'a&b' });
	});

	it('does not show the secret of a refused query', async () => {
		server.answer = () => ({ status: 401, body: {} });
		const fields = { queryName: 'api_key', queryValue: 'my-secret' };
		const error = await testCredential(credential('query', fields)).then(
			() => undefined,
			(thrown: Error) => thrown,
		);
		expect(error?.message).toBeTruthy();
		const { description } = error as NodeApiError;
		expect(`${error?.message} ${description}`).not.toContain('my-secret');
	});

	it.each([401, 403])('only reads with bodyField, where %s says nothing', async (status) => {
		server.answer = () => ({ status, body: {} });
		const fields = { bodyFieldName: 'api_key', bodyFieldValue: 'my-secret' };
		await testCredential(credential('bodyField', fields));
		expect(server.seen).toMatchObject([{ method: 'GET', url: '/', body: '' }]);
	});

	it('puts a body field in front of what n8n itself sends with the credential', async () => {
		const fields = { bodyFieldName: 'api_key', bodyFieldValue: 'my-secret' };
		const values = decrypted(credential('bodyField', fields));
		const request = { url: server.url, body: { id: 1 } };
		const signed = await credentialType.authenticate(values, { ...request });
		expect(JSON.stringify(signed.body)).toBe('{"api_key":"my-secret","id":1}');
		const list = await credentialType.authenticate(values, { ...request, body: [1] as never });
		expect(list.body).toEqual([1]);
	});

	it('reads Test Path when there is one', async () => {
		await testCredential(credential('none', { testPath: '/v2/me?x=1' }));
		expect(calls()).toEqual(['GET /v2/me?x=1']);
	});

	it.each([200, 204, 400, 404, 405, 500])('is green when the API answers %s', async (status) => {
		server.answer = () => ({ status, body: { message: 'whatever' } });
		await testCredential(credential('bearerToken', { token: 'abc' }));
		expect(calls()).toEqual(['GET /']);
	});

	it.each([401, 403])('is red when the API answers %s', async (status) => {
		server.answer = () => ({ status, body: {} });
		await expect(testCredential(credential('bearerToken', { token: 'abc' }))).rejects.toThrow();
		for (const { method } of server.seen) expect(method).toBe('GET');
	});

	it('is red with a sentence when the exchange is refused, and shows no secret', async () => {
		server.answer = () => ({ status: 403, body: { message: 'access forbidden for my-secret' } });
		const error = await testCredential(clientKey()).then(
			() => undefined,
			(thrown: Error) => thrown,
		);
		expect(error?.message).toContain('The token request was refused (HTTP 403)');
		expect(JSON.stringify([error, error?.message, error?.cause])).not.toContain('my-secret');
		expect(calls()).toEqual(['POST /v3/oauth/token/generate']);
	});

	it('does not carry key and secret to where the token request is redirected', async () => {
		server.answer = () => ({ status: 307, headers: { location: `${server.url}/elsewhere` } });
		await expect(testCredential(clientKey())).rejects.toThrow(/redirected/);
		expect(calls()).toEqual(['POST /v3/oauth/token/generate']);
	});

	it('is red with a sentence when nobody answers, and shows no secret', async () => {
		const gone = new TestServer();
		await gone.start();
		const oauthBaseUrl = gone.url;
		await gone.stop();
		const error = await testCredential(clientKey({ oauthBaseUrl })).then(
			() => undefined,
			(thrown: Error) => thrown,
		);
		expect(error?.message).toContain('refused the connection');
		expect(JSON.stringify([error, error?.cause])).not.toContain('my-secret');
	});

	describe('with a token that n8n has stored', () => {
		const stored = (more: Record<string, string> = {}, ttlSeconds = 300) =>
			storeToken(tokenRequest(clientKey(more) as never), { token: 'stored-token', ttlSeconds });

		it('uses it while it is good', async () => {
			await testCredential(clientKey({ accessToken: stored() }));
			expect(calls()).toEqual(['GET /']);
			expect(server.seen[0].headers).toMatchObject({ 'x-cap-api-oauth-token': 'stored-token' });
		});

		it('buys a new one when the secret was changed that stands in the header', async () => {
			const inHeader = { adjustTokenRequest: true, clientAuthentication: 'header' };
			const before = clientKey(inHeader);
			const accessToken = storeToken(tokenRequest(before as never), { token: 'stored-token' });
			await testCredential({ ...before, accessToken });
			expect(calls()).toEqual(['GET /']);
			await testCredential({ ...before, accessToken, clientSecret: 'another' });
			expect(calls().slice(1)).toEqual(['POST /v3/oauth/token/generate', 'GET /']);
			expect(server.seen[1].headers.authorization).toMatch(/^Basic /);
		});

		it.each([
			['the secret was changed', { clientSecret: 'another' }],
			['the key was changed', { clientKey: 'another' }],
			['the token path was changed', { tokenPath: '/another' }],
		])('buys a new one when %s', async (_, change) => {
			await testCredential(clientKey({ accessToken: stored(), ...change }));
			expect(calls()).toEqual([expect.stringMatching(/^POST/), 'GET /']);
			expect(server.seen[1].headers).toMatchObject({ 'x-cap-api-oauth-token': 'token-1' });
		});

		it('buys a new one when it has ended', async () => {
			await testCredential(clientKey({ accessToken: stored({}, -1) }));
			expect(calls()).toEqual(['POST /v3/oauth/token/generate', 'GET /']);
		});

		it('is red when the new secret is wrong', async () => {
			server.answer = () => ({ status: 403, body: {} });
			const changed = clientKey({ accessToken: stored(), clientSecret: 'wrong' });
			await expect(testCredential(changed)).rejects.toThrow(/token request was refused/);
		});
	});

	it('does not carry the secret to where the page is redirected', async () => {
		const elsewhere = new TestServer();
		await elsewhere.start();
		server.answer = () => ({ status: 302, headers: { location: elsewhere.url } });
		await testCredential(credential('bearerToken', { token: 'abc' }));
		await elsewhere.stop();
		expect(elsewhere.seen).toEqual([]);
	});

	it('keeps no token for kinds without an exchange', async () => {
		const helper = { helpers: { httpRequest: async () => await Promise.reject(new Error('no')) } };
		for (const kind of ['bearerToken', 'basicAuth', 'header', 'query', 'bodyField', 'none']) {
			const values = decrypted(credential(kind));
			expect(await credentialType.preAuthentication.call(helper, values)).toEqual({});
		}
	});
});
