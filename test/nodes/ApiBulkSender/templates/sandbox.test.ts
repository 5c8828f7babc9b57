import type { IDataObject } from 'n8n-workflow';

import { destinationTemplates } from '../../../../nodes/ApiBulkSender/templates';
import { playedDestinations } from '../../../../sandbox/destination/templates/index.ts';
import { Destination } from '../../../support/destination';
import { runNode } from '../../../support/runNode';
import { send as request } from '../../../sandbox/client';
import { shortenPolls } from './shortenPolls';
import { ways } from './ways';

const destination = new Destination();

it('plays the destination of every template but those of Capillary, which have their own', () => {
	const ids = destinationTemplates.map(({ id }) => id).filter((id) => !id.startsWith('capillary'));
	expect(playedDestinations.map(({ id }) => id).sort()).toEqual(ids.sort());
	expect(Object.keys(ways).sort()).toEqual(ids.sort());
});

describe.each(playedDestinations.map((played) => [played.id, played] as const))(
	'%s against a server that behaves as documented',
	(id, played) => {
		const way = ways[id];
		const template = destinationTemplates.find((one) => one.id === id);
		const send = async (records: IDataObject[], other: IDataObject = {}, options = {}) =>
			await runNode({
				items: records.map((json) => ({ json })),
				credential: destination.credential(way.login, {
					apiBaseUrl: `${destination.sandbox.url}${played.prefix}`,
					...way.credential,
					...other,
				}),
				parameters: { template: id, ...way.parameters, options: { baseDelay: 1, ...options } },
			});

		beforeEach(() => {
			shortenPolls(template, 0.002);
			Object.assign(destination.sandbox.jobs.settings, { queuedMs: 0, runsMs: 1 });
		});
		afterEach(() => jest.restoreAllMocks());

		const { bulkSupport = true, groupingLimit = 100 } = template?.settings ?? {};
		const limit = bulkSupport ? groupingLimit : 1;
		const good = (count: number) => Array.from({ length: count }, (_, at) => way.good(at + 1));

		it('sends more than one request takes, within the limits', async () => {
			const { succeeded, summary, error } = await send(good(limit + 1));
			expect(error).toBeUndefined();
			expect(succeeded).toHaveLength(limit + 1);
			expect(destination.sandbox.accepted(id)).toHaveLength(limit + 1);
			expect(summary.requests).toMatchObject({ sent: 2 });
		});

		it('tells the bad record from the good ones', async () => {
			const { succeeded, failed } = await send([way.good(1), way.bad, way.good(2)]);
			if (way.allOrNone) {
				const delivery = { cause: 'rejected', reason: expect.stringMatching(way.badMessage) };
				expect(failed.map(({ json }) => json)).toMatchObject([
					{ delivery },
					{ delivery },
					{ delivery },
				]);
				expect(destination.sandbox.accepted(id)).toEqual([]);
				return;
			}
			expect(succeeded.map(({ json }) => json)).toMatchObject([way.good(1), way.good(2)]);
			expect(failed).toMatchObject([
				{
					json: {
						...way.bad,
						delivery: { cause: 'rejected', reason: expect.stringMatching(way.badMessage) },
					},
				},
			]);
			expect(destination.sandbox.accepted(id)).toHaveLength(2);
		});

		const { counted } = way;
		if (counted !== undefined) {
			it('leaves all unclear of which it counts the bad ones and names none', async () => {
				const { failed, summary } = await send([way.good(1), counted, way.good(2)]);
				expect(failed).toHaveLength(3);
				expect(summary.records).toMatchObject({ unclear: 3 });
				expect(destination.sandbox.accepted(id)).toHaveLength(2);
			});
		}

		it('waits when it is too fast, or stops when waiting is of no use', async () => {
			destination.sandbox.faults.add({ status: 429 });
			const short = { waiting: { waiting: { leastWait: 0.001 } } };
			const waits = template?.options.waiting === undefined ? {} : short;
			const { succeeded, summary, error } = await send(good(1), {}, waits);
			if (way.stopsWhenTooFast) {
				expect(error?.message).toMatch(/403/);
				return;
			}
			expect(succeeded).toHaveLength(1);
			expect(summary.requests).toMatchObject({ sent: 2, yielded: 1 });
		});

		it('sends nothing to a destination that does not know its login', async () => {
			const { error, hints } = await send(good(1), {
				...{ token: 'wrong', password: 'wrong', headerValue: 'wrong' },
				bodyFieldValue: 'wrong',
				...way.wrong,
			});
			// Where only a code says that it is the login, the run stops and is told of.
			const words = [error?.message, error?.description, ...hints].join();
			expect(words).toMatch(/40[13]|login|refused|access token|API key/i);
			if (way.login === 'bodyField') expect(words).toContain("'Body Field Value'");
			expect(destination.sandbox.accepted(id)).toEqual([]);
		});

		it.each(way.beyond)('is refused beyond the limits (%#)', async (body, status) => {
			const { user, password, bearerToken } = destination.sandbox.credentials;
			const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
			const { headerName, headerValue } = {
				headerName: 'Authorization',
				headerValue: way.login === 'basicAuth' ? basic : `Bearer ${bearerToken}`,
				...way.credential,
			};
			const path = `${played.prefix}${played.path.replace(/:\w+/g, 'any')}`;
			const headers = { [headerName]: headerValue, ...way.headers };
			const reply = await request(destination.sandbox, path, {
				method: played.method,
				headers,
				...(typeof body === 'string' ? { raw: body } : { body }),
			});
			expect(reply.status).toBe(status);
			expect(destination.sandbox.accepted(id)).toEqual([]);
		});
	},
);
