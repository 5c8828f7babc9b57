import {
	accept,
	http,
	late,
	lost,
	never,
	ok,
	people,
	run,
	type Overrides,
	type Sent,
} from './harness';

const single: Overrides = { groupingLimit: 1, concurrency: 1 };
const whole: Overrides = { ...single, responseReports: 'wholeRequest' };

describe('rule 18: cancel', () => {
	it('with a destination that never answers, delivery settles without the clock advancing', async () => {
		const abort = new AbortController();
		const answers = (request: Sent) => {
			if (request.number === 1) return accept(request);
			if (request.number === 4) queueMicrotask(() => abort.abort());
			return never;
		};
		const world = { answers, signal: abort.signal };
		const { result, fates, took } = await run(
			people(8),
			{ groupingLimit: 1, concurrency: 3 },
			world,
		);
		expect(took).toBe(0);
		expect(fates).toEqual(['succeeded', ...Array(3).fill('unclear'), ...Array(4).fill('stopped')]);
		expect(result.stop).toEqual({ kind: 'cancelled', reason: 'The execution was cancelled' });
		expect(result.settlements[1]).toMatchObject({ attempts: 1, batch: 2, httpStatus: null });
	});

	it('what waits for a retry is failed with its last cause, never unsent', async () => {
		const answers = [http(503, '', { 'retry-after': '3600' })];
		const { fates, result, took } = await run(people(2), single, { answers, cancelAt: 1000 });
		expect(fates).toEqual(['rejected', 'stopped']);
		expect(result.settlements[0]).toMatchObject({ outcome: 'failed', httpStatus: 503 });
		expect(took).toBe(1000);
	});

	it('a common pause does not hold it up', async () => {
		const answers = [http(429, '', { 'retry-after': '3600' })];
		const { took, fates } = await run(people(2), single, { answers, cancelAt: 1000 });
		expect(took).toBe(1000);
		expect(fates).toEqual(['rejected', 'stopped']);
	});

	it('a run that was cancelled before it began sends nothing', async () => {
		const { sent, fates } = await run(people(2), single, { signal: AbortSignal.abort() });
		expect(sent).toHaveLength(0);
		expect(fates).toEqual(['stopped', 'stopped']);
	});

	it('a late answer changes nothing any more', async () => {
		const answers = [late(10, http(503))];
		const { result, fates, took } = await run(people(1), single, { answers, cancelAt: 5 });
		expect(took).toBe(5);
		expect(fates).toEqual(['unclear']);
		expect(result.requests).toEqual({ sent: 1, retried: 0, yielded: 0 });
	});
});

describe('stop codes', () => {
	it('an HTTP status among them stops sending: the rest is unsent', async () => {
		const answers = [ok({}), http(503)];
		const lists = { stopCodes: '503', recoverableErrorCodes: '' };
		const { result, fates } = await run(people(4), { ...whole, ...lists }, answers);
		expect(fates).toEqual(['succeeded', 'rejected', 'stopped', 'stopped']);
		expect(result.stop?.kind).toBe('stopCode');
		expect(result.settlements[3].reason).toContain('HTTP 503');
	});

	it('a code among them stops also in an answer outside 2xx', async () => {
		const answers = [ok({}), http(400, JSON.stringify({ code: 'LOCKED', message: 'later' }))];
		const settings = { ...whole, stopCodes: 'LOCKED' };
		const { result, fates } = await run(people(3), settings, answers);
		expect(fates).toEqual(['succeeded', 'rejected', 'stopped']);
		expect(result.stop?.kind).toBe('stopCode');
	});

	it('403 stops by default', async () => {
		const { fates } = await run(people(2), whole, [http(403)]);
		expect(fates).toEqual(['rejected', 'stopped']);
	});

	it('with an empty list 403 fails its batch only', async () => {
		const answers = (request: Sent) => (request.number === 1 ? http(403) : ok({}));
		const { fates } = await run(people(2), { ...whole, stopCodes: '' }, answers);
		expect(fates).toEqual(['rejected', 'succeeded']);
	});

	it('a code of a part among them stops sending, also beside other codes', async () => {
		const settings: Overrides = {
			concurrency: 1,
			groupingLimit: 2,
			stopCodes: 'LOCKED',
			parsePathMapJson: '{"status_code": "$.e[*]"}',
		};
		const { result, fates } = await run(people(5), settings, [ok([{}, { e: ['E1', 'LOCKED'] }])]);
		expect(fates).toEqual(['succeeded', 'rejected', 'stopped', 'stopped', 'stopped']);
		expect(result.stop?.reason).toContain('LOCKED');
	});

	it('records of the same answer that wait for a retry are failed, never unsent', async () => {
		const settings = { ...single, groupingLimit: 2, stopCodes: 'LOCKED' };
		const { fates } = await run(people(3), settings, [ok([{ code: 503 }, { code: 'LOCKED' }])]);
		expect(fates).toEqual(['rejected', 'rejected', 'stopped']);
	});

	it('requests in flight are awaited and judged', async () => {
		const answers = (request: Sent) => {
			if (request.number === 1) return accept(request);
			return request.number === 2 ? late(10, http(403)) : late(500, accept(request));
		};
		const { fates } = await run(people(6), { groupingLimit: 1, concurrency: 3 }, answers);
		expect(fates).toEqual([
			'succeeded',
			'rejected',
			'succeeded',
			'succeeded',
			'stopped',
			'stopped',
		]);
	});
});

