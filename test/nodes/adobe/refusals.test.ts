import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/server.ts';
import { AdobeSandbox, type AdobeRun } from '../../support/adobe';
import { legacy, prepared, use, type NodeName } from './everyOperation';
import { cases, flow, id } from './refusalCases';

const adobe = new AdobeSandbox();
beforeEach(() => {
	adobe.sandbox.adobe.settings.updateMs = 0;
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

const base = '/data/foundation/flowservice';
const received = { ids: { dataflowId: id, connectionId: id, targetConnectionId: id } };

interface Told {
	message: string;
	description: string;
	details: IDataObject;
}

type Call = [node: NodeName, resource: string, operation: string, parameters?: INodeParameters];
const read: Call = ['dataflow', 'dataflow', 'get'];

/** What is told of a refusal, thrown and as the item of Continue On Fail: they must be the same. */
async function told(
	[node, resource, operation, parameters = {}]: Call,
	fault?: Fault,
	{ account, json = received }: Pick<AdobeRun, 'account'> & { json?: IDataObject } = {},
): Promise<Told> {
	const each = { node, resource, operation, parameters, variant: '' };
	const order = () => fault && adobe.sandbox.faults.add({ times: 'always', ...fault });
	order();
	const { error } = await use(adobe, each, json, { account });
	adobe.sandbox.faults.clear();
	order();
	const onError = { onError: 'continueRegularOutput' as const };
	const continued = await use(adobe, each, json, { account, node: onError });
	adobe.sandbox.faults.clear();
	const message = error?.message ?? '';
	const description = error?.description ?? '';
	expect(continued.error).toBeUndefined();
	expect(continued.items).toHaveLength(1);
	expect(continued.items[0].pairedItem).toEqual([{ item: 0 }]);
	const item = continued.jsons[0] as { error: string; details: IDataObject };
	expect(item.error).toBe(message);
	const plain = (text: unknown) => String(text).replaceAll(/request ID [^)]+/g, '');
	expect(plain(item.details.description)).toBe(plain(description));
	return { message, description, details: item.details };
}

describe('what Adobe refuses is one message and one description', () => {
	// Jest hands `done` on in place of a code that is missing.
	const rows = cases.map(([what, ...row]) => ({ what, row }));
	it.each(rows)('$what', async ({ row: [fault, message, description, code] }) => {
		const { body } = fault as { body?: { report?: IDataObject } };
		const requestId = body?.report?.['request-id'] ?? 'r-4711';
		const headers = { 'x-request-id': String(requestId) };
		const said = await told(read, { ...fault, headers });
		expect(said.message).toMatch(/^Could not read the dataflow: /);
		expect(said.message).toContain(message);
		expect(said.description).toMatch(description);
		if (code) {
			expect(said.description).toContain(`Adobe's code ${code}`);
			expect(said.details.code).toBe(code);
		}
		// Where nothing came, or what came names none, there is no request to look up.
		if (fault.reset || (fault.emptyBody && fault.status === 200)) return;
		expect(said.description).toContain(`request ID ${String(requestId)}`);
		expect(said.details.requestId).toBe(requestId);
	});

	it('another one than was asked for', async () => {
		const body = { items: [{ id: 'another', name: 'Other' }] };
		const { message } = await told(read, { pathPrefix: '/data/', status: 200, body });
		expect(message).toMatch(/^Could not read the dataflow: the answer does not show dataflow '/);
	});

	it('an unknown sandbox', async () => {
		const { message } = await told(read, undefined, { account: { sandboxName: 'nowhere' } });
		expect(message).toBe(
			"Could not read the dataflow: Adobe knows no sandbox 'nowhere' for this credential",
		);
	});

	it('another organization', async () => {
		const organizationId = '000000000000000000000000@AdobeOrg';
		const { message, description } = await told(read, undefined, { account: { organizationId } });
		expect(message).toContain(`the token does not belong to organization '${organizationId}'`);
		expect(description).toContain("'Organization ID'");
	});

	it('an address where nobody is', async () => {
		const { message } = await told(read, undefined, {
			account: { platformUrl: 'http://127.0.0.1:9' },
		});
		expect(message).toMatch(/^Could not read the dataflow: no answer came from Adobe \(.+\)$/);
	});
});

describe('the rights that are missing are those of the call', () => {
	const manage = ['View Destinations', 'Manage Destinations'];
	const activate = ['View Destinations', 'Activate Destinations', 'View Profiles', 'View Segments'];
	const rows: Array<[call: Call, method: string, doing: string, rights: string[]]> = [
		[
			['destinationConnection', 'sourceConnection', 'create', { name: 'New' }],
			'POST',
			'create the source connection',
			manage,
		],
		[
			['targetConnection', 'targetConnection', 'update', { updateFields: { name: 'N' } }],
			'PATCH',
			'change the target connection',
			manage,
		],
		[['destinationConnection', 'connection', 'delete'], 'DELETE', 'delete the connection', manage],
		[['dataflow', 'dataflow', 'enable'], 'POST', 'enable the dataflow', activate],
		[
			['dataflow', 'dataflow', 'update', { updateFields: { name: 'N' } }],
			'PATCH',
			'change the dataflow',
			activate,
		],
		[['dataflow', 'run', 'getAll'], 'GET', 'list the dataflow runs', ['View Destinations']],
		[
			['activateAudience', 'audience', 'getAll', { scope: 'experiencePlatform' }],
			'GET',
			'list the audiences',
			['View Segments', 'View Profiles'],
		],
	];

	it.each(rows)('%j', async (call, method, doing, rights) => {
		const json = await prepared(adobe, legacy);
		const { dataflowId } = json.ids as { dataflowId: string };
		adobe.sandbox.adobe.writeFlow(dataflowId, [
			{ op: 'replace', path: '/state', value: 'disabled' },
		]);
		const said = await told(call, { ...flow(2120, 403), method }, { json });
		expect(said.message).toBe(`Could not ${doing}: the credential does not have the right to`);
		const named = [...said.description.matchAll(/'((?:View|Manage|Activate) \w+)'/g)];
		expect(named.map(([, name]) => name)).toEqual(rights);
	});
});

describe('what is still in use or in work', () => {
	it('1418 tells the order of deletion', async () => {
		const json = await prepared(adobe, legacy);
		const said = await told(['destinationConnection', 'connection', 'delete'], undefined, { json });
		expect(said.message).toMatch(/the connection '[\w-]+' is still in use$/);
		expect(said.description).toContain(
			'Delete in this order: dataflow, target connection, source connection, connection',
		);
		expect(said.details.code).toBe('FLOW-1418-400');
	});

	it.each([1420, 1421])('%i tells to wait', async (code) => {
		const json = await prepared(adobe, legacy);
		const parameters = { updateFields: { name: 'N' }, maximumWait: 0 };
		const said = await told(
			['dataflow', 'dataflow', 'update', parameters],
			{ ...flow(code, 400), method: 'PATCH' },
			{ json },
		);
		expect(said.message).toContain('Adobe is still working on the last change to the dataflow');
		expect(said.details.code).toBe(`FLOW-${code}-400`);
	});
});

it('a token that was revoked is bought anew, once', async () => {
	const json = await prepared(adobe, legacy);
	const tokens = () => adobe.sandbox.requests.filter(({ path }) => path.startsWith('/ims/')).length;
	const each = { node: 'dataflow', resource: 'dataflow', operation: 'get' } as const;
	const before = tokens();
	adobe.sandbox.faults.add({ pathPrefix: base, tokenRevoked: true });
	const { jsons } = await use(adobe, { ...each, variant: '', parameters: {} }, json);
	expect(jsons).toMatchObject([{ name: 'Newsletter' }]);
	expect(tokens() - before).toBe(2);
});
