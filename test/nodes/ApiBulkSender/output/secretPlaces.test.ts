import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { BinaryStore } from '../../../support/binaryStore';
import { soundItems } from '../../../support/destination';
import { EchoServer, type Reply } from '../../../support/echoServer';
import { runNode } from '../../../support/runNode';

const store = new BinaryStore();
const CANARY = 'c4n4ry of/the+mine';
const spellings = [
	CANARY,
	encodeURIComponent(CANARY),
	CANARY.replaceAll(' ', '+'),
	Buffer.from(CANARY).toString('base64'),
];

/** What the server got, and what it says: everything that it got. */
let seen: Array<{ url: string; body: string }> = [];
const repeating: Reply = (response, request, body) => {
	seen.push({ url: request.url ?? '', body });
	const message = `no to ${request.url} with ${body}`;
	const { docs } = JSON.parse(body) as { docs: Array<{ id: number }> };
	response.end(
		JSON.stringify(docs.map(({ id }) => (id === 1 ? { code: 200 } : { code: 'E1', message }))),
	);
};

let server: EchoServer;
beforeEach(async () => {
	seen = [];
	server = await EchoServer.start('', repeating);
});
afterEach(async () => await server.close());

async function send(credential: IDataObject, options: IDataObject = {}, items = soundItems(2)) {
	const result = await runNode({
		items,
		credential: { apiBaseUrl: server.url, ...credential },
		parameters: {
			apiEndpoint: '/records?trace=1',
			requestSplitPath: '$.docs[*]',
			parsePathMap: {
				entries: [
					{ name: 'status_code', path: '$.code' },
					{ name: 'error_message', path: '$.message' },
				],
			},
			options: { includeResponse: true, ...options } as INodeParameters,
		},
	});
	expect(result.error).toBeUndefined();
	return result;
}

const query = { authentication: 'query', queryName: 'api_key', queryValue: CANARY };
const bodyField = {
	authentication: 'bodyField',
	bodyFieldName: 'api_key',
	bodyFieldValue: CANARY,
};

function expectNone(text: string): void {
	for (const spelling of spellings)
		expect([spelling, text.includes(spelling)]).toEqual([spelling, false]);
}

describe.each([
	['query', query],
	['bodyField', bodyField],
])('a secret of the kind %s', (kind, credential) => {
	it('reaches the destination at its place', async () => {
		const { succeeded, failed } = await send(credential);
		expect([succeeded.length, failed.length]).toEqual([1, 1]);
		const url = new URL(seen[0].url, server.url);
		const body = JSON.parse(seen[0].body) as IDataObject;
		const isQuery = kind === 'query';
		expect(url.searchParams.get('trace')).toBe('1');
		expect(url.searchParams.get('api_key')).toBe(isQuery ? CANARY : null);
		expect(body.api_key).toBe(isQuery ? undefined : CANARY);
		if (!isQuery) expect(Object.keys(body)[0]).toBe('api_key');
	});

	it('is hidden in the preview of a dry run', async () => {
		const { summary, run } = await send(credential, { dryRun: true });
		expect(seen).toEqual([]);
		const { firstRequests } = summary.preview as { firstRequests: IDataObject[] };
		expect(firstRequests[0]).toMatchObject(
			kind === 'query'
				? { url: `${server.url}/records?trace=1&api_key=***` }
				: { url: `${server.url}/records?trace=1`, body: { api_key: '***' } },
		);
		expectNone(JSON.stringify(run));
	});

	it('is in no output, report or journal, whatever the destination repeats', async () => {
		const journalFile = join(store.folder, `journal-${kind}`);
		const { run, failed } = await send(credential, {
			report: true,
			journal: { journal: { journalFile } },
		});
		expect(JSON.stringify(failed)).toContain('***');
		expectNone(JSON.stringify(run));
		const written = (await readdir(store.folder)).filter((name) => name.startsWith('journal-'));
		expect(written.length).toBeGreaterThan(0);
		for (const name of written) expectNone(await readFile(join(store.folder, name), 'utf8'));
	});
});

it('in the body counts towards Max Body Size', async () => {
	const without = Buffer.byteLength('{"docs":[{"id":1,"pad":""}]}');
	const items = [{ json: { id: 1, pad: 'x'.repeat(1040 - without) } }];
	// 1,048 bytes.
	const options = { maxBodySize: 0.001 };
	const { succeeded } = await send(query, options, items);
	expect(succeeded).toHaveLength(1);
	seen = [];
	const { failed } = await send(bodyField, options, items);
	expect(seen).toEqual([]);
	expect(failed[0].json.delivery).toMatchObject({ cause: 'invalid' });
});
