import { adobeProblem, type Fault } from '../../../sandbox/server.ts';
import { byId, byName, Destinations, node, said, storageOf } from './support';

const adobe = new Destinations();
const base = '/data/foundation/flowservice';
const unknown = '11111111-2222-4333-8444-555555555555';

describe('items', () => {
	it('every field takes expressions, item by item, and each output knows its item', async () => {
		const items = [
			{ json: { kind: 'Adobe Campaign', name: 'A', note: 'first' } },
			{ json: { kind: 'Amazon S3 (legacy)', name: 'B', note: 'second' } },
		];
		const { items: made, probed } = await adobe.connect(
			{
				destination: byName('={{ $json.kind }}'),
				name: '={{ $json.name }}',
				description: '={{ $json.note }}',
			},
			{ items, probe: "={{ $('Source').item.json.note }}" },
		);
		expect(made.map(({ json }) => [json.name, json.description])).toEqual([
			['A', 'first'],
			['B', 'second'],
		]);
		expect(made.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 1 }]]);
		expect(probed[0]).toEqual(['first', 'second']);
	});

	it('lists belong to the item that asked for them', async () => {
		await adobe.connected();
		await adobe.connected({ name: 'Second' });
		const items = [{ json: { part: 'nothing' } }, { json: { part: 'e' } }];
		const { items: found } = await adobe.operate(
			'connection',
			'getAll',
			{ filters: { nameContains: '={{ $json.part }}' } },
			{ items },
		);
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 1 }], [{ item: 1 }]]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s one that is wrong fails alone',
		async (onError) => {
			const id = await adobe.connected();
			const items = [{ json: { id: unknown } }, { json: { id } }];
			const { outputs, error } = await adobe.operate(
				'connection',
				'get',
				{ connection: byId('={{ $json.id }}') },
				{ items, node: { onError } },
			);
			expect(error).toBeUndefined();
			const all = outputs.flatMap((output) => output ?? []);
			const failed = all.find(({ json }) => json.error !== undefined);
			expect(failed).toMatchObject({
				json: { error: expect.stringContaining(unknown), details: { httpStatus: 404 } },
				pairedItem: [{ item: 0 }],
			});
			expect(all).toContainEqual(expect.objectContaining({ pairedItem: [{ item: 1 }] }));
			expect(all).toHaveLength(2);
		},
	);

	it('a wrong account fails every item and hands none on as if it had succeeded', async () => {
		const { items: failed } = await adobe.operate(
			'connection',
			'getAll',
			{},
			{
				account: { organizationId: 'nonsense' },
				items: [{ json: { a: 1 } }, { json: { a: 2 } }],
				node: { onError: 'continueRegularOutput' },
			},
		);
		expect(failed.map(({ json }) => Object.keys(json))).toEqual([
			['error', 'details'],
			['error', 'details'],
		]);
	});

	it('without it the node stops and names the item', async () => {
		const items = [{ json: {} }, { json: {} }];
		const name = "={{ $itemIndex === 1 ? '' : 'A' }}";
		const { error } = await adobe.connect({ name }, { items });
		expect(error).toMatchObject({ message: "'Name' is empty", context: { itemIndex: 1 } });
	});
});

describe('what Adobe refuses', () => {
	const code = (status: number) => ({ httpCode: String(status) });

	type Case = [what: string, fault: Fault, message: string, description: string, status: number];
	const cases: Case[] = [
		[
			'400',
			adobeProblem.plain('name is too long'),
			'Adobe refused it: name is too long',
			'Change what it names',
			400,
		],
		[
			'403 of the gateway',
			adobeProblem.gateway('403025', 'Not entitled'),
			"the credential's product profile is not entitled",
			"Adobe's code 403025",
			403,
		],
		[
			'403',
			adobeProblem.flow(2118, 403, 'No permission'),
			'the credential does not have the right to',
			'Manage Destinations',
			403,
		],
		[
			'409',
			adobeProblem.legacy(409, 'Conflict'),
			'somebody else is changing the connection',
			'Run the node again',
			409,
		],
		[
			'422',
			adobeProblem.legacy(422, "'version' is required"),
			"Adobe refused it: 'version' is required",
			'HTTP 422',
			422,
		],
	];

	it.each(cases)('%s', async (_, fault, message, description, status) => {
		adobe.sandbox.faults.add({ ...fault, method: 'POST', path: `${base}/connections` });
		const { error } = await adobe.connect();
		expect(error?.message).toContain('Could not create the connection');
		expect(error?.message).toContain(message);
		expect(error?.description).toContain(description);
		expect(error?.description).toMatch(/request ID [\w-]+/);
		expect(error).toMatchObject(code(status));
		expect(adobe.requestsOf('POST', '/connections')).toHaveLength(1);
	});

	it('a wrong secret, an unknown sandbox, another organization', async () => {
		const tell = async (account: object) =>
			said(await adobe.operate('connection', 'getAll', {}, { account: { ...account } }));
		expect(await tell({ clientSecret: 'not the secret' })).toMatch(/[Cc]lient [Ss]ecret/);
		expect(await tell({ sandboxName: 'nowhere' })).toContain("Adobe knows no sandbox 'nowhere'");
		const organizationId = '000000000000000000000000@AdobeOrg';
		expect(await tell({ organizationId })).toContain("'Organization ID'");
	});

	it('a read is repeated when Adobe is out of order for a moment', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const id = await adobe.connected();
		adobe.sandbox.faults.add({ method: 'GET', pathPrefix: `${base}/connections/`, status: 503 });
		const { jsons } = await adobe.operate('connection', 'get', { connection: byId(id) });
		jest.restoreAllMocks();
		expect(jsons).toMatchObject([{ id }]);
	});

	it('a token that was revoked is renewed', async () => {
		const id = await adobe.connected();
		adobe.sandbox.faults.add({ method: 'GET', pathPrefix: base, tokenRevoked: true });
		const { jsons, error } = await adobe.operate('connection', 'get', { connection: byId(id) });
		expect(error).toBeUndefined();
		expect(jsons).toMatchObject([{ id }]);
	});
});

describe('the list of connections', () => {
	it('has no base connection to the Profile Store', async () => {
		await adobe.operate('sourceConnection', 'create', { createBaseConnection: true });
		const id = await adobe.connected();
		const { results } = await adobe.list('searchConnections', 'e');
		expect(results).toEqual([{ name: 'Exports', value: id }]);
	});
});

describe('the test of the storage credential', () => {
	const test = async (data: object) =>
		await node.methods.credentialTest.destinationStorageShape.call({} as never, {
			id: '1',
			name: 'Storage',
			type: 'destinationStorageApi',
			data: data as never,
		});

	it('checks the shape and says that this is all', async () => {
		expect(await test(storageOf('s3AccessKey'))).toMatchObject({
			status: 'OK',
			message: expect.stringContaining('all this test can check'),
		});
		expect(await test(storageOf('sftpSshKey', { sshKey: 'ssh-rsa AAAA' }))).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('public key'),
		});
	});
});
