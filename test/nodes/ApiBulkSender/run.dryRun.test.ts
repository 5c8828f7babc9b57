import type { IDataObject } from 'n8n-workflow';

import { Destination, soundItems } from '../../support/destination';
import type { NodeRun } from '../../support/runNode';

const destination = new Destination();

const dryRun = async ({ parameters, ...run }: Partial<NodeRun> = {}) => {
	const options = { ...(parameters?.options as IDataObject), dryRun: true } as never;
	const result = await destination.send({
		items: soundItems(3),
		credential: destination.credential('clientKey'),
		...run,
		parameters: { ...parameters, options },
	});
	// Not even a token is fetched.
	expect(destination.sandbox.requests).toEqual([]);
	expect(destination.sandbox.stats.connections).toBe(0);
	return { ...result, preview: result.summary.preview as IDataObject };
};

describe('Dry Run', () => {
	it('sends nothing, leaves both record outputs empty and counts all as unsent', async () => {
		const { outputs, summary, hints, error } = await dryRun();
		expect(error).toBeUndefined();
		expect(outputs.slice(0, 2)).toEqual([[], []]);
		expect(outputs[2]).toHaveLength(1);
		expect(summary).toMatchObject({
			dryRun: true,
			records: { total: 3, succeeded: 0, failed: 0, unsent: 3 },
			requests: { sent: 0, retried: 0, yielded: 0 },
		});
		expect(hints).toContainEqual(expect.stringMatching(/'Dry Run' is on: nothing was sent/));
	});

	it('shows the first three requests exactly as they leave, but for the secrets', async () => {
		const parameters = {
			groupingLimit: 1,
			additionalHeaders: { entries: [{ name: 'X-Source', value: 'n8n' }] },
			options: { concurrency: 1, idempotencyKeyHeader: 'Idempotency-Key' },
		};
		const { preview } = await dryRun({ items: soundItems(5), parameters });
		expect(preview).toMatchObject({ requests: 5, records: 5, invalidRecords: [] });
		const shown = preview.firstRequests as Array<{ headers: IDataObject; body: unknown }>;
		expect(shown).toHaveLength(3);
		expect(shown[0].headers).toMatchObject({
			'x-cap-api-oauth-token': '***',
			'idempotency-key': expect.stringMatching(/new key/),
		});
		await destination.send({
			items: soundItems(5),
			credential: destination.credential('clientKey'),
			parameters,
		});
		shown.forEach((request, at) => {
			const { method, url, headers, body } = destination.requests[at];
			expect(request).toMatchObject({ method, url: destination.sandbox.url + url });
			expect(request.body).toEqual(body);
			for (const [name, value] of Object.entries(request.headers)) {
				if (value !== '***' && name !== 'idempotency-key') expect(headers[name]).toBe(value);
				else expect(headers).toHaveProperty(name);
			}
		});
	});

	it.each(['bearerToken', 'basicAuth', 'header', 'oAuth2ClientCredentials'] as const)(
		'masks what authorizes by %s',
		async (kind) => {
			const credential = destination.credential(kind);
			const { summary, preview } = await dryRun({ credential });
			const [request] = preview.firstRequests as Array<{ headers: IDataObject }>;
			expect(Object.values(request.headers)).toContain('***');
			const text = JSON.stringify(summary);
			for (const secret of ['clientSecret', 'token', 'password', 'headerValue']) {
				expect(text).not.toContain(credential[secret]);
			}
		},
	);

	it('says how long the rate limit makes the run at least', async () => {
		const limit = { requestsPerPeriod: 10, period: 2, periodUnit: 'seconds' };
		const parameters = { groupingLimit: 1, options: { rateLimit: { rateLimit: limit } } };
		const short = await dryRun({ items: soundItems(10), parameters });
		expect(short.preview).toMatchObject({ requests: 10, shortestDurationMs: 0 });
		const long = await dryRun({ items: soundItems(31), parameters });
		expect(long.preview).toMatchObject({ requests: 31, shortestDurationMs: 6000 });
	});

	it('lists the records that could not be sent', async () => {
		const { preview, summary } = await dryRun({
			items: [...soundItems(1), { json: { name: 'no id' } }],
			parameters: { apiEndpoint: '/api/items/{id}', bulkSupport: false },
		});
		expect(preview).toMatchObject({
			requests: 1,
			records: 1,
			invalidRecords: [{ index: 1, reason: expect.stringMatching(/"id"/) }],
		});
		expect(summary.records).toMatchObject({ total: 2, failed: 0, unsent: 2 });
	});

	it('shows only what Send Only First would send', async () => {
		const { preview, summary } = await dryRun({
			items: soundItems(30),
			parameters: { groupingLimit: 10, options: { sendOnlyFirst: 12 } },
		});
		expect(preview).toMatchObject({ requests: 2, records: 12 });
		expect(summary.records).toMatchObject({ total: 30, unsent: 30 });
	});

	it('still refuses a wrong setting', async () => {
		const { error } = await dryRun({ parameters: { maxRetries: -1 } });
		expect(error?.message).toMatch(/'Max Retries'/);
	});
});

describe('the rate limit', () => {
	const limited = async (rateLimit: IDataObject | undefined) => {
		const options = (rateLimit === undefined ? {} : { rateLimit }) as never;
		const { preview } = await dryRun({ parameters: { options } });
		return preview.rateLimit;
	};

	it.each<[string, IDataObject | undefined, string]>([
		['that was not added', undefined, 'No rate limit is set'],
		['that was emptied', {}, 'No rate limit is set'],
		['just added', { rateLimit: {} }, 'At most 60 requests in 60 seconds'],
		[
			'with values of its own',
			{ rateLimit: { requestsPerPeriod: 1, period: 3, periodUnit: 'hours' } },
			'At most 1 request in 3 hours',
		],
	])('%s is told in words', async (_, rateLimit, words) => {
		expect(await limited(rateLimit)).toContain(words);
	});

	it('of no request is refused', async () => {
		const options = { rateLimit: { rateLimit: { requestsPerPeriod: 0 } } } as never;
		const { error } = await dryRun({ parameters: { options } });
		expect(error?.message).toMatch(/'Requests per Period'/);
	});
});
