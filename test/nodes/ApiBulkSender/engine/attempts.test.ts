import {
	accept,
	byKey,
	http,
	ok,
	people,
	run,
	type Overrides,
	type Reply,
	type Sent,
} from './harness';

const whole: Overrides = { responseReports: 'wholeRequest' };
const done = ok({});
const repeated = (count: number, reply: Reply) => Array<Reply>(count).fill(reply);

describe('rule 5: what uses up retries', () => {
	it('at most maxRetries recoverable repeats per record', async () => {
		const { result, sent, fates } = await run(people(1), { ...whole, maxRetries: 2 }, () =>
			http(503),
		);
		expect(sent).toHaveLength(3);
		expect(fates).toEqual(['rejected']);
		expect(result.settlements[0]).toMatchObject({ attempts: 3, batch: 3, httpStatus: 503 });
		expect(result.requests).toEqual({ sent: 3, retried: 2, yielded: 0 });
	});

	it('at most maxRetries recoverable repeats per record, also by its part', async () => {
		const { sent, fates } = await run(people(1), { maxRetries: 2 }, () => ok([{ code: 503 }]));
		expect(sent).toHaveLength(3);
		expect(fates).toEqual(['rejected']);
	});

	it('yields do not use up retries', async () => {
		const answers = [...repeated(5, http(429)), http(503), ...repeated(5, http(429)), done];
		const { result, fates } = await run(people(1), { ...whole, maxRetries: 1 }, answers);
		expect(fates).toEqual(['succeeded']);
		expect(result.settlements[0].attempts).toBe(12);
		expect(result.requests).toEqual({ sent: 12, retried: 1, yielded: 10 });
	});

	it('yields of parts do not use up retries', async () => {
		const answers = [...repeated(4, ok([{ code: 429 }])), ok([{}])];
		expect((await run(people(1), { maxRetries: 0 }, answers)).fates).toEqual(['succeeded']);
	});

	it('the repeat after a 401 and redirects do not use up retries', async () => {
		const tokens = [{ name: 'A' }, { name: 'B' }];
		const moved = http(307, '', { location: '/other' });
		const answers = [http(401), moved, http(503), done];
		const { result, fates } = await run(
			people(1),
			{ ...whole, maxRetries: 1 },
			{ answers, tokens },
		);
		expect(fates).toEqual(['succeeded']);
		expect(result.settlements[0]).toMatchObject({ attempts: 4, batch: 4 });
	});

	it('halving does not use up retries', async () => {
		const settings = { maxRetries: 1, splitCodes: '400,413,422' };
		const answers = [http(400), http(503), ok([{}]), ok([{}])];
		const { fates } = await run(people(2), settings, answers);
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});

	it('a half inherits the counts of its records', async () => {
		const settings = { maxRetries: 1, splitCodes: '400,413,422' };
		const { result, sent, fates } = await run(people(2), settings, [
			http(503),
			http(400),
			http(503),
			ok([{}]),
		]);
		expect(sent.map(({ ids }) => ids.join())).toEqual(['1,2', '1,2', '1', '2']);
		expect(fates).toEqual(['rejected', 'succeeded']);
		expect(result.settlements.map(({ attempts, batch }) => [attempts, batch])).toEqual([
			[3, 3],
			[3, 4],
		]);
	});

	it('records of one batch whose retries differ: those with retries left go again alone', async () => {
		const { sent, fates } = await run(people(2), { ...byKey, maxRetries: 1 }, [
			ok([
				{ id: '1', code: 503 },
				{ id: '2', code: 429 },
			]),
			http(503),
			ok([{ id: '2' }]),
		]);
		expect(sent.map(({ ids }) => ids.join())).toEqual(['1,2', '1,2', '2']);
		expect(fates).toEqual(['rejected', 'succeeded']);
	});
});

