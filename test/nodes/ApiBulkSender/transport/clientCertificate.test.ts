import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { IDataObject } from 'n8n-workflow';

import { DestinationApi } from '../../../../credentials/DestinationApi.credentials';
import { notAnswered } from '../../../../nodes/ApiBulkSender/transport/failures';
import { CredentialTester } from '../../../credentials/credentialTest';
import { makeAuthority, makeCertificate, type Certificate } from '../../../support/certificates';
import { ids, results, soundItems } from '../../../support/destination';
import { withoutProxyVariables } from '../../../support/environment';
import { Proxy } from '../../../support/proxy';
import { runNode } from '../../../support/runNode';
import { SocksProxy } from '../../../support/socksProxy';

withoutProxyVariables();

let authority: Certificate;
let client: Certificate;
let server: Server;
/** Names of the clients, by request. */
let clients: string[] = [];

beforeAll(async () => {
	authority = await makeAuthority('Test CA');
	client = await makeCertificate('Acme client', authority);
	const own = await makeCertificate('server', authority);
	const options = { ...own, ca: authority.cert, requestCert: true, rejectUnauthorized: true };
	server = createServer(options, (request, response) => {
		const { subject } = (request.socket as TLSSocket).getPeerCertificate();
		clients.push(`${subject?.CN} ${request.url}`);
		request.resume().on('end', () => {
			const isToken = request.url === '/token';
			const body = isToken ? { access_token: 't0k3n' } : [{ code: 200 }, { code: 200 }].slice(0, 2);
			response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => void (clients = []));
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const port = () => (server.address() as AddressInfo).port;
const tls = () => ({
	adjustTls: true,
	sslCert: client.cert,
	sslKey: client.key,
	sslCa: authority.cert,
});
const oAuth2 = () => ({
	apiBaseUrl: `https://localhost:${port()}`,
	authentication: 'oAuth2ClientCredentials',
	clientKey: 'id',
	clientSecret: 'a secret',
	tokenPath: '/token',
	testPath: '/me',
});

async function send(credential: IDataObject) {
	return await runNode({
		items: soundItems(2),
		credential: { ...oAuth2(), ...credential },
		parameters: {
			apiEndpoint: '/records',
			maxRetries: 0,
			parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
		},
		node: { onError: 'continueRegularOutput' },
	});
}

const both = ['Acme client /token', 'Acme client /records'];

describe('a client certificate', () => {
	it('is shown to the destination and to the server of the token', async () => {
		const { succeeded } = await send(tls());
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(clients).toEqual(both);
	});

	it('is shown through an HTTP proxy, and not to that', async () => {
		const proxy = await Proxy.start();
		process.env.HTTPS_PROXY = `http://${proxy.address}`;
		const apiBaseUrl = `https://only-behind.invalid:${port()}`;
		const { succeeded } = await send({ ...tls(), apiBaseUrl });
		await proxy.close();
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(clients).toEqual(both);
		expect(proxy.tunnels[0]).toBe(`only-behind.invalid:${port()}`);
	});

	it('is shown through a SOCKS proxy', async () => {
		const proxy = await SocksProxy.start();
		process.env.ALL_PROXY = `socks5://127.0.0.1:${proxy.server.port}`;
		const { succeeded } = await send(tls());
		await proxy.server.close();
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(clients).toEqual(both);
	});

	it('is shown by the test of the credential, too', async () => {
		await new CredentialTester(new DestinationApi()).test({ ...oAuth2(), ...tls() });
		expect(clients).toEqual(['Acme client /token', 'Acme client /me']);
	});

	it('is never that of another credential, whose session is still known', async () => {
		expect((await send(tls())).succeeded).toHaveLength(2);
		const other = await makeCertificate('Other client', authority);
		await send({ ...tls(), sslCert: other.cert, sslKey: other.key });
		expect(clients).toEqual([...both, 'Other client /token', 'Other client /records']);
		clients = [];
		const { succeeded } = await send({ adjustTls: true, sslCa: authority.cert });
		expect(succeeded).toEqual([]);
		expect(clients).toEqual([]);
	});

	it('that cannot be used is refused before anything is sent, in a dry run too', async () => {
		const { failed } = await send({ ...tls(), sslKey: 'no key' });
		expect(results(failed)[0]).toMatchObject({ outcome: 'unsent' });
		expect(results(failed)[0].reason).toMatch(/^'Private Key' in the credential holds no/);
		expect(clients).toEqual([]);
	});
});

describe('a server with a certificate that is not generally trusted', () => {
	it('is not reached, and the sentence names the field', async () => {
		const { failed } = await send({});
		expect(results(failed)[0].reason).toMatch(/\(TLS, [A-Z_]+\): .*as 'CA Certificate'/);
		expect(clients).toEqual([]);
	});

	it('is reached where nothing is to be checked', async () => {
		const { succeeded } = await send({ ...tls(), sslCa: '', allowUnauthorizedCerts: true });
		expect(ids(succeeded)).toEqual([1, 2]);
	});
});

it.each([
	'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
	'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
	'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE',
	'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
])('%s comes before anything was read, so nothing arrived', (code) => {
	const failure = notAnswered(Object.assign(new Error('alert'), { code }), 'api.test');
	expect(failure.failure).toBe('unreachable');
	expect(failure.message).toMatch(/^api\.test was not reached: .*'Client Certificate'/);
	const other = notAnswered(Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'api.test');
	expect(other.failure).toBe('reset');
});
