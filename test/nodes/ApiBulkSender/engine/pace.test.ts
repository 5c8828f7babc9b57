import {
	accept,
	http,
	late,
	ok,
	people,
	run,
	START,
	type Overrides,
	type Reply,
	type Sent,
} from './harness';

const single: Overrides = { groupingLimit: 1 };
const times = (sent: Array<{ at: number }>) => sent.map(({ at }) => at);
const gaps = (sent: Array<{ at: number }>) => sent.slice(1).map(({ at }, n) => at - sent[n].at);
const wait = (status: number, retryAfter: string) =>
	http(status, '', { 'retry-after': retryAfter });
const inSeconds = (seconds: number) => new Date(START + seconds * 1000).toUTCString();

describe('rule 8: back-off', () => {
	it('is full jitter between 0 and baseDelay·2^n', async () => {
		const world = { answers: () => http(503), random: [0, 0.5, 0.999, 0.25] };
		const { sent } = await run(people(1), { maxRetries: 4, baseDelay: 100 }, world);
		expect(gaps(sent)).toEqual([0, 100, 399, 200]);
	});

	it('is at most maxDelay', async () => {
		const settings = { maxRetries: 4, baseDelay: 1000, maxDelay: 1500 };
		const { sent } = await run(people(1), settings, { answers: () => http(503), random: 0.5 });
		expect(gaps(sent)).toEqual([500, 750, 750, 750]);
	});

	it('grows with the yields too', async () => {
		const script = [http(429), http(429), http(429)];
		const answers = (request: Sent) => script[request.number - 1] ?? ok([{}]);
		const { sent } = await run(people(1), { baseDelay: 1000 }, { answers, random: 0.5 });
		expect(gaps(sent)).toEqual([500, 1000, 2000]);
	});

	it.each<[string, Reply, number]>([
		['recoverable, seconds', wait(503, '7'), 7000],
		['recoverable, date', wait(503, inSeconds(9)), 9000],
		['yielding, seconds', wait(429, '7'), 7000],
		['yielding, date', wait(429, inSeconds(9)), 9000],
		['longer than maxDelay', wait(503, '300'), 300_000],
		['shorter than the jitter: a lower bound only', wait(503, '0'), 500],
		['a date in the past', wait(429, inSeconds(-5)), 500],
		['no number and no date', wait(429, 'soon'), 500],
	])('Retry-After, %s', async (_, reply, gap) => {
		const { sent } = await run(people(1), {}, { answers: [reply, ok([{}])], random: 0.5 });
		expect(gaps(sent)).toEqual([gap]);
	});

	it.each<[string, Reply]>([
		['recoverable', http(200, [{ code: 503 }], { 'retry-after': '7' })],
		['yielding', http(200, [{ code: 429 }], { 'retry-after': '7' })],
	])('Retry-After bounds the repeat of a %s part', async (_, reply) => {
		const { sent } = await run(people(1), {}, [reply, ok([{}])]);
		expect(gaps(sent)).toEqual([7000]);
	});
});

describe('rule 8: yielding', () => {
	it.each<[string, Reply]>([
		['answer', wait(429, '10')],
		['part', http(200, [{ code: 429 }], { 'retry-after': '10' })],
	])('a yielding %s pauses all workers', async (_, reply) => {
		const answers = (request: Sent) =>
			request.number === 3 ? late(50, reply) : late(100, accept(request));
		const { sent } = await run(people(9), { ...single, concurrency: 3 }, answers);
		// One alone, three together of which one yields at 150, then nothing before 10,150.
		expect(times(sent)).toEqual([0, 100, 100, 100, 10_150, 10_150, 10_150, 10_250, 10_250, 10_250]);
	});

	it('a recoverable answer pauses nobody', async () => {
		const answers = (request: Sent) =>
			request.number === 2 ? late(100, wait(503, '10')) : late(100, accept(request));
		const { sent } = await run(people(7), { ...single, concurrency: 2 }, answers);
		expect(times(sent)).toEqual([0, 100, 100, 200, 200, 300, 300, 10_200]);
	});

	it.each([
		['second', '5', '20', 20_200],
		['first', '20', '5', 20_100],
	])('overlapping pauses take the later end: that of the %s', async (_, first, second, end) => {
		const script = [accept, late(100, wait(429, first)), late(200, wait(429, second))];
		const answers = (request: Sent) => {
			const reply = script[request.number - 1] ?? accept;
			return typeof reply === 'function' ? reply(request) : reply;
		};
		const { sent } = await run(people(5), { ...single, concurrency: 2 }, answers);
		expect(times(sent)).toEqual([0, 0, 0, end, end, end, end]);
	});

	it('progress tells until when all wait', async () => {
		const { progress } = await run(people(1), {}, [wait(429, '10'), ok([{}])]);
		expect(progress[0].pauseMs).toBe(10_000);
	});
});