describe('rule 6: what is sent again', () => {
	it('exactly the records to be retried, as a batch of their own with the same URL and headers', async () => {
		const headers = [{ name: 'X-Source', value: 'n8n' }];
		const answers = [ok([{}, { code: 503 }, {}, { code: 503 }]), ok([{}, {}]), ok([{}])];
		const settings = { groupingLimit: 4, idempotencyKeyHeader: 'Idempotency-Key' };
		const { sent, fates } = await run(people(5), settings, (request) =>
			request.number === 1 ? answers[0] : accept(request),
		);
		expect(fates).toEqual(Array(5).fill('succeeded'));
		expect(sent.map(({ ids }) => ids.join()).sort()).toEqual(['1,2,3,4', '2,4', '5']);

		const again = await run(people(4), settings, { answers, headers, endpoint: '/v2/x' });
		expect(again.sent[1].ids).toEqual(['2', '4']);
		expect(again.sent[1].url).toBe('https://api.test/v2/x');
		const { 'idempotency-key': first, ...firstHeaders } = again.sent[0].headers;
		const { 'idempotency-key': second, ...secondHeaders } = again.sent[1].headers;
		expect(secondHeaders).toEqual(firstHeaders);
		expect(secondHeaders['x-source']).toBe('n8n');
		expect(second).not.toBe(first);
	});

	it('goes to the address that a redirect gave', async () => {
		const { sent } = await run(people(2), {}, [
			http(308, '', { location: '/moved' }),
			ok([{}, { code: 503 }]),
			ok([{}]),
		]);
		expect(sent[2].url).toBe('https://api.test/moved');
	});

	it('records with different codes in one answer go again together', async () => {
		const { sent } = await run(people(3), {}, [
			ok([{ code: 503 }, {}, { code: 429 }]),
			ok([{}, {}]),
		]);
		expect(sent[1].ids).toEqual(['1', '3']);
	});

	it('is never merged with others', async () => {
		const answers = (request: Sent) =>
			ok(request.ids.map(() => (request.number < 3 ? { code: 503 } : {})));
		const { sent } = await run(people(2), { groupingLimit: 1, concurrency: 2 }, answers);
		expect(sent.every(({ ids }) => ids.length === 1)).toBe(true);
	});

	it('position refers to the new batch', async () => {
		const { fates } = await run(people(3), { maxRetries: 1 }, [
			ok([{}, { code: 503 }, { code: 503 }]),
			ok([{ code: 'E1' }, {}]),
		]);
		expect(fates).toEqual(['succeeded', 'rejected', 'succeeded']);
	});

	it('index refers to the new batch', async () => {
		const settings: Overrides = {
			matchBy: 'index',
			responseIndexPath: '$.at',
			responseReports: 'failedRecordsOnly',
		};
		const { fates } = await run(people(3), settings, [
			ok([
				{ at: 1, code: 503 },
				{ at: 2, code: 503 },
			]),
			ok([{ at: 0, code: 'E1' }]),
		]);
		expect(fates).toEqual(['succeeded', 'rejected', 'succeeded']);
	});
});

describe('rule 7: idempotency keys', () => {
	const settings: Overrides = {
		groupingLimit: 4,
		idempotencyKeyHeader: 'Idempotency-Key',
		splitCodes: '400,413,422',
	};

	it('equal keys mean equal bytes, over retries, yields, subsets, halves, redirects and 401s', async () => {
		const script = [
			http(503),
			http(429),
			http(401),
			http(307, '', { location: '/moved' }),
			ok([{}, {}, { code: 503 }, { code: 503 }]),
			http(429),
			http(400),
		];
		const tokens = [{ name: 'A' }, { name: 'B' }];
		const { sent } = await run(people(8), settings, {
			answers: (request) => script[request.number - 1] ?? accept(request),
			tokens,
		});
		const pairs = sent.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`);
		const keys = sent.map(({ headers }) => headers['idempotency-key']);
		const bodies = sent.map(({ body }) => body);
		expect(new Set(keys).size).toBe(new Set(bodies).size);
		expect(new Set(pairs).size).toBe(new Set(bodies).size);
		expect(new Set(keys.slice(0, 5)).size).toBe(1);
		expect(keys[5]).toBe(keys[6]);
		expect(new Set(keys).size).toBe(5);
	});

	it('none is sent when no header is set', async () => {
		const { sent } = await run(people(1));
		expect(Object.keys(sent[0].headers)).toEqual(['accept', 'user-agent', 'content-type']);
	});
});
