import type { IDataObject } from 'n8n-workflow';

import { createConnection } from '../../../../nodes/shared/improvado/connections/createConnection';
import { recheckAndWait } from '../../../../nodes/shared/improvado/connections/recheckAndWait';
import { addresses, subjectOf } from '../../../../nodes/shared/improvado/client/addresses';
import { receivedIds, withIds } from '../../../../nodes/shared/improvado/ids';
import { readConnectionParameters } from '../../../../nodes/shared/improvado/panel/connectionParameters';
import { chosenImprovadoId } from '../../../../nodes/shared/improvado/panel/locators';
import { improvadoProblem } from '../../../../sandbox/server.ts';
import { ImprovadoSandbox } from '../../../support/improvado';
import { trialNode } from './trialNode';

const tests = new ImprovadoSandbox();

const listDestinations = trialNode(
	async ({ api }) =>
		await api.get<IDataObject>(addresses.destinations, subjectOf('list', 'destination')),
);
const create = trialNode(async (call) => {
	const parameters = await readConnectionParameters(call);
	const wanted = { title: 'Reports', createLoadForNewTables: true, parameters };
	return (await createConnection(call.api, { destination: 'bigquery', ...wanted }, 'createAnother'))
		.made;
});
const check = trialNode(async (call) => {
	const place = {
		destination: chosenImprovadoId(call, 'destination'),
		id: chosenImprovadoId(call, 'connection'),
	};
	const { connection, pending } = await recheckAndWait(call.api, place);
	const ids = { improvadoDestination: place.destination, connectionId: place.id };
	return withIds({ ...connection, pending }, receivedIds(call.context, call.item), ids);
});
afterEach(() => jest.restoreAllMocks());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

describe('the token', () => {
	it('is bought once for all requests and renewed when it has ended', async () => {
		const items = [{ json: {} }, { json: {} }];
		expect((await tests.run(listDestinations, { items })).jsons).toHaveLength(2);
		expect(tests.purchases).toBe(1);
		tests.sandbox.faults.add({ tokenRevoked: true, pathPrefix: '/api/v3/destinations' });
		const account = { workspaceId: ' 4711 ' };
		expect((await tests.run(listDestinations, { items, account })).error).toBeUndefined();
		expect(tests.requests.map(({ status }) => status)).toEqual([200, 200, 401, 200, 200]);
	});

	it.each([
		[{ password: 'other' }, /refused 'Username' and 'Password'/],
		[{ workspaceId: '1' }, /no token for the workspace '1'/],
		[{ username: '' }, /'Username' is empty in the credential/],
	])('is not had with %j, which stops the node with a sentence', async (account, sentence) => {
		const { error } = await tests.run(listDestinations, { account });
		expect(error?.message).toMatch(sentence);
		expect(tests.requests).toEqual([]);
	});

	it('never leaves in an answer or a sentence that repeats it', async () => {
		let token = '';
		const repeating = trialNode(async ({ api }) => {
			const list = async () =>
				await api.get<IDataObject>(addresses.destinations, subjectOf('list', 'destination'));
			await list();
			token = String(tests.requests[0].headers.authorization).slice('Bearer '.length);
			const body = { echo: `for ${token}` };
			tests.sandbox.faults.add({ applyThenStatus: { status: 200, body } });
			const answered = await list();
			tests.sandbox.faults.add(improvadoProblem.validation(`for ${token}`));
			await list().catch((error: Error) => (answered.said = error.message));
			return answered;
		});
		const { jsons } = await tests.run(repeating, {});
		expect(token.length).toBeGreaterThan(6);
		expect(jsons).toEqual([{ echo: 'for ***', said: expect.stringMatching(/: for \*\*\*$/) }]);
	});

	it('that is never accepted ends in a sentence', async () => {
		tests.sandbox.faults.add({ ...improvadoProblem.unauthorized(), times: 'always' });
		const { error } = await tests.run(listDestinations, {});
		expect(error?.message).toBe(
			'Could not list the destinations: Improvado did not accept the credential',
		);
		expect(error?.description).toContain('Invalid or expired token');
	});
});

