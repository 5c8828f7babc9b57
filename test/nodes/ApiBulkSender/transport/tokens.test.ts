import { gzipSync } from 'node:zlib';

import { Destination, results, soundItems } from '../../../support/destination';
import { withoutProxyVariables } from '../../../support/environment';
import { onRequests, RawServer } from '../../../support/rawServer';

const destination = new Destination();
const shortLived = new Destination({ tokenTtlSeconds: 1 });

const statuses = (of = destination) => of.requests.map(({ status }) => status);
const send = async (count: number, concurrency: number) =>
	await destination.send({
		items: soundItems(count),
		credential: destination.credential('clientKey'),
		parameters: { groupingLimit: 1, options: { concurrency } },
	});

describe('a token', () => {
	afterEach(() => jest.restoreAllMocks());

	it('is fetched once for 50 parallel requests', async () => {
		destination.sandbox.faults.add({ pathPrefix: '/api', delayMs: 1500, after: 1, times: 50 });
		const { succeeded } = await send(101, 50);
		expect(succeeded).toHaveLength(101);
		expect(destination.sandbox.stats.tokensIssued).toBe(1);
		expect(destination.sandbox.stats.maxOpen).toBe(50);
	});

	it('is renewed before it expires, so no request meets a 401', async () => {
		shortLived.sandbox.faults.add({ pathPrefix: '/api', delayMs: 400, times: 'always' });
		const { succeeded } = await shortLived.send({
			items: soundItems(5),
			credential: shortLived.credential('clientKey'),
			parameters: { groupingLimit: 1, options: { concurrency: 1 } },
		});
		expect(succeeded).toHaveLength(5);
		expect(statuses(shortLived)).toEqual([200, 200, 200, 200, 200]);
		expect(shortLived.sandbox.stats.tokensIssued).toBe(2);
	});

	it('is renewed once on a 401, and the request is sent again', async () => {
		destination.sandbox.faults.add({ tokenRevoked: true, after: 1 });
		const { succeeded, summary } = await send(4, 1);
		expect(succeeded).toHaveLength(4);
		expect(statuses()).toEqual([200, 401, 200, 200, 200]);
		expect(destination.sandbox.stats.tokensIssued).toBe(2);
		expect(summary.requests).toMatchObject({ sent: 5, retried: 0 });
	});

	it('is renewed on a 401 as often as it is revoked, also late in a run', async () => {
		destination.sandbox.faults.add(
			{ tokenRevoked: true, after: 1 },
			{ tokenRevoked: true, after: 3 },
		);
		const { succeeded } = await send(4, 1);
		expect(succeeded).toHaveLength(4);
		expect(destination.sandbox.stats.tokensIssued).toBe(3);
	});

	it('is renewed once when 50 requests meet the 401 together', async () => {
		destination.sandbox.faults.add({ tokenRevoked: true, after: 1 });
		const { succeeded, failed } = await send(51, 50);
		expect(failed).toEqual([]);
		expect(succeeded).toHaveLength(51);
		expect(statuses().filter((status) => status === 401)).toHaveLength(50);
		expect(destination.sandbox.stats.tokensIssued).toBe(2);
		expect(new Set(destination.acceptedIds).size).toBe(51);
		expect(destination.acceptedIds).toHaveLength(51);
	});

	it('that is refused although it is new stops the run', async () => {
		destination.sandbox.faults.add({ status: 401, after: 1, times: 'always' });
		const { error, succeeded, failed } = await send(4, 1);
		expect(error).toBeUndefined();
		expect(succeeded).toHaveLength(1);
		expect(results(failed)).toMatchObject([
			{ outcome: 'failed', httpStatus: 401, attempts: 2 },
			{ outcome: 'unsent', cause: 'stopped' },
			{ outcome: 'unsent', cause: 'stopped' },
		]);
		expect(statuses()).toEqual([200, 401, 401]);
		expect(destination.sandbox.stats.tokensIssued).toBe(2);
	});

	it('that does not come at once is asked for again, since asking changes nothing', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const path = '/v3/oauth/token/generate';
		destination.sandbox.faults.add(
			{ path, status: 503 },
			{ path, status: 429 },
			{ path, reset: true },
		);
		const { succeeded } = await send(2, 1);
		expect(succeeded).toHaveLength(2);
		expect(destination.sandbox.requests.map(({ status }) => status)).toEqual([
			503,
			429,
			null,
			200,
			200,
			200,
		]);
	});

	it('that does not come at all fails the run before any record is sent', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		destination.sandbox.faults.add({
			path: '/v3/oauth/token/generate',
			status: 503,
			times: 'always',
		});
		const { error } = await send(2, 1);
		expect(error?.message).toMatch(/token request failed: it was answered with HTTP 503/);
		expect(destination.sandbox.requests).toHaveLength(4);
	});

	it('that expires mid-run and cannot be renewed leaves the rest unsent', async () => {
		destination.sandbox.faults.add({ tokenRevoked: true, after: 1 });
		destination.sandbox.faults.add({ path: '/v3/oauth/token/generate', status: 403, after: 1 });
		const { error, succeeded, failed, hints } = await send(4, 1);
		expect(error).toBeUndefined();
		expect(succeeded).toHaveLength(1);
		expect(results(failed)).toMatchObject([
			{ outcome: 'failed', cause: 'rejected', httpStatus: 401 },
			{ outcome: 'unsent' },
			{ outcome: 'unsent' },
		]);
		expect(hints).toContainEqual(expect.stringMatching(/token request was refused \(HTTP 403\)/));
	});
});

