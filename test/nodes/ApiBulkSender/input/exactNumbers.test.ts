import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { Destination, ids, results } from '../../../support/destination';
import { EchoServer } from '../../../support/echoServer';

const destination = new Destination();

describe('numbers of Records JSON', () => {
	let server: EchoServer;
	let sent: Array<{ url: string; body: string }>;
	let answer = '[]';
	beforeAll(async () => {
		server = await EchoServer.start('', (response, request, body) => {
			sent.push({ url: request.url ?? '', body });
			response.setHeader('content-type', 'application/json');
			response.end(answer);
		});
	});
	beforeEach(() => {
		sent = [];
	});
	afterAll(async () => await server.close());

	const send = async (
		recordsJson: string,
		said: string,
		parameters: INodeParameters = {},
		items?: INodeExecutionData[],
	) => {
		answer = said;
		return await destination.send({
			items,
			credential: destination.credential('none', { apiBaseUrl: server.url }),
			parameters: { recordsFrom: 'json', recordsJson, ...parameters },
		});
	};
	const written =
		'[{"id":9007199254740993,"a":1e400,"b":[1.0000000000000000001,{"c":-1E-400}]},{"id":2,"price":1.50}]';

	it('leave as they were written', async () => {
		await send(written, '[{},{}]');
		expect(sent[0].body).toBe(written.replace('1.50', '1.5'));
	});

	it('also around the records, and in single records that are merged with other fields', async () => {
		const additionalBodyFields = '{"n": 12345678901234567890}';
		await send(written, '[{},{}]', { requestSplitPath: '$.docs[*]', additionalBodyFields });
		expect(sent[0].body).toMatch(/^\{"n":12345678901234567890,"docs":\[\{"id":9007199254740993,/);
		await send('{"id": 9007199254740993}', '{}', { bulkSupport: false, additionalBodyFields });
		expect(sent[1].body).toBe('{"n":12345678901234567890,"id":9007199254740993}');
	});

	it('leave the node as numbers where their value is the same, else as text with the digits', async () => {
		const { succeeded } = await send(written, '[{},{}]');
		const [first, second] = succeeded.map(({ json }) => json);
		delete first.delivery;
		delete second.delivery;
		expect(first).toEqual({
			id: '9007199254740993',
			a: '1e400',
			b: ['1.0000000000000000001', { c: '-1E-400' }],
		});
		expect(second).toEqual({ id: 2, price: 1.5 });
		// What n8n stores is what left.
		expect(JSON.parse(JSON.stringify(first))).toEqual(first);
	});

	it('leave so by Failed too, and without the digits of an earlier result', async () => {
		const record = '{"id":9007199254740993,"delivery":{"outcome":"failed","attempts":1e400}}';
		const { failed } = await send(`[${record}]`, '[{"success": false}]');
		expect(sent[0].body).toBe('[{"id":9007199254740993}]');
		expect(failed[0].json).toEqual({
			id: '9007199254740993',
			delivery: expect.objectContaining({ outcome: 'failed', cause: 'rejected' }),
		});
	});

	it('are keys by their digits', async () => {
		const { succeeded, failed } = await send(
			'[{"id":9007199254740992},{"id":9007199254740993},{"id":1e2}]',
			'[{"id":"9007199254740993","success":false},{"id":"9007199254740992"},{"id":100}]',
			{ matchBy: 'key', requestKeyPath: '$.id', responseKeyPath: '$.id' },
		);
		expect(sent).toHaveLength(1);
		expect(ids(failed)).toEqual(['9007199254740993']);
		expect(ids(succeeded)).toEqual([9007199254740992, 100]);
	});

	it('stand in the address by their digits', async () => {
		await send('[{"id":9007199254740993},{"id":9007199254740992}]', '{}', {
			apiEndpoint: '/items/{id}',
			bulkSupport: false,
			options: { concurrency: 1 },
		});
		expect(sent.map(({ url }) => url)).toEqual([
			'/items/9007199254740993',
			'/items/9007199254740992',
		]);
	});

	it('that came rounded are no keys: the record is invalid, with its item', async () => {
		const items = [{ json: { id: 9007199254740992 } }, { json: { id: 3 } }] as INodeExecutionData[];
		const keyed = { matchBy: 'key', requestKeyPath: '$.id', responseKeyPath: '$.id' };
		const { failed, succeeded } = await send(
			'={{ [$json] }}',
			'[{"id":3}]',
			keyed as INodeParameters,
			items,
		);
		expect(ids(succeeded)).toEqual([3]);
		expect(results(failed)).toMatchObject([{ cause: 'invalid' }]);
		expect(results(failed)[0].reason).toMatch(/^Item 0: .*was rounded before it came here/);
	});

	it('one record nested thousands of levels deep is invalid, and the digits of others are kept', async () => {
		for (const levels of [3000, 20_000]) {
			const deep = `{"id":9007199254740995,"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
			const { succeeded, failed } = await send(`[{"id":1e400},${deep}, {"id":3}]`, '[{},{}]');
			expect(sent.at(-1)?.body).toBe('[{"id":1e400},{"id":3}]');
			expect(ids(succeeded)).toEqual(['1e400', 3]);
			expect(results(failed)).toMatchObject([{ cause: 'invalid' }]);
			expect(results(failed)[0].reason).toMatch(/nested too deeply/);
			expect(() => JSON.stringify(failed)).not.toThrow();
		}
	});

	it.each(['\ufeff[{"id":1}]', '  {"id":1e0}\n'])('%j is read all the same', async (text) => {
		const { succeeded } = await send(text, '[{}]');
		expect(ids(succeeded)).toEqual([1]);
	});
});

describe('values that JSON has no way to write', () => {
	it('make their record invalid with a sentence that names the field, and the others go', async () => {
		const items = [
			{ json: { id: 1 } },
			{ json: { id: 2, deep: [{ price: NaN }] } },
			{ json: { id: 3, on: new Date('never') } as unknown as IDataObject },
			{ json: { id: 4, none: null } },
		];
		const { succeeded, failed, error } = await destination.send({ items });
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1, 4]);
		expect(results(failed).map(({ reason }) => reason)).toEqual([
			'Item 1: The record cannot be written as JSON: "deep[0].price" is NaN',
			'Item 2: The record cannot be written as JSON: "on" is an invalid date',
		]);
	});

	it('a BigInt is text, as n8n itself writes it', async () => {
		const json = { id: 9007199254740993n, none: null } as unknown as IDataObject;
		const { succeeded } = await destination.send({ items: [{ json }] });
		expect(destination.requests[0].body).toEqual([{ id: '9007199254740993', none: null }]);
		expect(succeeded).toHaveLength(1);
	});
});
