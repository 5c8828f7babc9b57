import { ImprovadoApi } from '../../credentials/ImprovadoApi.credentials';
import { storeToken } from '../../nodes/shared/http/storedToken';
import { readImprovadoAccount } from '../../nodes/shared/improvado/credential/improvadoAccount';
import { purchaseOf, tokenRequest } from '../../nodes/shared/improvado/credential/token';
import { startSandbox } from '../../sandbox/server.ts';
import { CredentialTester } from './credentialTest';
import { TestServer, type Reply } from './server';

const type = new ImprovadoApi();
const tester = new CredentialTester(type);
const server = new TestServer();

beforeAll(async () => await server.start());
afterAll(async () => await server.stop());

let tokenReply: Reply;
let listReply: Reply;
let workspace = 0;
beforeEach(() => {
	server.seen.length = 0;
	// Purchases are shared for some seconds, by what they are made with.
	workspace += 1;
	tokenReply = { status: 200, body: { token: 'bought.token' } };
	listReply = { status: 200, body: { count: 0, next: null, previous: null, results: [] } };
	server.answer = ({ method }) => (method === 'POST' ? tokenReply : listReply);
});

const account = (more: Record<string, string> = {}) => ({
	baseUrl: server.url,
	username: 'loader',
	password: 'p-secret&1',
	workspaceId: String(workspace),
	...more,
});
const stored = (token: string, more: Record<string, string> = {}) =>
	storeToken(purchaseOf(tokenRequest(readImprovadoAccount(account(more)))), { token });
const calls = () => server.seen.map(({ method, url }) => `${method} ${url}`);
const bought = ['POST /api/v3/token', 'GET /api/v3/destinations?page=1&page_size=1'];

async function redMessage(more: Record<string, string> = {}): Promise<string> {
	const error = await tester.test(account(more)).then(
		() => undefined,
		(thrown: Error) => thrown,
	);
	const shown = JSON.stringify([error, error?.message, error?.cause]);
	expect(shown).not.toContain('p-secret');
	expect(shown).not.toContain(Buffer.from('loader:p-secret&1').toString('base64'));
	return error?.message ?? 'green';
}

it('has the defaults that workflows depend on', () => {
	expect(tester.decrypted({})).toEqual({
		baseUrl: 'https://embedded.improvado.io',
		username: '',
		password: '',
		workspaceId: '',
		accessToken: '',
	});
	expect(tester.hidden()).toEqual(['password', 'accessToken']);
});

