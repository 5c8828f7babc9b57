import { byKey, http, lost, ok, people, run, type Overrides, type Reply } from './harness';

const whole: Overrides = { responseReports: 'wholeRequest' };
const done = ok({});

describe('rule 3: which class a status or code belongs to', () => {
	it('401 comes before the lists: it is neither retried nor waited out', async () => {
		const { sent, result } = await run(people(1), { ...whole, recoverableErrorCodes: '401' }, [
			http(401),
		]);
		expect(sent).toHaveLength(1);
		expect(result.stop?.kind).toBe('refused');
	});

	it.each<[string, Overrides, number, { retried: number; yielded: number }]>([
		[
			'yielding',
			{ yieldingErrorCodes: '503', recoverableErrorCodes: '5xx' },
			503,
			{ retried: 0, yielded: 1 },
		],
		[
			'recoverable',
			{ yieldingErrorCodes: '5xx', recoverableErrorCodes: '503' },
			503,
			{ retried: 1, yielded: 0 },
		],
		[
			'yielding over stop',
			{ yieldingErrorCodes: '429', stopCodes: '4xx' },
			429,
			{ retried: 0, yielded: 1 },
		],
		[
			'a class alone',
			{ yieldingErrorCodes: '', recoverableErrorCodes: '4XX' },
			429,
			{ retried: 1, yielded: 0 },
		],
	])('an exact code beats a class across all lists: %s', async (_, lists, status, counts) => {
		const { result } = await run(people(1), { ...whole, ...lists }, [http(status), done]);
		expect(result.requests).toEqual({ sent: 2, ...counts });
	});

	it.each<Overrides>([
		{ recoverableErrorCodes: '429' },
		{ stopCodes: '5XX', recoverableErrorCodes: '5xx' },
		{ alreadyAppliedCodes: 'E1', stopCodes: 'E1' },
		{ successCodes: '200', alreadyAppliedCodes: '200' },
	])('a code in two lists is refused: %j', async (lists) => {
		await expect(run(people(1), lists)).rejects.toThrow(/is both in '.*' and in '.*'/);
	});

	it('outside 2xx only the HTTP status decides the retry, whatever codes the parts have', async () => {
		const { sent, fates } = await run(people(1), {}, [http(400, [{ code: 429 }])]);
		expect(sent).toHaveLength(1);
		expect(fates).toEqual(['rejected']);
	});

	it('successCodes says nothing of HTTP statuses, even as an exact code', async () => {
		const lists = { ...whole, recoverableErrorCodes: '5xx', successCodes: '2xx,503' };
		expect((await run(people(1), lists, [http(503), done])).fates).toEqual(['succeeded']);
	});

	it('recoverable comes before halving', async () => {
		const settings = { recoverableErrorCodes: '400', splitCodes: '400,413,422' };
		const { sent } = await run(people(2), settings, [http(400), ok([{}, {}])]);
		expect(sent.map(({ ids }) => ids)).toEqual([
			['1', '2'],
			['1', '2'],
		]);
	});

	it('already applied comes before halving', async () => {
		const settings = { ...whole, alreadyAppliedCodes: '422', splitCodes: '400,413,422' };
		const { fates } = await run(people(2), settings, [http(502), http(422)]);
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});

	it.each<[string, string[], string]>([
		['all yielding', ['429', '430'], 'yielded'],
		['recoverable and yielding', ['429', '503'], 'retried'],
		['all recoverable', ['503', '504'], 'retried'],
	])('a part whose codes are %s is sent again', async (_, codes, kind) => {
		const settings = {
			yieldingErrorCodes: '429,430',
			parsePathMapJson: '{"status_code":"$.e[*]"}',
		};
		const { result, fates } = await run(people(1), settings, [ok([{ e: codes }]), ok([{}])]);
		expect(fates).toEqual(['succeeded']);
		expect(result.requests).toMatchObject({ retried: 0, yielded: 0, [kind]: 1 });
	});

	it('a part with one code that is neither fails', async () => {
		const settings = { parsePathMapJson: '{"status_code":"$.e[*]"}' };
		const { result, fates } = await run(people(1), settings, [ok([{ e: ['429', '503', 'E1'] }])]);
		expect(fates).toEqual(['rejected']);
		expect(result.settlements[0].parsed).toEqual({ status_code: ['429', '503', 'E1'] });
	});

	it('several codes: failed if any of them is no success', async () => {
		const settings = { parsePathMapJson: '{"status_code":"$.e[*]"}' };
		const { fates } = await run(people(2), settings, [ok([{ e: [200, 201] }, { e: [200, 'E1'] }])]);
		expect(fates).toEqual(['succeeded', 'rejected']);
	});
});

describe('rule 4: alreadyAppliedCodes', () => {
	const settings: Overrides = {
		...whole,
		alreadyAppliedCodes: '409,604',
		retryNetworkErrors: true,
		recoverableErrorCodes: '500,502,503,504,520,521',
	};
	const answers: Array<[string, Reply]> = [
		['the HTTP status', http(409)],
		['a code of the answer', ok({ code: 604 })],
	];
	const ambiguous: Array<[string, Reply]> = [
		...[502, 504, 520, 521].map((status): [string, Reply] => [`HTTP ${status}`, http(status)]),
		['a time-out', lost('timeout')],
		['a reset', lost('reset')],
	];

	describe.each(answers)('%s', (_, applied) => {
		it.each(ambiguous)('counts after %s, with a warning that says so', async (_, earlier) => {
			const { result, fates } = await run(people(1), settings, [earlier, applied]);
			expect(fates).toEqual(['succeeded']);
			expect(result.settlements[0].warnings).toEqual([expect.stringContaining('applied already')]);
		});

		it.each<[string, Reply[]]>([
			['at once', []],
			['429', [http(429)]],
			['503', [http(503)]],
			['a connection that was refused', [lost('unreachable')]],
		])('does not count after %s', async (_, earlier) => {
			const { fates } = await run(people(1), settings, [...earlier, applied]);
			expect(fates).toEqual(['rejected']);
		});

		it('does not count after 401 or a redirect', async () => {
			const moved = http(307, '', { location: '/other' });
			const tokens = [{ name: 'A' }, { name: 'B' }];
			const world = { answers: [http(401), moved, applied], tokens };
			expect((await run(people(1), settings, world)).fates).toEqual(['rejected']);
		});

		it('does not count after halving', async () => {
			const halved = { ...settings, splitCodes: '400,413,422' };
			const { fates } = await run(people(2), halved, [http(400), applied, applied]);
			expect(fates).toEqual(['rejected', 'rejected']);
		});
	});

	it('a status that is ambiguous itself does not count the first time', async () => {
		const lists = { ...whole, recoverableErrorCodes: '', alreadyAppliedCodes: '520' };
		expect((await run(people(1), lists, [http(520)])).fates).toEqual(['unclear']);
	});

	it('counts for records that were sent again out of a later answer', async () => {
		const parts = { ...settings, responseReports: 'everyRecord' as const };
		const later = [ok([{}, { code: 503 }]), ok([{ code: 604 }])];
		const { fates } = await run(people(2), parts, [http(502), ...later]);
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});

	it('counts on a part too, for its own record only', async () => {
		const parts = { ...settings, ...byKey, responseReports: 'everyRecord' as const };
		const { result, fates } = await run(people(2), parts, [
			http(502),
			ok([{ id: '2', code: 604 }, { id: '1' }]),
		]);
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(result.settlements.map(({ warnings = [] }) => warnings.length)).toEqual([0, 1]);
	});
});
