import type { IDataObject } from 'n8n-workflow';

import type { Authentication } from '../../../../nodes/shared/http/destinationCredential';
import { soundItems } from '../../../support/destination';
import { EchoServer, type Reply } from '../../../support/echoServer';
import { runNode, type NodeRun } from '../../../support/runNode';

/** Characters that each spelling writes differently. */
const CANARY = 'c4n4ry/+ "of" the\\mine~&=%';
const TOKEN = 't0k3n/+ "of" the\\mine~&=%';
const USER = 'sandbox.till';

const secretOf: Record<Exclude<Authentication, 'none' | 'oAuth2'>, string> = {
	clientKey: TOKEN,
	oAuth2ClientCredentials: TOKEN,
	bearerToken: CANARY,
	basicAuth: CANARY,
	header: CANARY,
	query: CANARY,
	bodyField: CANARY,
};
const kinds = Object.keys(secretOf) as Array<keyof typeof secretOf>;

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const spellings: Record<string, (secret: string) => string> = {
	raw: (secret) => secret,
	'URL-encoded': encodeURIComponent,
	'URL-encoded in lower case': (secret) =>
		encodeURIComponent(secret).replace(/%../g, (escaped) => escaped.toLowerCase()),
	'as HTML': (secret) => secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
	'with each character escaped': (secret) =>
		[...secret].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join(''),
	'as in a form': (secret) => new URLSearchParams({ s: secret }).toString().slice(2),
	base64,
	'base64 without padding': (secret) => base64(secret).replace(/=+$/, ''),
	base64url: (secret) => Buffer.from(secret, 'utf8').toString('base64url'),
};

/** Where a destination may repeat what it got. */
const places: Record<string, (echo: string) => Reply> = {
	'a part of the answer': (echo) => (response) =>
		response.end(JSON.stringify([{ code: 200, name: echo, [echo]: 1 }, { code: `E ${echo}` }])),
	'code and message of a refusal': (echo) => (response) =>
		response.writeHead(400).end(JSON.stringify({ code: `E ${echo}`, message: `Bad key ${echo}!` })),
	'a plain text': (echo) => (response) =>
		response.writeHead(500, { 'content-type': 'text/plain' }).end(`No: ${echo}`),
	'a web page': (echo) => (response) =>
		response.writeHead(502, { 'content-type': 'text/html' }).end(`<html>${echo}</html>`),
	'an answer with the wrong parts': (echo) => (response) => response.end(JSON.stringify({ echo })),
	'the refusal of the first request': (echo) => (response) =>
		response.writeHead(403).end(JSON.stringify({ message: `Wrong ${echo}` })),
	'the address of a redirect': (echo) => (response) =>
		response
			.writeHead(302, {
				location: `/elsewhere?key=${echo === CANARY || echo === TOKEN ? encodeURI(echo) : echo}`,
			})
			.end(),
};

let server: EchoServer | undefined;
afterEach(async () => {
	await server?.close();
	server = undefined;
});

async function everythingOf(
	kind: Authentication,
	reply: Reply,
	onToken?: Reply,
	run?: Partial<NodeRun>,
	credential: IDataObject = {},
) {
	server = await EchoServer.start(TOKEN, reply, onToken);
	const secret: IDataObject = {
		clientKey: 'client-key',
		clientSecret: CANARY,
		tokenPath: '/token',
		token: CANARY,
		user: USER,
		password: CANARY,
		headerName: 'X-Api-Key',
		headerValue: CANARY,
		queryName: 'api_key',
		queryValue: CANARY,
		bodyFieldName: 'api_key',
		bodyFieldValue: CANARY,
	};
	const logs: unknown[] = [];
	const result = await runNode({
		items: soundItems(2),
		prepare: (context) => {
			// All of n8n logs through this one, whatever the level.
			const { internalLogger } = context.logger as unknown as { internalLogger: { log: unknown } };
			internalLogger.log = (...line: unknown[]) => logs.push(line);
		},
		credential: { apiBaseUrl: server.url, authentication: kind, ...secret, ...credential },
		...run,
		parameters: {
			apiEndpoint: '/records',
			maxRetries: 0,
			// The kind Body Field needs an object around the records.
			requestSplitPath: '$.docs[*]',
			parsePathMap: {
				entries: [
					{ name: 'status_code', path: '$.code' },
					{ name: 'error_message', path: '$.message' },
					{ name: 'name', path: '$.name' },
				],
			},
			options: { includeResponse: true },
		},
	});
	const { error, hints, outputs, run: whole } = result;
	const errorText = [error?.message, error?.description, error?.stack].join('\n');
	expect(logs).not.toEqual([]);
	return { result, text: JSON.stringify([outputs, hints, whole, logs, errorText]) + errorText };
}

function expectNone(text: string): void {
	for (const secret of [CANARY, TOKEN]) {
		for (const [name, spell] of Object.entries(spellings)) {
			const spelt = spell(secret).replace(/=+$/, '');
			expect([name, text.includes(spelt)]).toEqual([name, false]);
			expect([name, text.includes(inJson(spelt))]).toEqual([name, false]);
			expect([name, text.includes(inJson(inJson(spelt)))]).toEqual([name, false]);
		}
	}
}

