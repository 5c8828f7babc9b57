import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
} from '../harness';

const single: Overrides = { groupingLimit: 1, concurrency: 1 };
const times = (sent: Sent[]) => sent.map(({ at }) => at);
const waiting = (more: Partial<NonNullable<Overrides['waiting']>>): Overrides => ({
	waiting: { waitPath: '', leastWait: 0, longestWait: 3600, heedRateLimitHeaders: true, ...more },
});
const then = (reply: Reply) => (request: Sent) => (request.number === 1 ? reply : accept(request));

describe('rule 7: how long a run waits', () => {
	it.each<[string, Overrides, Reply, number]>([
		['the back-off', {}, http(503), 500],
		['Retry-After', {}, http(503, '', { 'retry-after': '7' }), 7000],
		['Retry-After shorter than the back-off', {}, http(503, '', { 'retry-after': '0.1' }), 500],
		['Least Wait, recoverable', waiting({ leastWait: 30 }), http(503), 30_000],
		['Least Wait, yielding', waiting({ leastWait: 30 }), http(429), 30_000],
		['Wait Path in the body', waiting({ waitPath: '$.in' }), http(429, { in: 9 }), 9000],
		['Wait Path in the part', waiting({ waitPath: '$.in' }), ok([{ code: 429, in: 9 }]), 9000],
		[
			'Wait Path in a part that is repeated',
			waiting({ waitPath: '$.in' }),
			ok([{ code: 503, in: 9 }]),
			9000,
		],
		['a reset', {}, http(429, '', { 'x-ratelimit-reset': '12' }), 12_000],
		['a reset for a part', {}, http(200, [{ code: 429 }], { 'ratelimit-reset': '12' }), 12_000],
	])('%s', async (_, settings, reply, gap) => {
		const { sent, fates } = await run(people(1), settings, then(reply));
		expect(fates).toEqual(['succeeded']);
		expect(times(sent)).toEqual([0, gap]);
	});

	it('Wait Path is read only in the parts that are sent again', async () => {
		const reply = ok([{ in: 99 }, { code: 503, in: 9 }]);
		const { sent } = await run(people(2), waiting({ waitPath: '$.in' }), then(reply));
		expect(times(sent)).toEqual([0, 9000]);
	});
});

describe('rule 7: Longest Wait', () => {
	const kinds: Array<[string, Reply]> = [
		['recoverable', http(503, '', { 'retry-after': '3601' })],
		['yielding', http(429, '', { 'retry-after': '3601' })],
		['a recoverable part', http(200, [{ code: 503 }], { 'retry-after': '3601' })],
		['a yielding part', http(200, [{ code: 429 }], { 'retry-after': '3601' })],
		['a reset', http(429, '', { 'x-ratelimit-reset': String((START + 3_601_000) / 1000) })],
	];

	it.each(kinds)(
		'%s: beyond it the run ends with a sentence that names the time',
		async (_, reply) => {
			const { result, fates, took } = await run(people(2), single, [reply]);
			expect(took).toBe(0);
			expect(fates).toEqual(['rejected', 'stopped']);
			expect(result.stop).toEqual({
				kind: 'waiting',
				reason:
					"The destination asks to wait until 2026-01-01T01:00:01.000Z, which is longer than 'Longest Wait' (3600 s)",
			});
		},
	);

	it.each(kinds)('%s: up to it the run waits', async (_, reply) => {
		const settings = { ...single, ...waiting({ longestWait: 3601 }) };
		const { fates } = await run(people(2), settings, then(reply));
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});

	it('a time beyond all calendars', async () => {
		const reply = http(503, '', { 'retry-after': `9${'0'.repeat(30)}` });
		const { result } = await run(people(1), single, [reply]);
		expect(result.stop?.reason).toContain('asks to wait for ever');
	});

	it('settles the other records of the answer as it says', async () => {
		const reply = http(200, [{}, { code: 503 }, { code: 'E1' }], { 'retry-after': '3601' });
		const { fates } = await run(people(4), { groupingLimit: 3 }, [reply]);
		expect(fates).toEqual(['succeeded', 'rejected', 'rejected', 'stopped']);
	});

	it('ends no run where nothing is sent again', async () => {
		const reply = http(503, '', { 'retry-after': '3601' });
		const settings = { ...single, maxRetries: 0 };
		const { fates, result } = await run(people(2), settings, then(reply));
		expect(fates).toEqual(['rejected', 'succeeded']);
		expect(result.stop).toBeUndefined();
		const part = http(200, [{ code: 503 }], { 'retry-after': '3601' });
		expect((await run(people(2), settings, then(part))).fates).toEqual(['rejected', 'succeeded']);
	});

	it('Least Wait may not be longer', async () => {
		const settings = waiting({ leastWait: 10, longestWait: 5 });
		await expect(run(people(1), settings)).rejects.toThrow("'Least Wait' (10 s) is longer");
	});
});

