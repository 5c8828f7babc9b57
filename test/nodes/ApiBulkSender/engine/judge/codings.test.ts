import {
	brotliCompressSync,
	deflateRawSync,
	deflateSync,
	gzipSync,
	zstdCompressSync,
} from 'node:zlib';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { EchoServer, type Reply } from '../../../../support/echoServer';
import { runNode } from '../../../../support/runNode';
import { Dice } from '../properties/world';
import { Digits, toText } from './dialects/parts/jsonText';

/** How the bytes of an answer get onto the wire. */
interface Coding {
	name: string;
	label?: string;
	type?: string;
	encode(text: string): Buffer;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const plain = (text: string) => Buffer.from(text);
const coded = (name: string, label: string, encode: (bytes: Buffer) => Buffer): Coding => {
	return { name, label, encode: (text) => encode(plain(text)) };
};

const CODINGS: readonly Coding[] = [
	{ name: 'as it is', encode: plain },
	coded('gzip', 'gzip', gzipSync),
	coded('gzip by its old name', 'x-gzip', gzipSync),
	coded('gzip, in capitals', 'GZIP', gzipSync),
	coded('deflate', 'deflate', deflateSync),
	coded('deflate without its frame', 'deflate', deflateRawSync),
	coded('brotli', 'br', brotliCompressSync),
	coded('zstandard', 'zstd', zstdCompressSync),
	...['identity', 'utf-8', 'none', 'aws-chunked', 'gzip', 'deflate', 'br', 'zstd'].map((label) =>
		coded(`as it is, labelled ${label}`, label, (bytes) => bytes),
	),
	{ name: 'a byte order mark', encode: (text) => plain(`\uFEFF${text}`) },
	{
		name: 'ISO-8859-1',
		type: 'application/json; charset=ISO-8859-1',
		encode: (text) => Buffer.from(text, 'latin1'),
	},
	{
		name: 'UTF-16 with a byte order mark',
		type: 'application/json; charset=utf-16le',
		encode: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
	},
];

const IDS = ['9007199254740992', '9007199254740993', 'Zoë', 'Ann', 'Bob', 'Çem'];
const REASON = 'Straße unbekannt';

describe('a destination that knows what it did, over every coding', () => {
	let server: EchoServer;
	let reply: Reply;
	beforeAll(async () => {
		server = await EchoServer.start('', (...args) => reply(...args));
	});
	afterAll(() => server.close());

	/** Sends the records, of which some are taken. @returns those that were, and the result */
	async function deliver(dice: Dice, answer: (text: string) => Reply) {
		const taken = new Set(IDS.filter(() => dice.chance(0.6)));
		const parts = IDS.map((id) => ({
			id: /^\d+$/.test(id) ? new Digits(id) : id,
			...(!taken.has(id) && { code: 'E17', message: REASON }),
		}));
		dice.shuffle(parts);
		reply = (...args) => answer(toText({ results: parts }))(...args);
		const result = await runNode({
			credential: { authentication: 'none', apiBaseUrl: server.url },
			items: IDS.map((id) => ({ json: { id } })),
			parameters: {
				apiEndpoint: '/bulk',
				responseSplitPath: '$.results[*]',
				matchBy: 'key',
				requestKeyPath: '$.id',
				responseKeyPath: '$.id',
				parsePathMap: {
					entries: [
						{ name: 'status_code', path: '$.code' },
						{ name: 'error_message', path: '$.message' },
					],
				},
			},
		});
		return { taken, ...result };
	}

	const idsOf = (items: INodeExecutionData[]) => items.map(({ json }) => json.id);
	const resultsOf = (items: INodeExecutionData[]) =>
		items.map(({ json }) => json.delivery as IDataObject);

	const as =
		({ label, type = JSON_TYPE, encode }: Coding) =>
		(text: string): Reply =>
		(response) => {
			response.setHeader('content-type', type);
			if (label !== undefined) response.setHeader('content-encoding', label);
			response.end(encode(text));
		};

	test.each(CODINGS.map((coding) => [coding.name, coding] as const))(
		'%s: each record ends as it should',
		async (name, coding) => {
			const { taken, succeeded, failed } = await deliver(new Dice(name.length), as(coding));
			expect(idsOf(succeeded)).toEqual(IDS.filter((id) => taken.has(id)));
			expect(idsOf(failed)).toEqual(IDS.filter((id) => !taken.has(id)));
			for (const result of resultsOf(failed)) {
				expect(result).toMatchObject({ cause: 'rejected', parsed: { error_message: REASON } });
			}
		},
	);

	test.each([
		coded('gzip, cut off', 'gzip', (bytes) => gzipSync(bytes).subarray(0, 40)),
		coded('brotli, cut off', 'br', (bytes) => brotliCompressSync(bytes).subarray(0, 40)),
		coded('noise, labelled zstd', 'zstd', (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0xa5))),
	])('$name: every record is unclear, and none succeeded', async (coding) => {
		const { succeeded, failed } = await deliver(new Dice(1), as(coding));
		expect(succeeded).toEqual([]);
		expect(idsOf(failed)).toEqual(IDS);
		for (const result of resultsOf(failed)) expect(result).toMatchObject({ cause: 'unclear' });
	});

	test('answers that nobody asked for come first and say nothing', async () => {
		const { taken, succeeded } = await deliver(new Dice(2), (text) => (response) => {
			response.writeProcessing();
			response.writeEarlyHints({ link: '</style.css>; rel=preload' });
			response.setHeader('content-type', JSON_TYPE);
			response.end(text);
		});
		expect(idsOf(succeeded)).toEqual(IDS.filter((id) => taken.has(id)));
	});
});