describe.each(Object.entries(places))('a secret that the destination repeats in %s', (_, place) => {
	it.each(kinds)('never leaves, however it is spelt: %s', async (kind) => {
		for (const spell of Object.values(spellings)) {
			const { text, result } = await everythingOf(kind, place(spell(secretOf[kind])));
			expect(result.task).toBeDefined();
			expect(text).toContain('***');
			expectNone(text);
			await server?.close();
		}
	});
});

describe('a secret', () => {
	it('that the token server repeats never leaves', async () => {
		for (const kind of ['clientKey', 'oAuth2ClientCredentials'] as const) {
			for (const spell of Object.values(spellings)) {
				const message = `Wrong secret ${spell(CANARY)}`;
				const body = { error: 'invalid_client', error_description: message, errors: [{ message }] };
				const { text, result } = await everythingOf(
					kind,
					(response) => response.end('[]'),
					(response) => response.writeHead(401).end(JSON.stringify(body)),
				);
				expect(result.error?.message).toMatch(/token request was refused/);
				expectNone(text);
				await server?.close();
			}
		}
	});

	it('that Basic Auth sends, joined with the user and encoded, never leaves', async () => {
		for (const echo of [
			base64(`${USER}:${CANARY}`),
			base64(`${USER}:${CANARY}`).replace(/=+$/, ''),
		]) {
			const { text } = await everythingOf('basicAuth', places['a plain text'](echo));
			expect(text).toContain('***');
			expect(text).not.toContain(echo.replace(/=+$/, ''));
			await server?.close();
		}
	});

	const onlyHeader = (headerValue: string) => ({
		clientSecret: '',
		token: '',
		password: '',
		headerValue,
	});

	it.each([
		['a scheme', 'Bearer ', CANARY],
		['a scheme of its own', 'Klaviyo-API-Key ', CANARY],
		['a name', 'Token token=', 'c4n4ry-of-the-mine'],
	])('behind %s in the value of a header never leaves', async (_, before, secret) => {
		for (const spell of [spellings.raw, spellings['URL-encoded'], base64]) {
			const { text } = await everythingOf(
				'header',
				places['code and message of a refusal'](spell(secret)),
				undefined,
				{},
				onlyHeader(before + secret),
			);
			expect(text).toContain('***');
			expectNone(text);
			expect(text).not.toContain(spell(secret).replace(/=+$/, ''));
			await server?.close();
		}
	});

	it.each([`${USER}:${CANARY}`, CANARY])(
		'in the pair that a header of Basic Auth encodes never leaves: %s',
		async (echo) => {
			const { text } = await everythingOf(
				'header',
				places['a plain text'](echo),
				undefined,
				{},
				onlyHeader(`Basic ${base64(`${USER}:${CANARY}`)}`),
			);
			expect(text).toContain('***');
			expectNone(text);
		},
	);

	it('of four characters never leaves, and one of three is no secret', async () => {
		const reply = places['a plain text']('it was k3y9 and k3y');
		const { result } = await everythingOf('header', reply, undefined, {}, { headerValue: 'k3y9' });
		expect(JSON.stringify(result.outputs)).toContain('it was *** and k3y');
		await server?.close();
		const short = await everythingOf('header', reply, undefined, {}, { headerValue: 'k3y' });
		expect(JSON.stringify(short.result.outputs)).toContain('it was k3y9 and k3y');
	});

	it.each(['succeeded', 'rejected', 'failed', 'outcome', 'parsed', 'unclear', 'E1 refused'])(
		'that is "%s" masks no word of the node',
		async (secret) => {
			const body = [
				{ code: 200, name: `it ${secret}` },
				{ code: 'E1', message: `it ${secret}` },
			];
			const { result } = await everythingOf(
				'header',
				(response) => response.end(JSON.stringify(body)),
				undefined,
				{},
				{ headerValue: secret },
			);
			const { succeeded, failed, summary } = result;
			expect(succeeded[0].json.delivery).toMatchObject({
				outcome: 'succeeded',
				httpStatus: 200,
				parsed: { name: 'it ***' },
			});
			expect(failed[0].json.delivery).toMatchObject({
				outcome: 'failed',
				cause: 'rejected',
				parsed: { status_code: 'E1', error_message: 'it ***' },
			});
			expect(summary).toMatchObject({
				records: { succeeded: 1, failed: 1 },
				errors: [{ code: 'E1', message: 'it ***', count: 1 }],
			});
		},
	);

	it('that is cut off at the end of a long answer does not leave in part', async () => {
		for (let before = 160; before < 210; before++) {
			const { text } = await everythingOf('bearerToken', (response) =>
				response.writeHead(500).end('x'.repeat(before) + CANARY),
			);
			expect([before, text.includes(inJson(CANARY.slice(0, 8)))]).toEqual([before, false]);
			await server?.close();
		}
	});

	it('is not looked for in the records, which leave as they came', async () => {
		const { result } = await everythingOf(
			'bearerToken',
			(response) => response.end(JSON.stringify([{ code: 200, name: CANARY }])),
			undefined,
			{ items: [{ json: { id: 1, note: CANARY } }] },
		);
		expect(result.succeeded[0].json.note).toBe(CANARY);
		expect(JSON.stringify(result.succeeded[0].json.delivery)).not.toContain(inJson(CANARY));
	});
});