describe('the test', () => {
	it('buys a token with Basic authentication and reads one destination with it', async () => {
		await tester.test(account());
		expect(calls()).toEqual(bought);
		const [purchase, list] = server.seen;
		expect(purchase?.headers.authorization).toBe(
			`Basic ${Buffer.from('loader:p-secret&1').toString('base64')}`,
		);
		expect(JSON.parse(purchase?.body ?? '')).toEqual({ workspace_id: String(workspace) });
		expect(list?.headers.authorization).toBe('Bearer bought.token');
	});

	it.each(['access_token', 'accessToken'])('finds the token as %s too', async (field) => {
		tokenReply = { status: 200, body: { [field]: 'bought.token' } };
		await tester.test(account());
		expect(server.seen[1]?.headers.authorization).toBe('Bearer bought.token');
	});

	it('forgives blanks around pasted values and a slash after the address', async () => {
		await tester.test({
			...account({ username: ' loader ', workspaceId: ` ${workspace}\n` }),
			baseUrl: ` ${server.url}/ `,
		});
		expect(calls()).toEqual(bought);
	});

	it.each<[string, Reply, RegExp]>([
		[
			'refuses the password',
			{ status: 401, body: { details: 'Invalid username/password' } },
			/^Improvado refused 'Username' and 'Password' of the credential \(HTTP 401\): Invalid username\/password$/,
		],
		[
			'does not know the workspace',
			{ status: 404, body: { details: 'Workspace not found' } },
			/^Improvado gave no token for the workspace '\d+' \(HTTP 404\): Workspace not found$/,
		],
		[
			'wants another workspace id',
			{ status: 400, body: { details: { workspace_id: ['A valid integer is required.'] } } },
			/workspace_id: A valid integer is required/,
		],
		['is not there', { status: 404, body: '<html>' }, /No token can be had at 'Base URL'/],
		['redirects', { status: 302, headers: { location: '/' } }, /at 'Base URL'.*HTTP 302/],
		['is down', { status: 503, body: 'down' }, /answered with HTTP 503/],
		['gives no token', { status: 200, body: {} }, /without a token/],
		['is a web page', { status: 200, body: '<html>' }, /without a token/],
		[
			'repeats the password',
			{ status: 401, body: { details: 'bad p-secret&1' } },
			/\(HTTP 401\): bad \*\*\*$/,
		],
	])('says what is wrong when the address %s', async (_, reply, sentence) => {
		tokenReply = reply;
		expect(await redMessage()).toMatch(sentence);
		expect(calls()).toEqual(bought.slice(0, 1));
	});

	it.each<[Record<string, string>, string]>([
		[{ username: ' ' }, "'Username' is empty in the credential"],
		[
			{ username: 'a:b' },
			"'Username' of the credential holds a colon, which Basic authentication does not allow",
		],
		[{ password: '' }, "'Password' is empty in the credential"],
		[{ workspaceId: '' }, "'Workspace ID' is empty in the credential"],
		[
			{ baseUrl: 'embedded.improvado.io' },
			"'Base URL' of the credential is not an address: it must start with https:// or http://",
		],
	])('sends nothing with %j', async (more, sentence) => {
		expect(await redMessage(more)).toBe(sentence);
		expect(calls()).toEqual([]);
	});

	it.each([401, 403, 404])(
		'is red when the list answers %s, and has a sentence',
		async (status) => {
			listReply = { status, body: {} };
			expect(await redMessage()).not.toBe('green');
			const rule = type.test.rules?.find(({ properties: { value } }) => value === status);
			expect(rule?.properties.message).toMatch(new RegExp(`HTTP ${status}`));
		},
	);

	it('does not carry the token to where the list redirects', async () => {
		const elsewhere = new TestServer();
		await elsewhere.start();
		listReply = { status: 302, headers: { location: elsewhere.url } };
		expect(await redMessage()).not.toBe('green');
		await elsewhere.stop();
		expect(elsewhere.seen).toEqual([]);
	});
});

describe('a stored token', () => {
	it('is used while it is good', async () => {
		await tester.test(account({ accessToken: stored('stored.token') }));
		expect(calls()).toEqual(bought.slice(1));
		expect(server.seen[0]?.headers.authorization).toBe('Bearer stored.token');
	});

	it('is renewed when a request is answered 401', async () => {
		server.answer = ({ method, headers }) => {
			if (method === 'POST') return tokenReply;
			return headers.authorization === 'Bearer bought.token' ? listReply : { status: 401 };
		};
		await tester.test(account({ accessToken: stored('stored.token') }));
		expect(calls()).toEqual([bought[1], ...bought]);
	});

	it.each<Record<string, string>>([
		{ password: 'another' },
		{ workspaceId: '0' },
		{ baseUrl: 'http://127.0.0.1:1' },
	])('is bought anew when it was bought with %j', async (before) => {
		await tester.test(account({ accessToken: stored('stored.token', before) }));
		expect(calls()).toEqual(bought);
	});
});

describe('against the sandbox', () => {
	it('is green, writes nothing, and is red with another password or workspace', async () => {
		const sandbox = await startSandbox();
		const accepted = { ...sandbox.credentials.improvado, baseUrl: sandbox.url };
		try {
			await tester.test(accepted);
			expect(sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
				'POST /api/v3/token',
				'GET /api/v3/destinations',
			]);
			await expect(tester.test({ ...accepted, password: 'other' })).rejects.toThrow(
				"Improvado refused 'Username' and 'Password'",
			);
			await expect(tester.test({ ...accepted, workspaceId: '1' })).rejects.toThrow(
				"no token for the workspace '1'",
			);
		} finally {
			await sandbox.close();
		}
	});

	it('buys one token for many requests that meet a 401 together', async () => {
		const sandbox = await startSandbox();
		const accepted = { ...sandbox.credentials.improvado, baseUrl: sandbox.url };
		try {
			await Promise.all(Array.from({ length: 20 }, async () => await tester.test(accepted)));
			expect(sandbox.stats.tokensIssued).toBe(1);
		} finally {
			await sandbox.close();
		}
	});
});
