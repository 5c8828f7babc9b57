import {
	accept,
	http,
	lost,
	ok,
	people,
	run,
	type Overrides,
	type Reply,
	type Sent,
} from './harness';

const whole: Overrides = { responseReports: 'wholeRequest', maxRetries: 1, stopWhenUnclear: false };
const network: Overrides = {
	...whole,
	retryNetworkErrors: true,
	recoverableErrorCodes: '500,502,503,504,520,521',
};
const fate = async (settings: Overrides, ...answers: Reply[]) =>
	(await run(people(1), settings, answers)).fates[0];

describe('causes: rejected', () => {
	it.each([400, 404, 409, 413, 422, 451])('the whole batch was answered %i', async (status) => {
		expect(await fate(whole, http(status))).toBe('rejected');
	});

	it('a 429 when yielding ended', async () => {
		const answer = http(429, '', { 'retry-after': '60' });
		expect(await fate({ ...whole, maxYieldTime: 10 }, answer)).toBe('rejected');
	});
});

describe('causes: unclear', () => {
	it.each([502, 504, 520, 521])('%i after the last retry', async (status) => {
		expect(await fate(whole, http(status), http(status))).toBe('unclear');
	});

	it.each<[string, Reply]>([
		['a time-out', lost('timeout')],
		['a reset', lost('reset')],
	])('%s, which is not repeated without being asked', async (_, reply) => {
		expect(await fate(whole, reply)).toBe('unclear');
		expect(await fate(network, reply, reply)).toBe('unclear');
		expect(await fate(network, reply, ok({}))).toBe('succeeded');
	});

	it('an over-large answer', async () => {
		const reply: Reply = {
			answer: { kind: 'response', status: 200, headers: {}, body: '', unreadable: 'too large' },
			after: 0,
		};
		expect(await fate(whole, reply)).toBe('unclear');
	});

	it('counts as a part of the failed records', async () => {
		const { result } = await run(people(3), { groupingLimit: 1, ...whole }, () => http(502));
		expect(result.records).toMatchObject({ total: 3, failed: 3, unclear: 3, unsent: 0 });
	});

	const doubt: Array<[string, Reply]> = [
		['500', http(500)],
		['502', http(502)],
		['a time-out', lost('timeout')],
	];
	describe.each(doubt)('an earlier attempt that got %s', (_, earlier) => {
		it.each<[string, Reply]>([
			['503', http(503)],
			['a refused connection', lost('unreachable')],
			['401', http(401)],
			['403', http(403)],
			['a redirect', http(302, '', { location: '/x' })],
		])('is not settled by %s', async (_, later) => {
			expect(await fate(network, earlier, later)).toBe('unclear');
		});

		it.each<[string, Reply, string]>([
			['accepts the record', ok({}), 'succeeded'],
			['rejects the record', ok({ code: 'E1' }), 'rejected'],
			['refuses the batch', http(422), 'rejected'],
		])('is settled by an answer that %s', async (_, later, expected) => {
			expect(await fate(network, earlier, later)).toBe(expected);
		});

		it('is not settled by a 429 when yielding ended', async () => {
			const yields = http(429, '', { 'retry-after': '60' });
			expect(await fate({ ...network, maxYieldTime: 10 }, earlier, yields)).toBe('unclear');
		});
	});
});

describe('causes: unreachable', () => {
	it('it never arrived and retries are used up, also without retryNetworkErrors', async () => {
		const { sent, result } = await run(people(1), whole, () => lost('unreachable'));
		expect(sent).toHaveLength(2);
		expect(result.settlements[0]).toMatchObject({
			outcome: 'failed',
			cause: 'unreachable',
			httpStatus: null,
			attempts: 2,
			reason: 'It was a unreachable',
		});
	});
});

describe('causes: stopped', () => {
	it('a record that was answered once and waits for a retry is failed, never unsent', async () => {
		const answers = (request: Sent) => {
			if (request.number === 1) return accept(request);
			return request.number === 2 ? ok([{ code: 503 }]) : http(403);
		};
		const { result, fates } = await run(people(4), { groupingLimit: 1, concurrency: 1 }, answers);
		expect(fates).toEqual(['succeeded', 'rejected', 'rejected', 'stopped']);
		expect(result.settlements[1]).toMatchObject({ attempts: 1, parsed: { status_code: 503 } });
		expect(result.settlements[3]).toMatchObject({ outcome: 'unsent', attempts: 0, batch: null });
	});
});

describe('the account', () => {
	it('total = succeeded + failed + unsent, over all causes at once', async () => {
		const records = [...people(12), 'no record', { id: '14' }];
		const script: Reply[] = [
			ok([{}, { code: 'E1' }]),
			http(502),
			http(400),
			ok([{}, {}]),
			http(403),
		];
		const settings = { groupingLimit: 2, concurrency: 1, maxRetries: 0 };
		const { result, fates } = await run(records, settings, script);
		expect(result.records).toEqual({
			...{ total: 14, succeeded: 3, failed: 8, unsent: 3, unclear: 2 },
			...{ accepted: 0, notSucceeded: 11 },
		});
		expect(fates).toHaveLength(14);
		expect(result.settlements.every(Boolean)).toBe(true);
	});

	it('errors are counted by code and message, most frequent first', async () => {
		const parts = [{ code: 'E2' }, { code: 'E1', message: 'One' }, { code: 'E1', message: 'One' }];
		const { result } = await run(people(3), {}, [ok(parts)]);
		expect(result.errors).toEqual([
			{ code: 'E1', message: 'One', count: 2 },
			{ code: 'E2', message: 'The destination answered with the code E2', count: 1 },
		]);
	});

	it('at most 50 kinds of error, then "other"', async () => {
		const parts = Array.from({ length: 60 }, (_, at) => ({ code: `E${at}` }));
		const { result } = await run(people(60), {}, [ok(parts)]);
		expect(result.errors).toHaveLength(51);
		expect(result.errors[50]).toEqual({ code: 'other', message: 'Other reasons', count: 10 });
	});
});

describe('includeResponse', () => {
	const part = { id: '1', message: 'Fine', extra: { deep: true } };

	it('puts the record’s part of the answer under response', async () => {
		const { result } = await run(people(2), { includeResponse: true }, [
			ok([part, { code: 'E1' }]),
		]);
		expect(result.settlements.map(({ response }) => response)).toEqual([part, { code: 'E1' }]);
	});

	it('is off by default', async () => {
		const { result } = await run(people(1), {}, [ok([part])]);
		expect(result.settlements[0]).not.toHaveProperty('response');
	});
});
