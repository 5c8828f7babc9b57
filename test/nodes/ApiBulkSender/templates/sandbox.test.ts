import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { destinationTemplates } from '../../../../nodes/ApiBulkSender/templates';
import type { Authentication } from '../../../../nodes/shared/http/destinationCredential';
import { playedDestinations } from '../../../../sandbox/destination/templates/index.ts';
import { Destination } from '../../../support/destination';
import { runNode } from '../../../support/runNode';
import { send as request } from '../../../sandbox/client';

const destination = new Destination();

interface Way {
	login: Authentication;
	parameters?: INodeParameters;
	/** A record that is taken, by its number. */
	good: (number: number) => IDataObject;
	bad: IDataObject;
	badMessage: RegExp;
	/** What the API says to bodies beyond its limits. */
	beyond: Array<[body: object, status: number]>;
}

const many = (count: number, record: object) => new Array<object>(count).fill(record);

const ways: Record<string, Way> = {
	hubSpotUpsert: {
		login: 'bearerToken',
		good: (number) => ({ email: `p${number}@example.com`, points: number }),
		bad: { email: 'nowhere' },
		badMessage: /Email address nowhere is invalid/,
		beyond: [
			[{ inputs: many(101, { id: 'a@x.io', idProperty: 'email', properties: {} }) }, 400],
			[{ inputs: [{ id: 'a@x.io', idProperty: 'email', properties: { points: 7 } }] }, 400],
			[{ records: [] }, 400],
		],
	},
	airtableUpsert: {
		login: 'bearerToken',
		parameters: {
			...{ templateInput_baseId: 'app1', templateInput_table: 'People' },
			templateInput_mergeFields: 'Email',
		},
		good: (number) => ({ Email: `p${number}@example.com`, Visits: number }),
		bad: { Email: 'p@example.com', Visits: 'many' },
		badMessage: /cannot accept the provided value/,
		beyond: [
			[{ performUpsert: { fieldsToMergeOn: ['Email'] }, records: many(11, { fields: {} }) }, 422],
			[{ performUpsert: { fieldsToMergeOn: [] }, records: many(1, { fields: {} }) }, 422],
			[{ records: many(1, { fields: {} }) }, 422],
		],
	},
	customerIoPeople: {
		login: 'basicAuth',
		good: (number) => ({ id: number, name: `Person ${number}` }),
		bad: { id: ' ', name: 'Nobody' },
		badMessage: /identifiers must not be empty/,
		beyond: [
			[{ batch: many(1, { note: 'x'.repeat(500_000) }) }, 400],
			[{ batch: [{ type: 'person', identifiers: { id: 1 }, note: 'x'.repeat(32_000) }] }, 207],
			[{ batch: {} }, 400],
		],
	},
};

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
					...other,
				}),
				parameters: { template: id, ...way.parameters, options: { baseDelay: 1, ...options } },
			});
		const good = (count: number) => Array.from({ length: count }, (_, at) => way.good(at + 1));

		it('sends more than one request takes, within the limits', async () => {
			const limit = template?.settings.groupingLimit ?? 100;
			const { succeeded, summary, error } = await send(good(limit + 1));
			expect(error).toBeUndefined();
			expect(succeeded).toHaveLength(limit + 1);
			expect(destination.sandbox.accepted(id)).toHaveLength(limit + 1);
			expect(summary.requests).toMatchObject({ sent: 2 });
		});

		it('tells the bad record from the good ones', async () => {
			const { succeeded, failed } = await send([way.good(1), way.bad, way.good(2)]);
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

		it('waits when it is too fast', async () => {
			destination.sandbox.faults.add({ status: 429 });
			const short = { waiting: { waiting: { leastWait: 0.001 } } };
			const waits = template?.options.waiting === undefined ? {} : short;
			const { succeeded, summary } = await send(good(2), {}, waits);
			expect(succeeded).toHaveLength(2);
			expect(summary.requests).toMatchObject({ sent: 2, yielded: 1 });
		});

		it('sends nothing to a destination that does not know its login', async () => {
			const { error } = await send(good(1), { token: 'wrong', password: 'wrong' });
			expect(error?.message).toMatch(/401|login|refused/i);
			expect(destination.sandbox.accepted(id)).toEqual([]);
		});

		it.each(way.beyond)('is refused beyond the limits (%#)', async (body, status) => {
			const { user, password, bearerToken } = destination.sandbox.credentials;
			const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
			const authorization = way.login === 'basicAuth' ? basic : `Bearer ${bearerToken}`;
			const path = `${played.prefix}${played.path.replace(/:\w+/g, 'any')}`;
			const headers = { authorization };
			const reply = await request(destination.sandbox, path, {
				method: played.method,
				headers,
				body,
			});
			expect(reply.status).toBe(status);
			expect(destination.sandbox.accepted(id)).toEqual([]);
		});
	},
);
