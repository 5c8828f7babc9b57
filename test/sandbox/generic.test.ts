import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { bad, good, send } from './client.ts';
import type { Loose } from './client.ts';

describe('generic endpoints', () => {
	let sandbox: Sandbox;
	const post = (path: string, body: unknown) => send(sandbox, `/open${path}`, { body });

	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	it('is the same tree under /api', async () => {
		const headers = { Authorization: `Bearer ${sandbox.credentials.bearerToken}` };
		const reply = await send(sandbox, '/api/records', { headers, body: [good(1)] });
		expect(reply).toMatchObject({ status: 200, json: [{ id: 1, success: true }] });
	});

	it('/records answers by position', async () => {
		const { status, json } = await post('/records', [good('a'), bad('b'), 7, good('c')]);
		expect(status).toBe(200);
		expect(json).toEqual([
			{ id: 'a', success: true },
			{ id: 'b', success: false, code: 'invalid_email', message: expect.any(String) },
			{ id: null, success: false, code: 'not_an_object', message: expect.any(String) },
			{ id: 'c', success: true },
		]);
		expect(sandbox.accepted('records')).toEqual([good('a'), good('c')]);
	});

	it('/records refuses a body that is not an array', async () => {
		expect((await post('/records', { id: 1 })).status).toBe(400);
	});

	it('answers a record with the code it asks for', async () => {
		const { json } = await post('/records', [{ id: 1, fail: 'E42' }]);
		expect(json[0]).toMatchObject({ success: false, code: 'E42' });
	});

	it('counts failTimes down per id', async () => {
		const shaky = { id: 'x', fail: '521', failTimes: 2 };
		const other = { id: 'y', fail: '521', failTimes: 1 };
		const outcomes: boolean[][] = [];
		for (let i = 0; i < 3; i += 1) {
			const { json } = await post('/records', [shaky, other]);
			outcomes.push(json.map((part: Loose) => part.success));
		}
		expect(outcomes).toEqual([
			[false, false],
			[false, true],
			[true, true],
		]);
	});

	it("/keyed answers in the seed's shape, in another order", async () => {
		const { json } = await post('/keyed', [good('1'), good('2'), bad('3')]);
		expect(json.result.success.data.map((part: Loose) => part.id)).toEqual(['2', '1']);
		expect(json.result.success.data[0].status).toBe(true);
		expect(json.result.errors.data).toEqual([
			{ id: '3', status: false, code: 'invalid_email', message: expect.any(String) },
		]);
		expect(Object.keys(json.result)).toEqual(['errors', 'success']);
	});

	it('/composite answers like Salesforce collections', async () => {
		const { json } = await post('/composite', { allOrNone: false, records: [good(1), bad(2)] });
		expect(json).toEqual([
			{ id: 1, success: true, errors: [] },
			{
				id: 2,
				success: false,
				errors: [{ statusCode: 'invalid_email', message: expect.any(String), fields: ['email'] }],
			},
		]);
		expect(sandbox.accepted('composite')).toEqual([good(1)]);
	});

	it('/composite rolls all back with allOrNone', async () => {
		const { json } = await post('/composite', { allOrNone: true, records: [good(1), bad(2)] });
		expect(json[0].errors[0].statusCode).toBe('ALL_OR_NONE_OPERATION_ROLLED_BACK');
		expect(sandbox.accepted('composite')).toEqual([]);
	});

	it('/:db/_bulk_docs answers like CouchDB', async () => {
		const first = await post('/places/_bulk_docs', { docs: [{ _id: 'a' }, { _id: 'b' }] });
		expect(first.status).toBe(201);
		expect(first.json[0]).toEqual({ ok: true, id: 'a', rev: expect.stringMatching(/^1-/) });
		const second = await post('/places/_bulk_docs', {
			docs: [{ _id: 'a', _rev: first.json[0].rev }, { _id: 'b' }, { name: 'no id' }],
		});
		expect(second.json).toEqual([
			{ ok: true, id: 'a', rev: expect.stringMatching(/^2-/) },
			{ id: 'b', error: 'conflict', reason: 'Document update conflict.' },
			{ ok: true, id: expect.any(String), rev: expect.stringMatching(/^1-/) },
		]);
		expect(sandbox.accepted('places')).toHaveLength(4);
		expect((await post('/places/_bulk_docs', [])).status).toBe(400);
	});

	it('/multi-status lists only errors, by index from 0 or 1', async () => {
		const { status, json } = await post('/multi-status', [good(1), bad(2)]);
		expect(status).toBe(207);
		expect(json).toEqual({
			errors: [{ index: 1, code: 'invalid_email', message: expect.any(String) }],
		});
		const fromOne = await post('/multi-status?firstIndex=1', [good(1), bad(2)]);
		expect(fromOne.json.errors[0].index).toBe(2);
	});

	it('/errors-only lists only errors, by id', async () => {
		const { status, json } = await post('/errors-only', [good('a'), bad('b')]);
		expect(status).toBe(200);
		expect(json.errors).toEqual([{ id: 'b', code: 'invalid_email', message: expect.any(String) }]);
		expect((await post('/errors-only', [good('c')])).json).toEqual({ errors: [] });
		expect(sandbox.accepted('errors-only')).toEqual([good('a'), good('c')]);
	});

	it('/all-or-nothing refuses the batch and names no record', async () => {
		const refused = await post('/all-or-nothing', [good('a'), bad('bad-one')]);
		expect(refused.status).toBe(422);
		expect(refused.text).not.toContain('bad-one');
		expect(sandbox.accepted('all-or-nothing')).toEqual([]);
		const taken = await post('/all-or-nothing', [good('a')]);
		expect(taken).toMatchObject({ status: 204, text: '' });
		expect(sandbox.accepted('all-or-nothing')).toHaveLength(1);
	});

	it('answers without a body, and as plain text', async () => {
		expect(await post('/no-content', [good(1)])).toMatchObject({ status: 204, text: '' });
		expect(await post('/empty', [good(1)])).toMatchObject({ status: 200, text: '' });
		const text = await post('/text', [good(1)]);
		expect(text).toMatchObject({ status: 200, text: 'OK' });
		expect(text.headers.get('content-type')).toMatch(/^text\/plain/);
		for (const name of ['no-content', 'empty', 'text']) {
			expect(sandbox.accepted(name)).toHaveLength(1);
		}
	});

	it('/single takes one object and tells its error', async () => {
		expect((await post('/single', good(1))).json).toEqual({ id: 1, success: true });
		const error = { code: 'invalid_email', message: expect.any(String) };
		expect(await post('/single', bad(2))).toMatchObject({ status: 400, json: { error } });
		expect(await post('/single?always200=1', bad(2))).toMatchObject({
			status: 200,
			json: { error },
		});
		expect((await post('/single', [good(1)])).status).toBe(400);
		expect(sandbox.accepted('single')).toEqual([good(1)]);
	});

	it('/items/:id takes every writing method; DELETE without a body', async () => {
		for (const method of ['POST', 'PUT', 'PATCH']) {
			const reply = await send(sandbox, '/open/items/a%2Fb', { method, body: { name: method } });
			expect(reply).toMatchObject({ status: 200, json: { id: 'a/b', success: true } });
		}
		expect((await send(sandbox, '/open/items/9', { method: 'DELETE' })).status).toBe(200);
		expect((await send(sandbox, '/open/items/9', { method: 'PUT' })).status).toBe(400);
		expect(sandbox.accepted('items')).toHaveLength(4);
		expect(sandbox.accepted('items')[3]).toEqual({ id: '9' });
	});

	it('/envelope finds the records inside', async () => {
		const wrap = (data: unknown) => ({ data: { attributes: { profiles: { data } } } });
		const { json } = await post('/envelope', wrap([good(1), bad(2)]));
		expect(json.results.map((part: Loose) => part.success)).toEqual([true, false]);
		expect((await post('/envelope', wrap({}))).status).toBe(400);
		expect(sandbox.accepted('envelope')).toEqual([good(1)]);
	});

	it('answers 404, 405, 415 and 400 as a real API would', async () => {
		expect((await post('/nowhere', [])).status).toBe(404);
		const wrongMethod = await send(sandbox, '/open/records', { method: 'GET' });
		expect(wrongMethod.status).toBe(405);
		expect(wrongMethod.headers.get('allow')).toBe('POST');
		const headers = { 'content-type': 'text/csv' };
		expect((await send(sandbox, '/open/records', { headers, body: [] })).status).toBe(415);
		expect((await send(sandbox, '/open/records', { raw: '[{' })).status).toBe(400);
	});

	it('takes bodies up to 64 MB and answers 413 above', async () => {
		const raw = (bytes: number) => `[{"id":1,"pad":"${'x'.repeat(bytes - 18)}"}]`;
		const mb = 1024 * 1024;
		expect((await send(sandbox, '/open/records', { raw: raw(20 * mb) })).status).toBe(200);
		const tooLarge = await send(sandbox, '/open/records', { raw: raw(65 * mb) }).catch(() => null);
		if (tooLarge) expect(tooLarge.status).toBe(413);
		expect(sandbox.accepted('records')).toHaveLength(1);
	});
});
