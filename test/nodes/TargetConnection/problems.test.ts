import { skipPauses } from '../../support/pauses';
import { byId, Targets } from './targets';
import { adobeProblem } from '../../../sandbox/server.ts';

const adobe = new Targets();
const TARGETS = '/data/foundation/flowservice/targetConnections';
const form = { name: 'Files', bucketName: 'acme-exports', path: 'in' };
const requestId = 'request-42';
const headers = { 'x-request-id': requestId };

const creating = 'Could not create the target connection: ';

it.each([
	[adobeProblem.gateway('403025', 'Not entitled'), /product profile/, /Admin Console/, '403025'],
	[
		adobeProblem.flow(2121, 403, 'No permission'),
		/does not have the right to$/,
		/'View Destinations' and 'Manage Destinations'.*sandbox 'prod'/,
		'FLOW-2121-403',
	],
	[adobeProblem.legacy(409, 'Busy'), /somebody else/, /Run the node again/, ''],
	[adobeProblem.plain('Name is too long', 422), /: Name is too long$/, /Change what it names/, ''],
	[adobeProblem.generic(400, 'Bad', 'Odd body'), /: Odd body$/, /Change what it names/, ''],
	[{ status: 400, html: '<p>No</p>' }, /not JSON \(HTTP 400\)$/, /'Platform URL'/, ''],
])('a refusal like %j gets its own sentence', async (problem, message, description, code) => {
	const connection = byId(await adobe.connection('S3'));
	const { body, status, ...more } = problem as { body?: object; status: number };
	const report = (body as { report?: object } | undefined)?.report;
	const named = report ? { ...body, report: { ...report, 'request-id': requestId } } : body;
	adobe.sandbox.faults.add({
		method: 'POST',
		path: TARGETS,
		...more,
		status,
		body: named,
		headers,
	});
	const refusal = await adobe.refusal('create', { ...form, connection });
	expect(refusal.message).toMatch(new RegExp(`^${creating}`));
	expect(refusal.message).toMatch(message);
	expect(refusal.description).toMatch(description);
	expect(refusal.description).toContain(`HTTP ${status}`);
	expect(refusal.description).toContain(code);
	expect(refusal.description).toContain(`request ID ${requestId}`);
	expect(adobe.bodies('POST')).toHaveLength(1);
});

it('is pending after two lost answers without any trace of it', async () => {
	skipPauses();
	const connection = byId(await adobe.connection('S3'));
	adobe.sandbox.faults.add({ method: 'POST', path: TARGETS, status: 503, times: 'always' });
	expect(await adobe.done('create', { ...form, connection })).toEqual([
		{
			pending: true,
			message: expect.stringContaining(
				`${creating}Adobe is out of order at the moment (HTTP 503). It was not found afterwards`,
			),
		},
	]);
	jest.restoreAllMocks();
	expect(adobe.bodies('POST')).toHaveLength(2);
});

it('says that the credential is not accepted', async () => {
	const parameters = { targetConnection: byId('x') };
	const other = { account: { clientSecret: 'not-the-secret' } };
	const { message } = await adobe.refusal('get', parameters, other);
	expect(message).toMatch(/credential|Client/);
});

it('buys a new token when the old one is revoked', async () => {
	const connectionId = await adobe.connection('S3');
	adobe.sandbox.faults.add({ method: 'POST', path: TARGETS, tokenRevoked: true });
	const [{ created }] = await adobe.done('create', { ...form, connection: byId(connectionId) });
	expect(created).toBe(true);
	expect(adobe.stored).toHaveLength(1);
});

describe('under Continue On Fail', () => {
	const items = (ids: string[]) => ids.map((id) => ({ json: { id } }));
	const targetConnection = byId('={{ $json.id }}');

	it('an item that fails leaves alone, the others go on', async () => {
		const connectionId = await adobe.connection('S3');
		const good = await adobe.target('S3', connectionId, 'Files');
		const result = await adobe.execute(
			'get',
			{ targetConnection },
			{ items: items([good, 'nowhere', '', good]), node: { onError: 'continueRegularOutput' } },
		);
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json, pairedItem }) => [json.id, json.error, pairedItem])).toEqual([
			[good, undefined, [{ item: 0 }]],
			[undefined, expect.stringContaining("'nowhere'"), [{ item: 1 }]],
			[undefined, "The expression in 'Target Connection' yields nothing", [{ item: 2 }]],
			[good, undefined, [{ item: 3 }]],
		]);
		expect(result.items[1].json.details).toMatchObject({
			httpStatus: 404,
			requestId: expect.any(String),
		});
	});

	it('failed items leave by the output for errors', async () => {
		const connectionId = await adobe.connection('S3');
		const good = await adobe.target('S3', connectionId, 'Files');
		const { outputs } = await adobe.execute(
			'get',
			{ targetConnection },
			{ items: items(['nowhere', good]), node: { onError: 'continueErrorOutput' } },
		);
		expect(outputs.map((output) => output?.length)).toEqual([1, 1]);
		expect(outputs[0]![0].json.id).toBe(good);
	});

	it('without it the first failure stops the node and names its item', async () => {
		const result = await adobe.execute('get', { targetConnection }, { items: items(['nowhere']) });
		expect(result.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(result.items).toEqual([]);
	});
});
