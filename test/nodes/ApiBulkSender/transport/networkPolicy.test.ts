import type { LookupFunction } from 'node:net';
import type { IExecuteFunctions } from 'n8n-workflow';

import { Destination, ids, results, soundItems } from '../../../support/destination';

const destination = new Destination();
const nothingLeft = () => expect(destination.sandbox.requests).toEqual([]);
const port = () => new URL(destination.sandbox.url).port;

describe("n8n's allowed domains of a credential", () => {
	const send = async (allowedDomains: string, other = {}) =>
		await destination.send({
			items: soundItems(1),
			credential: destination.credential('clientKey', {
				allowedHttpRequestDomains: 'domains',
				allowedDomains,
				...other,
			}),
		});

	it.each(['127.0.0.1', 'example.com, 127.0.0.1'])('let a host through: %s', async (allowed) => {
		expect((await send(allowed)).succeeded).toHaveLength(1);
	});

	it.each(['example.com', '', '*.127.0.0.1'])('keep others out: "%s"', async (allowed) => {
		const { error } = await send(allowed);
		expect(error?.message).toMatch(/'API Base URL' is not among its 'Allowed Domains'/);
		expect(error?.description).toMatch(/'Allowed Domains'/);
		nothingLeft();
	});

	it('hold for the token server too, before the secret is sent to it', async () => {
		const { error } = await send('127.0.0.1', { oauthBaseUrl: `http://localhost:${port()}` });
		expect(error?.message).toMatch(/'OAuth Base URL' is not among its 'Allowed Domains'/);
		nothingLeft();
	});

	it('do not matter when all are allowed, or the list is for n8n only', async () => {
		for (const allowedHttpRequestDomains of ['all', 'none']) {
			const { succeeded } = await send('example.com', { allowedHttpRequestDomains });
			expect(succeeded).toHaveLength(1);
		}
	});
});

describe("n8n's egress filter", () => {
	type Filter = ReturnType<IExecuteFunctions['helpers']['getSecureEgressFilter']>;
	const allowAll = async () => ({ ok: true as const, result: undefined });
	const toLoopback: LookupFunction = (_host, { all }, done) => {
		if (all) done(null, [{ address: '127.0.0.1', family: 4 }]);
		else done(null, '127.0.0.1', 4);
	};
	const prepare = (filter: object) => (context: IExecuteFunctions) => {
		context.helpers.getSecureEgressFilter = () => filter as Filter;
	};

	it('is asked before anything is sent: an address it forbids is a sentence', async () => {
		const error = new Error('127.0.0.1 is blocked here');
		const validateUrl = jest.fn(async () => ({ ok: false as const, error }));
		const result = await destination.send({
			items: soundItems(1),
			prepare: prepare({ validateUrl, createSecureLookup: () => toLoopback }),
		});
		expect(result.error?.message).toMatch(
			/'API Base URL' is an address that this n8n instance does not allow: 127.0.0.1 is blocked/,
		);
		expect(result.error?.description).toMatch(/administrator/);
		nothingLeft();
	});

	it('is asked about the token server as well', async () => {
		const tokenServer = `http://localhost:${port()}/v3/oauth/token/generate`;
		const validateUrl = jest.fn(async (url: string | URL) =>
			String(url) === tokenServer
				? { ok: false as const, error: new Error('no') }
				: await allowAll(),
		);
		const { error } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('clientKey', { oauthBaseUrl: tokenServer }),
			prepare: prepare({ validateUrl, createSecureLookup: () => toLoopback }),
		});
		expect(error?.message).toMatch(/'OAuth Base URL' is an address that this n8n/);
		nothingLeft();
	});

	it('resolves the names: what its lookup forbids is never connected to', async () => {
		const forbid: LookupFunction = (_host, _options, done) =>
			done(Object.assign(new Error('resolves to a blocked address'), { code: 'EBLOCKED' }), '', 4);
		const { succeeded, failed } = await destination.send({
			items: soundItems(1),
			parameters: { maxRetries: 0 },
			credential: destination.credential('bearerToken', {
				apiBaseUrl: `http://localhost:${port()}`,
			}),
			node: { onError: 'continueRegularOutput' },
			prepare: prepare({ validateUrl: allowAll, createSecureLookup: () => forbid }),
		});
		expect(succeeded).toEqual([]);
		expect(results(failed)[0]).toMatchObject({ outcome: 'failed', cause: 'unreachable' });
		expect(results(failed)[0].reason).toMatch(/resolves to a blocked address/);
		nothingLeft();
	});

	it('resolves the names: what its lookup finds is connected to', async () => {
		const { succeeded } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('bearerToken', {
				apiBaseUrl: `http://destination.invalid:${port()}`,
			}),
			prepare: prepare({ validateUrl: allowAll, createSecureLookup: () => toLoopback }),
		});
		expect(ids(succeeded)).toEqual([1]);
		expect(destination.requests[0].headers.host).toBe(`destination.invalid:${port()}`);
	});

	it('is done without where an older n8n has none', async () => {
		const { succeeded } = await destination.send({
			items: soundItems(1),
			prepare: (context) => {
				delete (context.helpers as Partial<IExecuteFunctions['helpers']>).getSecureEgressFilter;
			},
		});
		expect(ids(succeeded)).toEqual([1]);
	});
});
