import type { ApiProblem } from '../../../../../nodes/shared/http/apiProblem';
import { subjectOf } from '../../../../../nodes/shared/adobe/client/subjects';
import { answer, lost, rejection, ScriptedAdobe, START } from './scriptedAdobe';

const subject = subjectOf('read', 'flows', 'f1');
const flow = { items: [{ id: 'f1' }] };
const tooMany = answer(429, { error_code: '429050', message: 'Too many requests' });
const waiting = (retryAfter: string | number, status = 429) =>
	answer(status, '', { 'retry-after': retryAfter });

let adobe: ScriptedAdobe;
beforeEach(() => {
	adobe = new ScriptedAdobe();
});

describe('a read', () => {
	it.each([0, 408, 500, 502, 503, 504, 429])('is repeated after %i', async (status) => {
		adobe.answers(answer(status), answer(200, flow));
		await expect(adobe.client.getOne('flows', 'f1')).resolves.toEqual({ id: 'f1' });
		expect(adobe.requests[1]).toEqual(adobe.requests[0]);
		expect(adobe.lines).toEqual([
			`GET /data/foundation/flowservice/flows/f1: ${status === 0 ? 'no answer' : `HTTP ${status}`}, trying again in 0 s`,
		]);
	});

	it.each([400, 401, 403, 404, 409, 412, 422, 501, 505, 302])(
		'is not repeated after %i',
		async (status) => {
			adobe.answers(answer(status));
			expect(await rejection(adobe.client.getOne('flows', 'f1'))).toMatchObject({ status });
			expect(adobe.requests).toHaveLength(1);
		},
	);

	it('is given up after six attempts, and waits between them grow within their bounds', async () => {
		adobe.luck = 0.999_999;
		adobe.answers(...Array.from({ length: 6 }, () => answer(503)));
		expect(await rejection(adobe.client.getOne('flows', 'f1'))).toMatchObject({ status: 503 });
		expect(adobe.left).toBe(0);
		expect(adobe.slept).toEqual([999, 1999, 3999, 7999, 15_999]);
	});

	it('never waits longer than half a minute by back-off, and at once when lucky', async () => {
		adobe.answers(...Array.from({ length: 6 }, () => tooMany));
		await rejection(adobe.client.getOne('flows', 'f1'));
		expect(adobe.slept).toEqual([0, 0, 0, 0, 0]);
	});
});

describe('Retry-After', () => {
	it.each([
		['in seconds', '7', 7000],
		['as a number', 7, 7000],
		['with a fraction', '1.5', 1500],
		['as a date', new Date(START + 42_000).toUTCString(), 42_000],
		['as a date that is over', new Date(START - 42_000).toUTCString(), 0],
		['that says nothing', 'soon', 0],
		['of the longest wait', '300', 300_000],
	])('%s is waited for', async (_, header, ms) => {
		adobe.answers(waiting(header), answer(200, flow));
		await adobe.client.getOne('flows', 'f1');
		expect(adobe.slept).toEqual([ms]);
	});

	it('counts for 503 too, and a longer back-off wins', async () => {
		adobe.luck = 0.5;
		adobe.answers(waiting(2, 503), waiting('0.1', 503), answer(200, flow));
		await adobe.client.getOne('flows', 'f1');
		expect(adobe.slept).toEqual([2000, 1000]);
	});

	it('longer than five minutes ends with a sentence', async () => {
		adobe.answers(waiting('301'));
		const problem = await rejection<ApiProblem>(adobe.client.getOne('flows', 'f1'));
		expect(problem.message).toBe(
			'Could not read the dataflow: Adobe is receiving too many requests',
		);
		expect(problem.description).toContain('again later');
		expect(adobe.slept).toEqual([]);
	});
});

describe('a create or a change', () => {
	const post = () => adobe.client.post('/flows', { name: 'a' }, subject);
	const patch = () => adobe.client.patch<object>('/flows/f1', [], '"v1"', subject);

	it.each([lost, answer(500), answer(502), answer(503), answer(504)])(
		'is not repeated when nobody knows whether it was carried out ($status)',
		async (reply) => {
			for (const call of [post, patch]) {
				adobe.answers(reply);
				const problem = await rejection<ApiProblem>(call());
				expect(problem.ambiguous).toBe(true);
			}
			expect(adobe.requests).toHaveLength(2);
		},
	);

	it('is repeated after 429: nothing was carried out', async () => {
		adobe.answers(waiting(3), answer(201, { id: 'f1' }));
		await expect(post()).resolves.toEqual({ id: 'f1' });
		expect(adobe.slept).toEqual([3000]);
		adobe.answers(tooMany, answer(200, { id: 'f1' }));
		await expect(patch()).resolves.toEqual({ id: 'f1' });
		expect(adobe.requests.at(-1)).toMatchObject({ headers: { 'If-Match': '"v1"' }, body: [] });
	});
});

describe('a delete', () => {
	const remove = () => adobe.client.delete('connections', 'c 1');

	it.each([202, 204, 200])('is done with %i', async (status) => {
		adobe.answers(answer(status));
		await remove();
		expect(adobe.calls).toEqual(['DELETE connections/c%201']);
	});

	it.each([lost, answer(504)])(
		'is repeated, and what is gone then was deleted ($status)',
		async (reply) => {
			adobe.answers(reply, answer(404));
			await expect(remove()).resolves.toBeUndefined();
			expect(adobe.calls).toEqual(['DELETE connections/c%201', 'DELETE connections/c%201']);
		},
	);

	it('of what never was there is refused, also after 429', async () => {
		adobe.answers(answer(404), tooMany, answer(404));
		for (let time = 0; time < 2; time++) {
			expect(await rejection(remove())).toMatchObject({ status: 404 });
		}
		expect(adobe.left).toBe(0);
	});

	it('that Adobe refuses after a lost answer is refused', async () => {
		adobe.answers(lost, answer(400, { type: 'https://x/FLOW-1418-400', title: 'In use' }));
		expect((await rejection(remove())).message).toContain('is still in use');
	});
});