describe('a connection', () => {
	const secrets = { key: 'canary-secret-1', login: { password: 'canary/secret 2' } };
	const parameters = { connectionParameters: '{ "database": "reports" }' };

	it('is created with the parameters of the node and of the credential', async () => {
		const { jsons } = await tests.run(create, { secrets, parameters });
		const [stored] = tests.improvado.connections();
		expect(stored.parameters).toEqual({ database: 'reports', ...secrets });
		expect(jsons).toMatchObject([{ id: stored.id, status: 'Initializing' }]);
	});

	it.each(['asDocumented', 'conenctions_params', 'connection_params'] as const)(
		'is created once whatever key the server takes: %s',
		async (paramsKey) => {
			tests.improvado.settings.paramsKey = paramsKey;
			const { error } = await tests.run(create, { secrets, parameters });
			expect(error).toBeUndefined();
			expect(tests.improvado.connections()).toHaveLength(1);
		},
	);

	it('is created once when the answer gets lost', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		tests.sandbox.faults.add({ method: 'POST', resetAfterProcessing: true });
		const { jsons, error } = await tests.run(create, { secrets, parameters });
		expect(error).toBeUndefined();
		const stored = tests.improvado.connections();
		expect(jsons.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
	});

	it('keeps its secrets out of sentences and answers', async () => {
		const echo = `key canary-secret-1, ${encodeURIComponent('canary/secret 2')}`;
		tests.sandbox.faults.add({ method: 'POST', ...improvadoProblem.validation(echo) });
		const refused = await tests.run(create, { secrets, parameters });
		expect(refused.error?.message).toContain('key ***, ***');
		tests.sandbox.faults.add({
			method: 'POST',
			applyThenStatus: { status: 201, body: { id: 1, echo } },
		});
		const made = await tests.run(create, { secrets, parameters });
		expect(made.jsons).toEqual([{ id: 1, echo: 'key ***, ***' }]);
		for (const { run, error } of [refused, made]) {
			expect(JSON.stringify([run, error?.message, error?.description])).not.toMatch(/canary/);
		}
	});

	it('is refused before the call when the credential holds no object', async () => {
		const { error } = await tests.run(create, {
			secrets: ['canary'] as unknown as IDataObject,
			parameters,
		});
		expect(error?.message).toBe("'Parameters' of the credential is not a JSON object");
		expect(tests.requests).toEqual([]);
	});
});

describe('locators', () => {
	it('take their ids from the item when they are left empty', async () => {
		const [{ id }] = tests.improvado.addConnections('bigquery', ['Reports']);
		tests.improvado.settings.recheckMs = 0;
		const ids = { improvadoDestination: 'bigquery', connectionId: id, loadId: '5', other: 'x' };
		const { jsons } = await tests.run(check, { items: [{ json: { ids } }] });
		expect(jsons).toMatchObject([{ id, status: 'Active', pending: false }]);
		expect(jsons[0].ids).toEqual({
			improvadoDestination: 'bigquery',
			connectionId: String(id),
			loadId: '5',
		});
	});

	it('go before the ids of the item', async () => {
		const [{ id }] = tests.improvado.addConnections('s3', ['Files'], { key: 'wrong' });
		tests.improvado.settings.recheckMs = 20;
		const { jsons } = await tests.run(check, {
			items: [{ json: { ids: { improvadoDestination: 'bigquery', connectionId: '1' } } }],
			parameters: { destination: byId('s3'), connection: byId(` ${id} `) },
		});
		expect(jsons).toMatchObject([{ id, status: 'Error', error_text: expect.any(String) }]);
	});

	it('say what is missing', async () => {
		const { error } = await tests.run(check, {});
		expect(error?.message).toBe('No destination is chosen');
		expect(error?.description).toMatch(/Destination Connection come before this one/);
		const { error: other } = await tests.run(check, { parameters: { destination: byId('s3') } });
		expect(other?.message).toBe('No connection is chosen');
	});
});

describe('lists', () => {
	const node = trialNode();
	const titles = (count: number, of: string) =>
		Array.from({ length: count }, (_, at) => `${of} ${at + 1}`);

	it('show destinations by title, page by page', async () => {
		tests.improvado.addDestinations(titles(100, 'Own'));
		const first = await tests.search(node, 'searchImprovadoDestinations');
		expect(first.results).toHaveLength(100);
		expect(first.results[2]).toEqual({ name: 'Google BigQuery', value: 'bigquery' });
		const { paginationToken } = first;
		const rest = await tests.search(node, 'searchImprovadoDestinations', { paginationToken });
		expect([rest.results.length, rest.paginationToken]).toEqual([12, undefined]);
	});

	it('search through the pages until something fits', async () => {
		tests.improvado.addConnections('bigquery', [...titles(100, 'Sales'), 'Marketing']);
		const parameters = { destination: byId('bigquery') };
		const search = async (filter: string) =>
			(await tests.search(node, 'searchImprovadoConnections', { filter, parameters })).results;
		const [stored] = tests.improvado.connections().slice(-1);
		expect(await search('marKET')).toEqual([{ name: 'Marketing', value: String(stored.id) }]);
		expect(await search('nothing')).toEqual([]);
	});

	it('of connections ask for a destination first', async () => {
		for (const value of ['', '={{ $json.x }}']) {
			const parameters = { destination: byId(value) };
			await expect(
				tests.search(node, 'searchImprovadoConnections', { parameters }),
			).rejects.toThrow("No destination is chosen in 'Destination'");
		}
		expect(tests.requests).toEqual([]);
	});
});
