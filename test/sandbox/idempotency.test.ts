import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { basic, bad, good, networkError, send } from './client.ts';
import type { Loose } from './client.ts';

describe('Idempotency-Key', () => {
	let sandbox: Sandbox;
	const post = (key: string, body: unknown, path = '/open/records') => {
		const { user, password } = sandbox.credentials;
		const headers = { 'Idempotency-Key': key, ...basic(user, password) };
		return send(sandbox, path, { headers, body });
	};

	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	it.each([
		['/open/records', 'records', good(1)],
		['/api/records', 'records', good(1)],
		[
			'/v2/customers/bulk',
			'customers',
			{ profiles: [{ identifiers: [{ type: 'id', value: '1' }] }] },
		],
	])('%s answers the same again without applying again', async (path, collection, record) => {
		const first = await post('k1', [record, 'bad'], path);
		const second = await post('k1', [record, 'bad'], path);
		expect(second).toMatchObject({ status: first.status, text: first.text });
		expect(sandbox.accepted(collection)).toHaveLength(1);
	});

	it('refuses the same key with other bytes', async () => {
		await post('k1', [good(1)]);
		const reply = await post('k1', [good(2)]);
		expect(reply).toMatchObject({
			status: 422,
			json: { error: { code: 'idempotency_key_reused' } },
		});
		expect(sandbox.accepted('records')).toEqual([good(1)]);
	});

	it('applies the same bytes again under another key', async () => {
		await post('k1', [good(1)]);
		await post('k2', [good(1)]);
		expect(sandbox.accepted('records')).toHaveLength(2);
	});

	it('hands out the true answer after the connection was cut behind the processing', async () => {
		sandbox.faults.add({ resetAfterProcessing: true });
		expect(await networkError(post('k1', [good(1), bad(2)]))).toBeDefined();
		const { json } = await post('k1', [good(1), bad(2)]);
		expect(json.map((part: Loose) => part.success)).toEqual([true, false]);
		expect(sandbox.accepted('records')).toEqual([good(1)]);
	});

	it('keeps the true answer, not the one a fault spoiled', async () => {
		sandbox.faults.add({ shuffleParts: true, truncate: true });
		expect((await post('k1', [good(1), good(2)])).json).toBeUndefined();
		const { json } = await post('k1', [good(1), good(2)]);
		expect(json.map((part: Loose) => part.id)).toEqual([1, 2]);
	});

	it('judges anew what applied nothing before', async () => {
		const shaky = [{ id: 1, fail: '521', failTimes: 1 }];
		expect((await post('k1', shaky)).json[0].success).toBe(false);
		expect((await post('k1', shaky)).json[0].success).toBe(true);
	});
});
