import { accept, http, people, run, type Overrides, type Reply, type Sent } from '../harness';

const wait = (seconds: number) => http(429, '', { 'retry-after': String(seconds) });
const single: Overrides = { groupingLimit: 1, concurrency: 1, baseDelay: 0 };

describe('Max Yield Time', () => {
	const stops = async (settings: Overrides, answers: (request: Sent) => Reply, count = 3) => {
		const { result, took } = await run(people(count), { ...single, ...settings }, answers);
		return { kind: result.stop?.kind, took };
	};

	it('is counted from the first yielding answer of a series', async () => {
		const answers = (request: Sent) => (request.number < 9 ? wait(20) : accept(request));
		expect(await stops({ maxYieldTime: 59 }, answers)).toEqual({ kind: 'waiting', took: 40_000 });
		expect((await stops({ maxYieldTime: 160 }, answers)).kind).toBeUndefined();
	});

	it('not from the last other answer, however long ago that was', async () => {
		const limited: Overrides = { requestsPerPeriod: 1, period: 10, maxYieldTime: 60 };
		const answers = (request: Sent) => (request.number === 2 ? wait(50) : accept(request));
		// The second request starts ten minutes after the first was answered.
		expect(await stops(limited, answers, 2)).toEqual({ kind: undefined, took: 1_200_000 });
	});

	it('another answer ends the series', async () => {
		const answers = (request: Sent) => (request.number % 3 === 0 ? accept(request) : wait(20));
		expect((await stops({ maxYieldTime: 45 }, answers)).kind).toBeUndefined();
	});

	it('0 means for ever', async () => {
		const answers = (request: Sent) => (request.number < 99 ? wait(20) : accept(request));
		expect((await stops({ maxYieldTime: 0 }, answers)).kind).toBeUndefined();
	});
});
