import { AdobeExperiencePlatformApi } from '../../credentials/AdobeExperiencePlatformApi.credentials';
import {
	readAdobeAccount,
	type AdobeAccount,
} from '../../nodes/shared/adobe/credential/adobeAccount';
import { imsTokenRequest } from '../../nodes/shared/adobe/credential/imsToken';
import { storeToken } from '../../nodes/shared/http/storedToken';
import { startSandbox } from '../../sandbox/server.ts';
import { CredentialTester } from './credentialTest';
import { TestServer, type Reply } from './server';

const type = new AdobeExperiencePlatformApi();
const tester = new CredentialTester(type);
const server = new TestServer();
const organizationId = '0123456789ABCDEF01234567@AdobeOrg';

beforeAll(async () => await server.start());
afterAll(async () => await server.stop());

let tokenReply: Reply;
let listReply: Reply;
beforeEach(() => {
	server.seen.length = 0;
	tokenReply = { status: 200, body: { access_token: 'bought.token', expires_in: 86_399 } };
	listReply = { status: 200, body: { sandboxes: [{ name: 'prod' }] } };
	server.answer = ({ method }) => (method === 'POST' ? tokenReply : listReply);
});

const account = (more: Record<string, string> = {}) => ({
	clientId: 'my-client',
	clientSecret: 'p-secret&1',
	organizationId,
	platformUrl: server.url,
	imsUrl: server.url,
	...more,
});
const calls = () => server.seen.map(({ method, url }) => `${method} ${url}`);
const bought = ['POST /ims/token/v3', 'GET /data/foundation/sandbox-management/'];

async function redMessage(more: Record<string, string> = {}): Promise<string> {
	const error = await tester.test(account(more)).then(
		() => undefined,
		(thrown: Error) => thrown,
	);
	expect(JSON.stringify([error, error?.message, error?.cause])).not.toContain('p-secret');
	return error?.message ?? 'green';
}

it('has the defaults that workflows depend on', () => {
	expect(tester.decrypted({})).toEqual({
		clientId: '',
		clientSecret: '',
		organizationId: '',
		sandboxName: 'prod',
		scope: 'openid,session,AdobeID,read_organizations,additional_info.projectedProductContext',
		platformUrl: 'https://platform.adobe.io',
		imsUrl: 'https://ims-na1.adobelogin.com',
		accessToken: '',
	});
	expect(tester.hidden()).toEqual(['clientSecret', 'accessToken']);
});

describe('the test', () => {
	it('buys a token with a form and lists the sandboxes with it', async () => {
		await tester.test(account());
		expect(calls()).toEqual(bought);
		const [purchase, list] = server.seen;
		expect(purchase?.headers['content-type']).toContain('application/x-www-form-urlencoded');
		expect(Object.fromEntries(new URLSearchParams(purchase?.body))).toEqual({
			grant_type: 'client_credentials',
			client_id: 'my-client',
			client_secret: 'p-secret&1',
			scope: 'openid,session,AdobeID,read_organizations,additional_info.projectedProductContext',
		});
		expect(list?.headers).toMatchObject({
			authorization: 'Bearer bought.token',
			'x-api-key': 'my-client',
			'x-gw-ims-org-id': organizationId,
		});
		expect(list?.headers).not.toHaveProperty('x-sandbox-name');
	});

	it('forgives blanks around pasted values and a slash after an address', async () => {
		const padded = Object.fromEntries(
			Object.entries(account()).map(([name, value]) => [name, ` ${value}\n`]),
		);
		await tester.test({ ...padded, platformUrl: `${server.url}/ ` });
		expect(calls()).toEqual(bought);
		expect(server.seen[1]?.headers['x-api-key']).toBe('my-client');
	});

	it.each([
		[400, { error: 'invalid_client', error_description: 'invalid client_id parameter' }],
		[401, { error: 'invalid_client', error_description: 'invalid client_id parameter' }],
	])('names the fields when the purchase is refused with %s', async (status, body) => {
		tokenReply = { status, body };
		expect(await redMessage()).toBe(
			`Adobe refused 'Client ID' and 'Client Secret' of the credential (HTTP ${status}): invalid client_id parameter`,
		);
		expect(calls()).toEqual(['POST /ims/token/v3']);
	});

	it.each<[string, Reply, RegExp]>([
		['refuses the scope', { status: 400, body: { error: 'invalid_scope' } }, /refused 'Scope'/],
		['is not there', { status: 404, body: '<html>' }, /No token can be had at 'IMS URL'/],
		['redirects', { status: 302, headers: { location: '/login' } }, /at 'IMS URL'.*HTTP 302/],
		['is down', { status: 503, body: 'down' }, /answered with HTTP 503/],
		['gives no token', { status: 200, body: {} }, /without access_token/],
		['is a web page', { status: 200, body: '<html>' }, /without access_token/],
		[
			'repeats the secret',
			{ status: 401, body: { error_description: 'bad p-secret&1' } },
			/\(HTTP 401\)$/,
		],
	])('says what is wrong when the login server %s', async (_, reply, sentence) => {
		tokenReply = reply;
		expect(await redMessage()).toMatch(sentence);
		expect(calls()).toEqual(['POST /ims/token/v3']);
	});

	it.each<[Record<string, string>, string]>([
		[{ clientId: ' ' }, "'Client ID' is empty in the credential"],
		[{ clientSecret: '' }, "'Client Secret' is empty in the credential"],
		[{ organizationId: '' }, "'Organization ID' is empty in the credential"],
		[
			{ organizationId: '0123456789ABCDEF01234567' },
			"'Organization ID' of the credential is not complete: it ends with @AdobeOrg",
		],
		[
			{ sandboxName: 'My Sandbox' },
			"'Sandbox Name' of the credential holds a blank: it is the title of a sandbox, not its name",
		],
		[
			{ imsUrl: 'ims-na1.adobelogin.com' },
			"'IMS URL' of the credential is not an address: it must start with https:// or http://",
		],
		[
			{ platformUrl: 'ftp://platform.adobe.io' },
			"'Platform URL' of the credential is not an address: it must start with https:// or http://",
		],
	])('sends nothing with %j', async (more, sentence) => {
		expect(await redMessage(more)).toBe(sentence);
		expect(calls()).toEqual([]);
	});

	it.each([401, 403, 404])(
		'is red when the platform answers %s, and has a sentence',
		async (status) => {
			listReply = { status, body: {} };
			expect(await redMessage()).not.toBe('green');
			const rule = type.test.rules?.find(({ properties: { value } }) => value === status);
			expect(rule?.properties.message).toMatch(new RegExp(`HTTP ${status}`));
		},
	);

	it('does not carry the token to where the platform redirects', async () => {
		const elsewhere = new TestServer();
		await elsewhere.start();
		listReply = { status: 302, headers: { location: elsewhere.url } };
		expect(await redMessage()).not.toBe('green');
		await elsewhere.stop();
		expect(elsewhere.seen).toEqual([]);
	});
});