describe('rule 7: Remaining 0 in a good answer', () => {
	const used = (reset: string, left = '0') => ({
		'x-ratelimit-remaining': left,
		'x-ratelimit-reset': reset,
	});

	it('pauses all requests until its reset', async () => {
		const answers = (request: Sent) =>
			request.number === 3 ? late(50, http(200, [{}], used('10'))) : late(100, accept(request));
		const { sent, progress } = await run(people(7), { groupingLimit: 1, concurrency: 3 }, answers);
		expect(times(sent)).toEqual([0, 100, 100, 100, 10_150, 10_150, 10_150]);
		expect(progress[0].pauseMs).toBe(10_000);
	});

	it.each<[string, Reply]>([
		['within five minutes only', http(200, [{}], used('301'))],
		['not when some remain', http(200, [{}], used('10', '1'))],
		['not when the option is off', http(200, [{}], used('10'))],
	])('%s', async (name, reply) => {
		const off = name.includes('off') ? waiting({ heedRateLimitHeaders: false }) : {};
		const { sent } = await run(people(2), { ...single, ...off }, then(reply));
		expect(times(sent)).toEqual([0, 0]);
	});
});

describe('a run ends with its last answer', () => {
	const hourly: Overrides = { ...single, requestsPerPeriod: 1, period: 1, periodUnit: 'hours' };

	it('not when the next request might have started', async () => {
		expect((await run(people(1), hourly)).took).toBe(0);
		expect((await run(people(2), hourly)).took).toBe(3_600_000);
		const none = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '300' };
		expect((await run(people(1), single, [http(200, [{}], none)])).took).toBe(0);
	});

	it('without another token', async () => {
		const tokens = [
			{ name: 'A', expiresAt: 1000 },
			{ name: 'B', after: 500 },
		];
		const world = { answers: (request: Sent) => late(2000, accept(request)), tokens };
		const { tokenRequests, took } = await run(people(1), single, world);
		expect(tokenRequests).toEqual([0]);
		expect(took).toBe(2000);
	});

	it('records that wait behind it are unsent when it stops', async () => {
		const { fates } = await run(people(3), { ...hourly, stopAfterFailures: 1 }, [http(400)]);
		expect(fates).toEqual(['rejected', 'stopped', 'stopped']);
	});
});

describe('rule 7: a clock that nobody sets', () => {
	const limited: Overrides = {
		...single,
		requestsPerPeriod: 1,
		period: 1,
		periodUnit: 'seconds',
	};
	const hour = 3_600_000;

	it.each([-hour, hour])('the time of day set by %d ms does not stop a run', async (by) => {
		const date = (now: number) => (now > START + 1500 ? now + by : now);
		const answers = (request: Sent) => (request.number === 3 ? http(503) : accept(request));
		const { sent, fates, result } = await run(people(4), limited, { answers, date });
		expect(fates).toEqual(Array(4).fill('succeeded'));
		expect(times(sent)).toEqual([0, 1000, 2000, 3000, 4000]);
		expect(result.durationMs).toBe(4000);
	});

	it('dates are read by the time of day', async () => {
		const date = (now: number) => now + hour;
		const at = new Date(START + hour + 9000).toUTCString();
		const { sent } = await run(
			people(1),
			{},
			{
				answers: then(http(503, '', { 'retry-after': at })),
				date,
			},
		);
		expect(times(sent)).toEqual([0, 9000]);
	});
});

it.each(['Asia/Tokyo', 'America/New_York', 'GMT'])(
	'rule 7: dates without a zone are GMT where the instance stands in %s',
	(TZ) => {
		// Node reads the zone when it starts, and strips the types itself.
		const backoff = join(__dirname, '../../../../../nodes/shared/http/backoff.ts');
		const read = `readWait('Thu Jan  1 12:01:30 2026', Date.UTC(2026, 0, 1, 12))`;
		const script = `import(${JSON.stringify(pathToFileURL(backoff))}).then(({ readWait }) => console.log(new Date(0).getHours(), ${read}))`;
		const env = { ...process.env, TZ };
		const out = execFileSync(process.execPath, ['--no-warnings', '-e', script], { env });
		expect(out.toString().trim().split(' ')[1]).toBe('90000');
	},
);