describe('rule 8: maxYieldTime', () => {
	it('without one it waits as long as it takes', async () => {
		const answers = (request: Sent) => (request.number <= 500 ? wait(429, '60') : ok([{}]));
		const { fates, took } = await run(people(1), {}, answers);
		expect(fates).toEqual(['succeeded']);
		expect(took).toBe(30_000_000);
	});

	it('past it the run stops: what waits is rejected, the rest unsent', async () => {
		const answers = (request: Sent) => (request.number === 1 ? ok([{}]) : wait(429, '20'));
		const settings = { ...single, maxYieldTime: 50, concurrency: 1 };
		const { result, fates, sent } = await run(people(3), settings, answers);
		expect(times(sent)).toEqual([0, 0, 20_000, 40_000]);
		expect(fates).toEqual(['succeeded', 'rejected', 'stopped']);
		expect(result.stop).toMatchObject({ kind: 'waiting' });
		expect(result.stop?.reason).toContain("'Max Yield Time'");
	});

	it.each<[string, Reply]>([
		['an accepted record', http(200, [{}, { code: 429 }])],
		['a recoverable answer', http(503)],
		['a 401', http(401)],
		['a redirect', http(307, '', { location: '/moved' })],
	])('is counted anew after another answer, e.g. %s', async (_, between) => {
		const answers = (request: Sent) => {
			if (request.number === 3) return between;
			return request.number < 6 ? wait(429, '20') : accept(request);
		};
		const tokens = [{ name: 'A' }, { name: 'B' }];
		const settings = { maxYieldTime: 50, baseDelay: 0 };
		const { fates } = await run(people(2), settings, { answers, tokens });
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});

	it('is counted from a batch that was halved', async () => {
		const answers = (request: Sent) => {
			if (request.number === 3) return http(400);
			return request.number < 6 ? wait(429, '20') : accept(request);
		};
		const settings = { maxYieldTime: 50, baseDelay: 0, splitCodes: '400,413,422' };
		const { fates } = await run(people(2), settings, answers);
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});
});

describe('rule 9: the rate', () => {
	it('never more than requestsPerPeriod starts in any window of one period, retries included', async () => {
		const answers = (request: Sent) =>
			late(request.number * 37, request.number % 4 === 0 ? http(503) : accept(request));
		const settings: Overrides = {
			...single,
			concurrency: 4,
			requestsPerPeriod: 3,
			period: 2,
			periodUnit: 'seconds',
			baseDelay: 300,
		};
		const { sent, fates } = await run(people(12), settings, answers);
		expect(fates).toEqual(Array(12).fill('succeeded'));
		expect(sent.length).toBeGreaterThan(12);
		const starts = times(sent);
		starts.slice(3).forEach((at, n) => expect(at - starts[n]).toBeGreaterThanOrEqual(2000));
	});

	it('goes as fast as it allows', async () => {
		const settings = { ...single, requestsPerPeriod: 2, period: 1, concurrency: 9 };
		expect(times((await run(people(5), settings)).sent)).toEqual([0, 0, 60_000, 60_000, 120_000]);
	});

	it('token requests do not count', async () => {
		const settings: Overrides = { ...single, requestsPerPeriod: 1, periodUnit: 'seconds' };
		const tokens = [{ name: 'A', expiresAt: 500 }, { name: 'B', expiresAt: 1500 }, { name: 'C' }];
		const { sent, tokenRequests } = await run(people(3), settings, { tokens });
		expect(times(sent)).toEqual([0, 1000, 2000]);
		expect(tokenRequests.length).toBe(3);
	});

	it('never more requests are open than allowed', async () => {
		const answers = (request: Sent) => late(100, accept(request));
		const { sent, took } = await run(people(13), { ...single, concurrency: 4 }, answers);
		expect(Math.max(...sent.map(({ open }) => open))).toBe(4);
		expect(took).toBe(400);
	});
});