describe('a stored token', () => {
	const stored = (ttlSeconds: number, more: Record<string, string> = {}) => {
		const request = imsTokenRequest(readAdobeAccount(account(more)));
		return storeToken(request, { token: 'stored.token', ttlSeconds });
	};

	it('is used while it is good', async () => {
		await tester.test(account({ accessToken: stored(60) }));
		expect(calls()).toEqual(bought.slice(1));
		expect(server.seen[0]?.headers.authorization).toBe('Bearer stored.token');
	});

	it('is renewed when the platform answers 401', async () => {
		server.answer = ({ method, headers }) => {
			if (method === 'POST') return tokenReply;
			return headers.authorization === 'Bearer bought.token' ? listReply : { status: 401 };
		};
		await tester.test(account({ accessToken: stored(60) }));
		expect(calls()).toEqual([bought[1], ...bought]);
	});

	it.each<[string, number, Record<string, string>]>([
		['it has ended', -1, {}],
		['the secret was changed', 60, { clientSecret: 'another' }],
		['the scope was changed', 60, { scope: 'openid' }],
		['the login server was changed', 60, { imsUrl: 'http://127.0.0.1:1' }],
	])('is bought anew when %s', async (_, ttlSeconds, before) => {
		await tester.test(account({ accessToken: stored(ttlSeconds, before) }));
		expect(calls()).toEqual(bought);
	});

	it.each([
		[86_399, 86_399 - 300],
		[100, 90],
	])('of %s seconds is good for %s', async (expiresIn, seconds) => {
		tokenReply = { status: 200, body: { access_token: 't', expires_in: expiresIn } };
		const before = Date.now();
		const { accessToken } = await type.preAuthentication.call(
			{
				helpers: {
					httpRequest: async () => ({ statusCode: 200, body: JSON.stringify(tokenReply.body) }),
				},
			},
			account(),
		);
		const end = Number(String(accessToken).split('.')[1]);
		expect(end - before).toBeGreaterThanOrEqual(seconds * 1000);
		expect(end - Date.now()).toBeLessThanOrEqual(seconds * 1000);
	});
});

it('adds the four headers and keeps those that are there', async () => {
	const values: AdobeAccount = readAdobeAccount(account({ sandboxName: 'dev' }));
	const accessToken = storeToken(imsTokenRequest(values), { token: 't' });
	const url = '/data/foundation/flowservice/flows';
	const options = await type.authenticate(
		{ ...account({ sandboxName: 'dev' }), accessToken },
		{ url, headers: { 'If-Match': '"1"' } },
	);
	expect(options).toEqual({
		url,
		headers: {
			'If-Match': '"1"',
			Authorization: 'Bearer t',
			'x-api-key': 'my-client',
			'x-gw-ims-org-id': organizationId,
			'x-sandbox-name': 'dev',
		},
	});
});

it('is green against the sandbox, and red with another secret or organization', async () => {
	const sandbox = await startSandbox();
	const { url, credentials } = sandbox;
	const accepted = { ...account(), ...credentials.adobe, platformUrl: url, imsUrl: url };
	try {
		await tester.test(accepted);
		await expect(tester.test({ ...accepted, clientSecret: 'wrong' })).rejects.toThrow(
			"Adobe refused 'Client ID' and 'Client Secret'",
		);
		await expect(tester.test({ ...accepted, organizationId })).rejects.toThrow();
	} finally {
		await sandbox.close();
	}
});
