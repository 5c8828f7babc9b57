import { startSandbox } from '../../sandbox/server.ts';
import type { Fault, Sandbox } from '../../sandbox/server.ts';
import { bad, basic, capToken, good, networkError, send } from './client.ts';
import type { Loose } from './client.ts';

const hundred = Array.from({ length: 100 }, (_, i) => good(i));

describe('ordered faults', () => {
	let sandbox: Sandbox;
	const post = (body: unknown = [good(1), good(2)], path = '/open/records') =>
		send(sandbox, path, { body });
	const faulty = (fault: Fault, body?: unknown, path?: string) => {
		sandbox.faults.add(fault);
		return post(body, path);
	};
	const applied = () => sandbox.accepted('records').length;

	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	describe('which request meets which', () => {
		const statuses = async (count: number, path?: string) => {
			const seen: number[] = [];
			for (let i = 0; i < count; i += 1) seen.push((await post([], path)).status);
			return seen;
		};

		it('once by default, in the order of adding', async () => {
			sandbox.faults.add({ status: 503 }, { status: 429 });
			expect(await statuses(3)).toEqual([503, 429, 200]);
		});

		it('times and after', async () => {
			sandbox.faults.add({ status: 503, times: 2, after: 1 });
			expect(await statuses(4)).toEqual([200, 503, 503, 200]);
		});

		it('always, until cleared', async () => {
			sandbox.faults.add({ status: 503, times: 'always' });
			expect(await statuses(3)).toEqual([503, 503, 503]);
			sandbox.faults.clear();
			expect(await statuses(1)).toEqual([200]);
		});

		it('by method, path, prefix and body', async () => {
			sandbox.faults.add(
				{ method: 'put', status: 500 },
				{ path: '/open/keyed', status: 501 },
				{ pathPrefix: '/open/mul', status: 502 },
				{ where: (body) => Array.isArray(body) && body.length === 7, status: 503 },
			);
			expect(await statuses(1)).toEqual([200]);
			expect((await post([], '/open/keyed?x=1')).status).toBe(501);
			expect((await post([], '/open/multi-status')).status).toBe(502);
			expect((await post([1, 2, 3, 4, 5, 6, 7])).status).toBe(503);
			const put = await send(sandbox, '/open/items/1', { method: 'PUT', body: {} });
			expect(put.status).toBe(500);
		});

		it('token endpoints only when their path is named', async () => {
			const { clientKey: key, clientSecret: secret } = sandbox.credentials;
			const path = '/v3/oauth/token/generate';
			sandbox.faults.add({ status: 503 }, { path, status: 502 });
			expect((await post({ key, secret }, path)).status).toBe(502);
			expect((await post({ key, secret }, path)).status).toBe(200);
			expect((await post()).status).toBe(503);
		});

		it('after authentication, or before it when asked', async () => {
			sandbox.faults.add({ status: 503 });
			expect((await post([], '/api/records')).status).toBe(401);
			sandbox.faults.add({ status: 504, beforeAuth: true });
			expect((await post([], '/api/records')).status).toBe(504);
			sandbox.faults.add({ status: 502, beforeAuth: true });
			const { user, password } = sandbox.credentials;
			const headers = basic(user, password);
			const authorized = () => send(sandbox, '/api/records', { headers, body: [] });
			expect((await authorized()).status).toBe(502);
			expect((await authorized()).status).toBe(503);
		});

		it('refuses a fault it does not know or that contradicts itself', () => {
			expect(() => sandbox.faults.add({ stauts: 503 } as Fault)).toThrow(/stauts/);
			expect(() => sandbox.faults.add({ status: 503, reset: true })).toThrow(/one of/);
		});
	});

	describe('answers instead of processing', () => {
		it('status with body and headers', async () => {
			const reply = await faulty({ status: 400, body: { oops: 1 }, headers: { 'x-a': 'b' } });
			expect(reply).toMatchObject({ status: 400, json: { oops: 1 } });
			expect(reply.headers.get('x-a')).toBe('b');
			expect(applied()).toBe(0);
		});

		it.each([7, 'Wed, 21 Oct 2037 07:28:00 GMT'])('Retry-After %s', async (retryAfter) => {
			const reply = await faulty({ status: 429, retryAfter });
			expect(reply.headers.get('retry-after')).toBe(String(retryAfter));
		});

		it('redirect', async () => {
			const location = 'https://elsewhere.example/x';
			const reply = await faulty({ redirect: { status: 307, location } });
			expect(reply.status).toBe(307);
			expect(reply.headers.get('location')).toBe(location);
			expect(applied()).toBe(0);
		});

		it('hang never answers', async () => {
			sandbox.faults.add({ hang: true });
			const signal = AbortSignal.timeout(150);
			const error = await networkError(send(sandbox, '/open/records', { body: [good(1)], signal }));
			expect(error).toBe('TimeoutError');
			expect(applied()).toBe(0);
			expect(sandbox.requests[0]?.status).toBeNull();
		});

		it('reset cuts the connection before processing', async () => {
			expect(await networkError(faulty({ reset: true }))).toBe('ECONNRESET');
			expect(applied()).toBe(0);
			expect(sandbox.requests).toHaveLength(1);
			expect(sandbox.requests[0]?.status).toBeNull();
		});

		it('reset does not even read the body, unless the fault asks for it', async () => {
			await networkError(faulty({ reset: true }));
			await networkError(faulty({ reset: true, where: () => true }));
			expect(sandbox.requests[0]?.body).toBeUndefined();
			expect(sandbox.requests[1]?.body).toEqual([good(1), good(2)]);
			expect(applied()).toBe(0);
		});

		it('tokenRevoked makes the tokens issued so far invalid', async () => {
			const headers = await capToken(sandbox);
			const call = (with_: Record<string, string>) =>
				send(sandbox, '/api/records', { headers: with_, body: [good(1)] });
			expect((await call(headers)).status).toBe(200);
			sandbox.faults.add({ tokenRevoked: true });
			expect((await call(headers)).status).toBe(401);
			expect((await call(headers)).status).toBe(401);
			expect((await call(await capToken(sandbox))).status).toBe(200);
			expect(applied()).toBe(2);
		});
	});

	describe('processes first', () => {
		it('resetAfterProcessing', async () => {
			const error = await networkError(faulty({ resetAfterProcessing: true }));
			expect(error).toBe('ECONNRESET');
			expect(applied()).toBe(2);
		});

		it('applyThenStatus, alone and with a body', async () => {
			expect((await faulty({ applyThenStatus: 504 })).status).toBe(504);
			expect(applied()).toBe(2);
			const reply = await faulty({ applyThenStatus: { status: 502, body: { a: 1 } } });
			expect(reply).toMatchObject({ status: 502, json: { a: 1 } });
			expect(applied()).toBe(4);
		});

		it('delayMs answers late, and applies even when the client has left', async () => {
			const start = performance.now();
			await faulty({ delayMs: 120 });
			expect(performance.now() - start).toBeGreaterThanOrEqual(115);
			sandbox.faults.add({ delayMs: 200 });
			const signal = AbortSignal.timeout(50);
			await networkError(send(sandbox, '/open/records', { body: [good(3)], signal }));
			await new Promise((resolve) => setTimeout(resolve, 300));
			expect(applied()).toBe(3);
		});

		it('partCode answers chosen records with a code and accepts the others', async () => {
			const partCode = { code: 521, message: 'busy', records: [1] };
			const { json } = await faulty({ partCode });
			expect(json).toEqual([
				{ id: 1, success: true },
				{ id: 2, success: false, code: 521, message: 'busy' },
			]);
			expect(sandbox.accepted('records')).toEqual([good(1)]);
			const byPredicate = await faulty({
				partCode: [
					{ code: 'A', records: (record: Loose) => record.id === 1 },
					{ code: 'B', records: [0, 1] },
				],
			});
			expect(byPredicate.json.map((part: Loose) => part.code)).toEqual(['A', 'B']);
		});

		it('partCode reaches Capillary records too', async () => {
			const headers = await capToken(sandbox);
			sandbox.faults.add({ partCode: { code: 521 } });
			const body = [{ profiles: [{ identifiers: [{ type: 'mobile', value: '919000010000' }] }] }];
			const { json } = await send(sandbox, '/v2/customers/bulk', { headers, body });
			expect(json[0].errors[0].code).toBe(521);
			expect(sandbox.accepted('customers')).toEqual([]);
		});
	});

	describe('spoils the answer', () => {
		it('truncate cuts the JSON and keeps the framing', async () => {
			const whole = (await post()).text;
			const reply = await faulty({ truncate: true });
			expect(reply.status).toBe(200);
			expect(reply.headers.get('content-type')).toMatch(/json/);
			expect(reply.text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
			expect(reply.json).toBeUndefined();
			expect(applied()).toBe(4);
		});

		it('malformed', async () => {
			const reply = await faulty({ malformed: true });
			expect(reply.headers.get('content-type')).toMatch(/json/);
			expect(reply.text).not.toBe('');
			expect(reply.json).toBeUndefined();
		});

		it('html, plain text and nothing, at any status', async () => {
			const html = await faulty({ status: 502, html: true });
			expect(html.status).toBe(502);
			expect(html.headers.get('content-type')).toMatch(/^text\/html/);
			expect(html.text).toMatch(/^<!DOCTYPE html>/);
			const text = await faulty({ plainText: 'fine' });
			expect(text).toMatchObject({ status: 200, text: 'fine' });
			const nothing = await faulty({ emptyBody: true });
			expect(nothing).toMatchObject({ status: 200, text: '' });
		});

		it('hugeBody pads to the size ordered; JSON stays valid', async () => {
			const reply = await faulty({ hugeBody: 3_000_000 });
			expect(reply.text).toHaveLength(3_000_000);
			expect(reply.json).toHaveLength(2);
		});

		it('dropParts and extraParts', async () => {
			const dropped = await faulty({ dropParts: 3 }, hundred);
			expect(dropped.json).toHaveLength(97);
			const more = await faulty({ extraParts: 2 }, hundred);
			expect(more.json).toHaveLength(102);
			expect(more.json[100]).toEqual({ id: 'extra-1', success: true });
			expect(applied()).toBe(200);
		});

		it('shuffleParts leaves no part at its place and loses none', async () => {
			const { json } = await faulty({ shuffleParts: true }, hundred);
			const ids: number[] = json.map((part: Loose) => part.id);
			expect(ids.some((id, index) => id === index)).toBe(false);
			expect(ids.toSorted((a, b) => a - b)).toEqual(hundred.map(({ id }) => id));
			const other = await faulty({ shuffleParts: 9 }, hundred);
			expect(other.json.map((part: Loose) => part.id)).not.toEqual(ids);
		});

		it('finds the parts wherever the endpoint lists them', async () => {
			const body = [good(1), bad(2), bad(3)];
			const keyed = await faulty({ dropParts: 2 }, body, '/open/keyed');
			expect(keyed.json.result.success.data).toEqual([]);
			expect(keyed.json.result.errors.data).toHaveLength(1);
			const status = await faulty({ extraParts: 1 }, body, '/open/multi-status');
			expect(status.json.errors.at(-1).index).toBeGreaterThan(1000);
		});

		it('combines', async () => {
			const start = performance.now();
			const reply = await faulty({
				delayMs: 60,
				partCode: { code: 'E', records: [0] },
				shuffleParts: true,
				retryAfter: 3,
			});
			expect(performance.now() - start).toBeGreaterThanOrEqual(55);
			expect(reply.json).toMatchObject([{ id: 2 }, { id: 1, code: 'E' }]);
			expect(reply.headers.get('retry-after')).toBe('3');
		});
	});
});
