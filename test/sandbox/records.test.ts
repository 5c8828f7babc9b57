import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { good, networkError, send } from './client.ts';

describe('what the sandbox remembers', () => {
	let sandbox: Sandbox;
	const control = (path: string, sending = {}) => send(sandbox, `/_sandbox${path}`, sending);

	beforeEach(async () => {
		sandbox = await startSandbox();
	});
	afterEach(() => sandbox.close());

	it('logs every request in order of arrival, except its own controls', async () => {
		await send(sandbox, '/open/records?a=1', { headers: { 'x-note': 'n' }, body: [good(1)] });
		await control('/stats', { method: 'GET' });
		await send(sandbox, '/open/records', { raw: 'not json' });
		await send(sandbox, '/', { method: 'GET' });
		expect(sandbox.requests).toMatchObject([
			{
				method: 'POST',
				url: '/open/records?a=1',
				path: '/open/records',
				headers: { 'x-note': 'n' },
				body: [good(1)],
				receivedAt: expect.any(Number),
				status: 200,
			},
			{ body: 'not json', status: 400 },
			{ method: 'GET', path: '/', status: 200 },
		]);
		expect(sandbox.requests[2]?.body).toBeUndefined();
	});

	it('keeps no log with log: false, and still counts', async () => {
		const silent = await startSandbox({ log: false });
		await send(silent, '/open/records', { body: [good(1)] });
		expect(silent.requests).toEqual([]);
		expect(silent.stats.requests).toBe(1);
		expect(silent.accepted('records')).toHaveLength(1);
		await silent.close();
	});

	it('counts the requests open at once and the connections', async () => {
		sandbox.faults.add({ delayMs: 100, times: 'always' });
		await Promise.all(
			Array.from({ length: 8 }, () => send(sandbox, '/open/records', { body: [] })),
		);
		expect(sandbox.stats).toMatchObject({ maxOpen: 8, openNow: 0, requests: 8 });
		expect(sandbox.stats.connections).toBeGreaterThanOrEqual(8);
	});

	it('never counts a request as open once its answer has left', async () => {
		for (let i = 0; i < 200; i += 1) await send(sandbox, '/open/records', { body: [] });
		expect(sandbox.stats.maxOpen).toBe(1);
	});

	it('resets faults, log, stores and statistics', async () => {
		await send(sandbox, '/open/records', { body: [{ id: 1, fail: 'E', failTimes: 1 }, good(2)] });
		await send(sandbox, '/open/db/_bulk_docs', { body: { docs: [{ _id: 'a' }] } });
		sandbox.faults.add({ status: 503 });
		sandbox.reset();
		expect(sandbox.requests).toEqual([]);
		expect(sandbox.accepted('records')).toEqual([]);
		expect(sandbox.stats).toMatchObject({ requests: 0, maxOpen: 0, tokensIssued: 0 });
		const docs = await send(sandbox, '/open/db/_bulk_docs', { body: { docs: [{ _id: 'a' }] } });
		expect(docs).toMatchObject({ status: 201, json: [{ ok: true }] });
	});

	it('drops a delayed request that was under way at a reset', async () => {
		sandbox.faults.add({ delayMs: 1_000 });
		const sending = networkError(send(sandbox, '/open/records', { body: [good(1)] }));
		while (sandbox.stats.openNow < 1) await new Promise((resolve) => setTimeout(resolve, 5));
		sandbox.reset();
		expect(await sending).toBe('ECONNRESET');
		expect(sandbox.accepted('records')).toEqual([]);
	});

	it('close ends hanging requests and frees the port', async () => {
		const other = await startSandbox();
		other.faults.add({ hang: true }, { delayMs: 100 });
		const body = [good(1)];
		const open = [1, 2].map(() => networkError(send(other, '/open/records', { body })));
		while (other.stats.openNow < 2) await new Promise((resolve) => setTimeout(resolve, 5));
		await other.close();
		expect((await Promise.all(open)).every((code) => code !== undefined)).toBe(true);
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect(other.accepted('records')).toEqual([]);
		const again = await startSandbox({ port: Number(new URL(other.url).port) });
		expect(again.url).toBe(other.url);
		await again.close();
	});

	it('takes faults over HTTP, one or a list, and says what is wrong with one', async () => {
		const added = await control('/faults', { body: [{ status: 503 }, { status: 429 }] });
		expect(added.json).toEqual({ pending: 2 });
		expect((await send(sandbox, '/open/records', { body: [] })).status).toBe(503);
		await control('/faults', { method: 'DELETE' });
		expect((await send(sandbox, '/open/records', { body: [] })).status).toBe(200);
		const wrong = await control('/faults', { body: { stauts: 503 } });
		expect(wrong).toMatchObject({ status: 400, json: { error: { message: /stauts/ } } });
	});

	it('tells requests, statistics and accepted records over HTTP, and resets', async () => {
		await send(sandbox, '/open/records', { body: [good(1), good(2)] });
		const get = async (path: string) => (await control(path, { method: 'GET' })).json;
		expect(await get('/requests')).toMatchObject([{ path: '/open/records', status: 200 }]);
		expect(await get('/stats')).toMatchObject({ requests: 1, maxOpen: 1 });
		expect(await get('/accepted')).toEqual({ records: 2 });
		expect(await get('/accepted/records')).toEqual({
			collection: 'records',
			count: 2,
			records: [good(1), good(2)],
		});
		expect(await get('/accepted/records/count')).toEqual({ collection: 'records', count: 2 });
		await control('/reset');
		expect(await get('/accepted')).toEqual({});
	});
});
