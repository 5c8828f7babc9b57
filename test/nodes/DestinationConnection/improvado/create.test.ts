import { improvadoProblem } from '../../../../sandbox/server.ts';
import { skipPauses } from '../../../support/pauses';
import { Connections, byId, said } from './support';

const tests = new Connections();

describe('Connection: Create', () => {
	it('creates it with the secrets of the credential and waits for the check', async () => {
		tests.improvado.settings.recheckMs = 600;
		const { jsons, error } = await tests.create({ createLoadForNewTables: true });
		expect(error).toBeUndefined();
		const [stored] = tests.improvado.connections();
		expect(stored).toMatchObject({
			title: 'Reports',
			destinationName: 'bigquery',
			createLoadForNewTables: true,
			parameters: { database: 'reports', mode: 'upsert', key: 'a-key-of-tests' },
		});
		expect(jsons).toMatchObject([
			{
				id: stored.id,
				status: 'Active',
				created: true,
				pending: false,
				working: true,
				message: "Connection 'Reports' is active: data can be loaded.",
				ids: { improvadoDestination: 'bigquery', connectionId: String(stored.id) },
			},
		]);
		expect(jsons[0]).not.toHaveProperty('reuseHint');
		const { body } = tests.requests.find(({ method }) => method === 'POST')!;
		expect(body).toMatchObject({ destination_name: 'bigquery', conenctions_params: {} });
	});

	it('says pending when the check lasts longer than the longest wait', async () => {
		tests.improvado.settings.recheckMs = 60_000;
		const { jsons } = await tests.create({ maximumWait: 0 });
		expect(jsons).toMatchObject([
			{
				status: 'Initializing',
				pending: true,
				working: false,
				message:
					"Connection 'Reports' is still being checked by Improvado; so far its status is 'Initializing'.",
			},
		]);
	});

	it('does not wait for a status that Improvado does not tell', async () => {
		const { id } = tests.there();
		tests.sandbox.faults.add({
			method: 'GET',
			path: `/api/v3/destinations/bigquery/connections/${id}`,
			status: 200,
			body: { id, title: 'Reports', error_text: null, create_load_for_new_tables: false },
			times: 'always',
		});
		const { jsons } = await tests.create({ maximumWait: 1 });
		expect(jsons).toMatchObject([
			{ pending: false, message: "Connection 'Reports' has no status." },
		]);
	});

	it('makes a sentence of a credential that the destination refuses', async () => {
		const { jsons } = await tests.create({}, { secrets: { password: 'a wrong one' } });
		expect(jsons).toMatchObject([
			{
				status: 'Error',
				error_text: 'Authentication failed: check user and password',
				working: false,
				message: expect.stringContaining(
					'does not work, and nothing is loaded to it: Authentication failed',
				),
			},
		]);
	});

	it('hints at accounts in the item and in the editor when none is selected', async () => {
		tests.improvado.settings.enabledAccounts = 0;
		const { jsons, hints } = await tests.create();
		expect(jsons[0].accountHint).toMatch(/Select at least one in Improvado/);
		expect(hints).toEqual([`Connection 'Reports': ${jsons[0].accountHint as string}`]);
	});

	it('works without the credential for secrets', async () => {
		const { error } = await tests.create({}, { secrets: undefined });
		expect(error).toBeUndefined();
		expect(tests.improvado.connections()[0].parameters).toEqual({
			database: 'reports',
			mode: 'upsert',
		});
	});

	it.each([
		[{ title: ' ' }, "'Title' is empty"],
		[{ destination: byId('') }, 'No destination is chosen'],
		[{ connectionParameters: '{' }, "'Connection Parameters' is not valid JSON"],
		[{ connectionParameters: '[1]' }, "'Connection Parameters' is not a JSON object"],
	])('refuses %j before any call', async (parameters, sentence) => {
		expect(said(await tests.create(parameters))).toContain(sentence);
		expect(tests.calls).toEqual([]);
	});
});

