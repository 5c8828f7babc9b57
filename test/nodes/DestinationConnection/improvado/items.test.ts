import { improvadoProblem, type Fault } from '../../../../sandbox/server.ts';
import { Connections, byId, node, said } from './support';

const tests = new Connections();
const base = '/api/v3/destinations';

describe('items', () => {
	it('every field takes expressions, item by item, and each output knows its item', async () => {
		const items = [
			{ json: { kind: 'bigquery', name: 'A', db: 'one', loads: true } },
			{ json: { kind: 's3', name: 'B', db: 'two', loads: false } },
		];
		const { items: made, probed } = await tests.create(
			{
				destination: byId('={{ $json.kind }}'),
				title: '={{ $json.name }}',
				createLoadForNewTables: '={{ $json.loads }}',
				connectionParameters: '={{ ({ database: $json.db }) }}',
			},
			{ items, probe: "={{ $('Source').item.json.name }}" },
		);
		expect(made.map(({ json }) => [json.title, json.create_load_for_new_tables])).toEqual([
			['A', true],
			['B', false],
		]);
		expect(made.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 1 }]]);
		expect(probed[0]).toEqual(['A', 'B']);
		expect(tests.improvado.connections().map(({ parameters }) => parameters)).toMatchObject([
			{ database: 'one' },
			{ database: 'two' },
		]);
	});

	it('lists belong to the item that asked for them', async () => {
		tests.improvado.addConnections('s3', ['First', 'Second']);
		const items = ['bigquery', 's3'].map((name) => ({
			json: { ids: { improvadoDestination: name } },
		}));
		const { items: found } = await tests.operate('getAll', {}, { items });
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 1 }], [{ item: 1 }]]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s one that is wrong fails alone',
		async (onError) => {
			const { id } = tests.there();
			const items = [{ json: { id: 999 } }, { json: { id } }];
			const { outputs, error } = await tests.operate(
				'checkStatus',
				{ destination: byId('bigquery'), connection: byId('={{ $json.id }}') },
				{ items, node: { onError } },
			);
			expect(error).toBeUndefined();
			const all = outputs.flatMap((output) => output ?? []);
			const failed = all.find(({ json }) => json.error !== undefined);
			expect(failed).toMatchObject({
				json: { error: expect.stringContaining("'999'"), details: { httpStatus: 404 } },
				pairedItem: [{ item: 0 }],
			});
			expect(all).toContainEqual(
				expect.objectContaining({
					json: expect.objectContaining({ working: true }),
					pairedItem: [{ item: 1 }],
				}),
			);
			expect(all).toHaveLength(2);
		},
	);

	it.each([
		[{ password: 'other' }, /refused 'Username' and 'Password'/],
		[{ username: '' }, /'Username' is empty in the credential/],
	])('an account with %j fails every item and hands none on', async (account, sentence) => {
		const { items } = await tests.operate(
			'getAll',
			{ resource: 'destination' },
			{
				account,
				items: [{ json: { a: 1 } }, { json: { a: 2 } }],
				node: { onError: 'continueRegularOutput' },
			},
		);
		expect(items.map(({ json }) => Object.keys(json))).toEqual([
			['error', 'details'],
			['error', 'details'],
		]);
		expect(items[0].json.error).toMatch(sentence);
	});
});

describe('what Improvado refuses', () => {
	type Case = [what: string, fault: Fault, message: string, description: string];
	const cases: Case[] = [
		[
			'400',
			improvadoProblem.validation({ title: ['Too long.'] }),
			'Improvado refused it: title: Too long.',
			'Change what it names',
		],
		[
			'401',
			improvadoProblem.unauthorized(),
			'Improvado did not accept the credential',
			'Invalid or expired token',
		],
		[
			'403',
			improvadoProblem.featureOff('destinations'),
			'not enabled for the workspace',
			"enable it for workspace '4711'",
		],
		[
			'404',
			improvadoProblem.notFound('Destination'),
			"in workspace '4711'",
			"Check the ID and the credential's 'Workspace ID'",
		],
		[
			'429',
			{ ...improvadoProblem.tooMany(), retryAfter: 1000 },
			'too many requests',
			'does not publish its limits',
		],
		['a page', { status: 400, html: true }, 'the answer is not JSON (HTTP 400)', "'Base URL'"],
	];

	it.each(cases)('%s', async (status, fault, message, description) => {
		const times = status === '401' ? ('always' as const) : 1;
		tests.sandbox.faults.add({ ...fault, times, method: 'POST', pathPrefix: base });
		const result = await tests.create();
		expect(result.error?.message).toContain('Could not create the connection: ');
		expect(result.error?.message).toContain(message);
		expect(result.error?.description).toContain(description);
		expect(result.error).toMatchObject({ httpCode: status === 'a page' ? '400' : status });
		expect(tests.improvado.connections()).toEqual([]);
	});

	it('a page in place of an answer, and another address', async () => {
		const { place } = tests.there();
		tests.sandbox.faults.add({ method: 'GET', pathPrefix: base, html: true });
		expect(said(await tests.operate('get', place))).toContain('the answer is not JSON (HTTP 200)');
		tests.sandbox.faults.add({
			pathPrefix: base,
			redirect: { status: 302, location: 'https://login.example.com/' },
		});
		expect(said(await tests.operate('get', place))).toContain('redirects to another address');
	});

	it('an unknown destination, and one of another workspace', async () => {
		const parameters = { destination: byId('nowhere'), connection: byId(1) };
		expect(said(await tests.operate('get', parameters))).toContain(
			"Improvado finds no connection '1'",
		);
		expect(
			said(await tests.operate('get', parameters, { account: { workspaceId: '1' } })),
		).toContain("no token for the workspace '1'");
	});
});

it('an operation of the other platform is refused with a sentence', async () => {
	const result = await tests.operate('delete', { resource: 'connection' });
	expect(said(result)).toContain("This node has no operation 'delete' for 'connection'");
});

describe('the test of the credential for secrets', () => {
	const test = async (data?: object) =>
		await node.methods.credentialTest.improvadoParametersShape.call({} as never, {
			id: '1',
			name: 'Secrets',
			type: 'improvadoDestinationApi',
			data: data as never,
		});

	it('checks the shape and says that this is all', async () => {
		expect(await test({ parameters: '{ "key": "k" }' })).toMatchObject({
			status: 'OK',
			message: expect.stringContaining('all this test can check'),
		});
		expect(await test({ parameters: 'key' })).toMatchObject({ status: 'Error' });
		expect(await test()).toMatchObject({ status: 'Error' });
	});
});

describe('lists', () => {
	const search = async (method: string, filter: string) => {
		const parameters = { platform: 'improvado', destination: byId('bigquery') };
		return (await tests.search(node, method, { filter, parameters })).results;
	};

	it('show destinations, and the connections of the chosen one', async () => {
		const { id } = tests.there();
		tests.there('Elsewhere', 's3');
		expect(await search('searchImprovadoConnections', '')).toEqual([
			{ name: 'Reports', value: String(id) },
		]);
		expect(await search('searchImprovadoDestinations', 'redSHIFT')).toEqual([
			{ name: 'Amazon Redshift', value: 'redshift' },
		]);
	});
});