describe('stopAfterFailures', () => {
	it('counts failed records in total', async () => {
		const answers = (request: Sent) => ok([request.number % 2 ? {} : { code: 'E1' }]);
		const { result, fates } = await run(people(9), { ...single, stopAfterFailures: 2 }, answers);
		expect(fates).toEqual([
			...['succeeded', 'rejected', 'succeeded', 'rejected'],
			...Array(5).fill('stopped'),
		]);
		expect(result.stop).toMatchObject({ kind: 'failures' });
		expect(result.stop?.reason).toContain("'Stop After Failures'");
	});

	it('counts records that cannot be sent too', async () => {
		const { sent, fates } = await run(['x', 'y', { id: '1' }, { id: '2' }], {
			...single,
			stopAfterFailures: 2,
		});
		expect(sent).toHaveLength(0);
		expect(fates).toEqual(['invalid', 'invalid', 'stopped', 'stopped']);
	});

	it('counts batches refused without halving', async () => {
		const settings = { groupingLimit: 2, concurrency: 1, stopAfterFailures: 3 };
		const { fates } = await run(people(8), settings, () => http(400));
		expect(fates).toEqual([...Array(4).fill('rejected'), ...Array(4).fill('stopped')]);
	});

	it('0 means never', async () => {
		const settings = { ...whole, stopWhenUnclear: false };
		const { fates } = await run(people(50), settings, () => http(400));
		expect(fates).toEqual(Array(50).fill('rejected'));
	});
});

describe('sendOnlyFirst', () => {
	it('counts records; the rest is unsent', async () => {
		const { sent, fates, result } = await run(people(5), { groupingLimit: 2, sendOnlyFirst: 3 });
		expect(sent.map(({ ids }) => ids)).toEqual([['1', '2'], ['3']]);
		expect(fates).toEqual([...Array(3).fill('succeeded'), 'stopped', 'stopped']);
		expect(result.settlements[4].reason).toContain("'Send Only First'");
		expect(result.stop).toBeUndefined();
	});
});

describe('progress', () => {
	it('is told every few seconds of a long run', async () => {
		const answers = (request: Sent) => late(1000, accept(request));
		const { progress } = await run(people(12), single, answers);
		expect(progress).toEqual([
			{ succeeded: 5, failed: 0, requests: 5, durationMs: 5000, pauseMs: undefined },
			{ succeeded: 10, failed: 0, requests: 10, durationMs: 10_000, pauseMs: undefined },
		]);
	});

	it('the time of the run is told', async () => {
		const { result } = await run(people(3), single, (request) => late(250, accept(request)));
		expect(result.durationMs).toBe(750);
	});
});

describe('failures of the engine itself', () => {
	it('stop the run; what was sent is unclear, and every record is accounted for', async () => {
		const { result, fates } = await run(people(3), { ...single, concurrency: 1 }, [ok([{}])]);
		expect(fates).toEqual(['succeeded', 'unclear', 'stopped']);
		expect(result.stop?.kind).toBe('fault');
		expect(result.settlements[1].reason).toContain('No answer is scripted');
	});

	it('an answer that is nested too deeply is unreadable, for its own records only', async () => {
		const deep = `[${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}]`;
		const parsePathMapJson = '{"status_code": "$.a"}';
		const answers = [ok([{}]), http(200, deep), http(400, deep), ok([{}])];
		const { result, fates } = await run(
			people(4),
			{ ...single, concurrency: 1, parsePathMapJson },
			answers,
		);
		expect(fates).toEqual(['succeeded', 'unclear', 'rejected', 'succeeded']);
		expect(result.stop).toBeUndefined();
	});

	it('a batch of very many records can be repeated', async () => {
		const settings = { groupingLimit: 10_000, responseReports: 'wholeRequest' as const };
		const body = { docs: Array.from({ length: 200_000 }, (_, id) => ({ id })) };
		const overrides = {
			...settings,
			itemsAre: 'requestBodies' as const,
			requestSplitPath: '$.docs[*]',
		};
		const { result } = await run([body], overrides, [http(503), ok({})]);
		expect(result.records).toMatchObject({ total: 200_000, succeeded: 200_000 });
	});

	it('network failures are no such failure', async () => {
		const { fates } = await run(people(2), single, () => lost('reset'));
		expect(fates).toEqual(['unclear', 'unclear']);
	});
});