describe('If It Already Exists', () => {
	it('Reuse takes the one with this title and says what was not compared', async () => {
		const { id } = tests.there();
		const { jsons, hints } = await tests.create();
		expect(jsons).toMatchObject([{ id, created: false, status: 'Active' }]);
		expect(jsons[0].reuseHint).toMatch(/not compared: store new ones with Reauthorize/);
		expect(hints).toEqual([`Connection 'Reports': ${jsons[0].reuseHint as string}`]);
		expect(tests.changes).toEqual([]);
	});

	it('Reuse refuses one with another setting and names it', async () => {
		tests.there();
		const result = await tests.create({ createLoadForNewTables: true });
		expect(said(result)).toContain("There already is a connection 'Reports' with other settings");
		expect(said(result)).toContain("Create Load for New Tables is 'false' there and 'true' here");
		expect(tests.changes).toEqual([]);
	});

	it('Reuse compares nothing that Improvado does not tell', async () => {
		const { id } = tests.there();
		const path = '/api/v3/destinations/bigquery/connections';
		const results = [{ id, title: 'Reports', status: 'Active' }];
		tests.sandbox.faults.add({ method: 'GET', path, status: 200, body: { results } });
		const { jsons } = await tests.create({ createLoadForNewTables: true });
		expect(jsons).toMatchObject([{ id, created: false }]);
	});

	it('Reuse takes, of several, the one that fits', async () => {
		tests.there();
		const { id } = tests.there();
		tests.improvado.changeConnection(id, { createLoadForNewTables: true });
		const { jsons } = await tests.create({ createLoadForNewTables: true });
		expect(jsons).toMatchObject([{ id, created: false }]);
	});

	it('Reuse looks on all pages, and at this destination only', async () => {
		tests.there('Reports', 'snowflake');
		const titles = Array.from({ length: 120 }, (_, at) => `Other ${at}`);
		tests.improvado.addConnections('bigquery', titles);
		const { id } = tests.there();
		expect((await tests.create()).jsons).toMatchObject([{ id, created: false }]);
		const made = await tests.create({ title: 'Other' });
		expect(made.jsons).toMatchObject([{ title: 'Other', created: true }]);
	});

	it('Create Another makes a second one', async () => {
		const { id } = tests.there();
		const { jsons } = await tests.create({ ifExists: 'createAnother' });
		expect(jsons[0].id).not.toBe(id);
		expect(jsons).toMatchObject([{ created: true }]);
		expect(tests.improvado.connections()).toHaveLength(2);
	});

	it('Fail stops', async () => {
		tests.there();
		const result = await tests.create({ ifExists: 'fail' });
		expect(said(result)).toContain("There already is a connection 'Reports' | It is left as it is");
		expect(tests.changes).toEqual([]);
	});
});

describe('lost and odd answers', () => {
	it.each([
		['cut off', { resetAfterProcessing: true }],
		['a gateway that gives up', { applyThenStatus: 504 }],
	])('%s makes no second one', async (_, fault) => {
		skipPauses();
		tests.sandbox.faults.add({ method: 'POST', pathPrefix: '/api/v3/destinations', ...fault });
		const { jsons, error } = await tests.create({ ifExists: 'createAnother' });
		expect(error).toBeUndefined();
		const stored = tests.improvado.connections();
		expect(stored).toHaveLength(1);
		expect(jsons).toMatchObject([{ id: stored[0].id, created: true }]);
	});

	it('an answer without ID is looked up', async () => {
		tests.sandbox.faults.add({ method: 'POST', applyThenStatus: { status: 201, body: {} } });
		const { jsons } = await tests.create();
		expect(jsons).toMatchObject([{ id: tests.improvado.connections()[0].id }]);
	});

	it('and one of which the list does not know either is pending', async () => {
		skipPauses();
		tests.sandbox.faults.add({ method: 'POST', status: 201, body: {} });
		const { jsons, error } = await tests.create();
		expect(error).toBeUndefined();
		expect(jsons).toEqual([
			{
				pending: true,
				message: expect.stringContaining(
					"The answer does not name the ID of connection 'Reports'. It was not found afterwards",
				),
			},
		]);
		expect(tests.changes).toHaveLength(1);
	});

	it('a sign-in page in between is not taken for a connection', async () => {
		skipPauses();
		const page = { status: 200, body: '<html><title>Sign in</title></html>' };
		tests.sandbox.faults.add({ method: 'POST', ...page, times: 'always' });
		const { jsons } = await tests.create();
		expect(jsons).toMatchObject([{ pending: true }]);
		expect(jsons[0].message).toContain('the answer is not JSON (HTTP 200)');
		expect(tests.improvado.connections()).toEqual([]);
	});

	it('two executions that create the same at once go on with the older one', async () => {
		const both = await Promise.all([tests.create(), tests.create()]);
		const ids = both.map(({ jsons }) => jsons[0].id);
		const [oldest, ...younger] = tests.improvado.connections().map(({ id }) => id);
		expect(ids).toEqual([oldest, oldest]);
		const told = both.flatMap(({ jsons }) => (jsons[0].twinIds as string[] | undefined) ?? []);
		expect(new Set(told)).toEqual(new Set(younger.map(String)));
		const hints = both.flatMap(({ hints: shown }) => shown).join();
		for (const id of younger) expect(hints).toContain(String(id));
	});

	it.each(['conenctions_params', 'connection_params'] as const)(
		'a server that knows %s only gets it',
		async (paramsKey) => {
			tests.improvado.settings.paramsKey = paramsKey;
			const { error } = await tests.create();
			expect(error).toBeUndefined();
			expect(tests.improvado.connections()).toHaveLength(1);
		},
	);

	it('a 429 is waited out', async () => {
		tests.sandbox.faults.add({ method: 'POST', ...improvadoProblem.tooMany(), retryAfter: 1 });
		const { error } = await tests.create();
		expect(error).toBeUndefined();
		expect(tests.improvado.connections()).toHaveLength(1);
	});
});
