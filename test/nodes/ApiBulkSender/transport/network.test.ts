import type { LookupFunction } from 'node:net';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Fault } from '../../../../sandbox/server.ts';
import { closedPort } from '../../../support/closedPort';
import { Destination, ids, results, soundItems } from '../../../support/destination';

const destination = new Destination();
const { anything } = expect;

describe('what provably never arrived is unreachable, and is repeated without being asked', () => {
	const node = { onError: 'continueRegularOutput' } as const;
	const at = (apiBaseUrl: string) => destination.credential('bearerToken', { apiBaseUrl });

	it('a name that is not found (DNS)', async () => {
		const lookup = jest.fn<void, Parameters<LookupFunction>>((host, _options, done) =>
			done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), '', 4),
		);
		const { failed, summary } = await destination.send({
			items: soundItems(2),
			credential: at('http://destination.invalid'),
			parameters: { maxRetries: 2 },
			node,
			prepare: ({ helpers }) => {
				helpers.getSecureEgressFilter = () =>
					({
						validateUrl: async () => ({ ok: true }),
						createSecureLookup: () => lookup,
					}) as unknown as ReturnType<IExecuteFunctions['helpers']['getSecureEgressFilter']>;
			},
		});
		expect(results(failed)[0]).toMatchObject({
			cause: 'unreachable',
			httpStatus: null,
			attempts: 3,
		});
		expect(results(failed)[0].reason).toMatch(
			/^destination\.invalid was not reached: its name cannot be found \(DNS\).*'API Base URL'/,
		);
		expect(lookup).toHaveBeenCalledTimes(3);
		expect(summary).toMatchObject({ records: { failed: 2, unclear: 0 }, requests: { retried: 2 } });
	});

	it('a refused connection', async () => {
		const { failed } = await destination.send({
			items: soundItems(1),
			credential: at(`http://127.0.0.1:${await closedPort()}`),
			parameters: { maxRetries: 1 },
			node,
		});
		expect(results(failed)[0]).toMatchObject({ cause: 'unreachable', attempts: 2 });
		expect(results(failed)[0].reason).toMatch(/refuses connections: check address and port/);
	});

	it('https spoken to a plain http port (TLS)', async () => {
		const { failed } = await destination.send({
			items: soundItems(1),
			credential: at(destination.sandbox.url.replace('http:', 'https:')),
			parameters: { maxRetries: 1 },
			node,
		});
		expect(results(failed)[0]).toMatchObject({ cause: 'unreachable', attempts: 2 });
		expect(results(failed)[0].reason).toMatch(/TLS/);
		expect(destination.sandbox.requests).toEqual([]);
	});
});

describe('what may have arrived is unclear, and is not repeated unless asked', () => {
	const cases: Array<[string, Fault, RegExp]> = [
		['a destination that never answers', { hang: true }, /did not answer within 'Timeout'/],
		['a connection that breaks', { reset: true }, /broke before the answer was complete/],
		['one that breaks after processing', { resetAfterProcessing: true }, /broke before the answer/],
	];

	it.each(cases)('%s', async (_, fault, says) => {
		destination.sandbox.faults.add(fault);
		const { failed, summary, error } = await destination.send({
			items: soundItems(2),
			parameters: { options: { timeout: 1 } },
		});
		expect(error).toBeUndefined();
		expect(results(failed)[0]).toMatchObject({ cause: 'unclear', httpStatus: null, attempts: 1 });
		expect(results(failed)[0].reason).toMatch(says);
		expect(summary.records).toMatchObject({ failed: 2, unclear: 2 });
		expect(destination.requests).toHaveLength(1);
	});

	it.each(cases)('%s: repeated with Retry Network Errors', async (_, fault) => {
		destination.sandbox.faults.add(fault);
		const { succeeded, summary } = await destination.send({
			items: soundItems(2),
			parameters: {
				options: {
					timeout: 1,
					retryNetworkErrors: true,
					idempotencyKeyHeader: 'Idempotency-Key',
				},
			},
		});
		expect(ids(succeeded)).toEqual([1, 2]);
		expect(results(succeeded)[0]).toMatchObject({ attempts: 2, batch: 2 });
		expect(summary.requests).toMatchObject({ sent: 2, retried: 1 });
		const keys = destination.requests.map(({ headers }) => headers['idempotency-key']);
		expect(keys).toEqual([anything(), keys[0]]);
		expect(destination.acceptedIds).toEqual([1, 2]);
	});

	it('a connection that breaks again and again ends after Max Retries', async () => {
		destination.sandbox.faults.add({ reset: true, times: 'always' });
		const { failed } = await destination.send({
			items: soundItems(1),
			parameters: { maxRetries: 2, options: { retryNetworkErrors: true } },
		});
		expect(results(failed)[0]).toMatchObject({ cause: 'unclear', attempts: 3 });
	});
});

describe('an answer that proves nothing is unclear', () => {
	const cases: Array<[string, Fault, RegExp]> = [
		['cut short', { truncate: true }, /answer is/],
		['no JSON', { malformed: true }, /answer is/],
		['HTML', { html: true }, /web page/],
		['plain text', { plainText: true }, /plain text instead of JSON/],
		['empty', { emptyBody: true }, /has no body/],
		['larger than 32 MB', { hugeBody: 33 * 1024 * 1024 }, /large/],
		['HTTP 502 with a page', { status: 502, html: true }, /HTTP 502/],
	];

	it.each(cases)('%s', async (_, fault, says) => {
		destination.sandbox.faults.add(fault);
		const { failed, summary, error } = await destination.send({
			items: soundItems(2),
			parameters: { maxRetries: 0 },
		});
		expect(error).toBeUndefined();
		expect(results(failed)).toMatchObject([{ cause: 'unclear' }, { cause: 'unclear' }]);
		expect(results(failed)[0].reason).toMatch(says);
		expect(summary.records).toMatchObject({ failed: 2, unclear: 2 });
		expect(destination.requests).toHaveLength(1);
	});

	it('and the sentence holds only the beginning of a long answer', async () => {
		destination.sandbox.faults.add({ status: 400, plainText: 'x'.repeat(100_000) });
		const { failed } = await destination.send({ items: soundItems(1) });
		expect((results(failed)[0].reason as string).length).toBeLessThan(1000);
	});

	it('while a large answer that can be read is read', async () => {
		destination.sandbox.faults.add({ hugeBody: 8 * 1024 * 1024 });
		const { succeeded } = await destination.send({ items: soundItems(2) });
		expect(ids(succeeded)).toEqual([1, 2]);
	});
});