describe('the answer with a token', () => {
	withoutProxyVariables();
	const json = '{"access_token":"t0k3n"}';
	const answer = (body: string | Buffer, ...headers: string[]) =>
		Buffer.concat([
			Buffer.from(
				['HTTP/1.1 200 OK', `content-length: ${Buffer.byteLength(body)}`, ...headers, '', ''].join(
					'\r\n',
				),
			),
			Buffer.from(body),
		]);

	async function sendWith(tokenAnswer: Buffer) {
		const tokens: string[] = [];
		const server = await RawServer.start((socket) =>
			onRequests(socket, (head) => {
				if (head.startsWith('POST /token')) return void socket.write(tokenAnswer);
				tokens.push(/authorization: (.*)/i.exec(head)?.[1] ?? '');
				socket.write(answer('[{"code":200}]'));
			}),
		);
		const sent = await destination.send({
			items: soundItems(1),
			credential: destination.credential('oAuth2ClientCredentials', {
				apiBaseUrl: server.url,
				tokenPath: '/token',
			}),
			parameters: { maxRetries: 0 },
		});
		await server.close();
		return { ...sent, tokens };
	}

	it.each<[string, Buffer]>([
		['with a byte order mark', answer(`\ufeff${json}`)],
		['in UTF-16', answer(Buffer.from(`\ufeff${json}`, 'utf16le'))],
		['compressed', answer(gzipSync(json), 'content-encoding: gzip')],
		['labelled as compressed', answer(json, 'content-encoding: gzip')],
		[
			'behind announcements',
			Buffer.concat([
				Buffer.from('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nlink: </a>\r\n\r\n'),
				answer(json),
			]),
		],
	])('is read %s', async (_, tokenAnswer) => {
		const { succeeded, tokens } = await sendWith(tokenAnswer);
		expect(succeeded).toHaveLength(1);
		expect(tokens).toEqual(['Bearer t0k3n']);
	});

	it('that cannot be read is a sentence', async () => {
		const { error } = await sendWith(
			answer(gzipSync(json).subarray(0, 12), 'content-encoding: gzip'),
		);
		expect(error?.message).toBe(
			'The token request got an answer (HTTP 200) that is cut off, damaged or compressed in a way that cannot be read',
		);
	});
});
