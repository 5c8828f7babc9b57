import {
	accept,
	byKey,
	http,
	lost,
	ok,
	people,
	run,
	type Overrides,
	type Reply,
	type Sent,
} from '../../harness';

const whole: Overrides = {
	responseReports: 'wholeRequest',
	requestCodePath: '$.errors[*].code,$.error.reason',
	groupingLimit: 1,
	concurrency: 1,
	yieldingErrorCodes: '429,606,slow',
	recoverableErrorCodes: '503,713,5xx',
	stopCodes: '403,608',
	alreadyAppliedCodes: 'done',
	renewTokenCodes: '401,602',
};
const says = (...codes: unknown[]) => ({ errors: codes.map((code) => ({ code })) });
const tokens = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];

/** What follows from the first answer; the second is good. */
async function after(reply: Reply, more: Overrides = {}) {
	const answers = (request: Sent) => (request.number === 1 ? reply : accept(request));
	const { result, sent, fates } = await run(people(2), { ...whole, ...more }, { answers, tokens });
	const [first, second] = sent;
	if (result.stop) return `stop ${result.stop.kind}: ${fates}`;
	const { retried, yielded } = result.requests;
	if (yielded) return 'yields';
	if (retried) return 'repeats';
	const isRenewed = second.headers.authorization !== first.headers.authorization;
	return isRenewed ? 'renews' : fates[0];
}

describe('rule 4: codes that speak for the whole request', () => {
	describe.each([200, 202, 400, 403, 404, 418, 429, 500, 503])('under %i', (status) => {
		it.each([
			[606, 'yields'],
			['slow', 'yields'],
			[713, 'repeats'],
			[608, 'stop stopCode: rejected,stopped'],
			[602, 'renews'],
		])('%s: %s', async (code, what) => {
			const result = await after(http(status, says(code)));
			const isOpen = status === 500 && what.startsWith('stop');
			expect(result).toBe(isOpen ? what.replace('rejected', 'unclear') : what);
		});
	});

	it.each<[number, string]>([
		[200, 'rejected'],
		[400, 'rejected'],
		[403, 'stop refused: rejected,stopped'],
		[429, 'yields'],
		[503, 'repeats'],
		[401, 'renews'],
	])('a code in no list decides nothing: %i: %s', async (status, what) => {
		expect(await after(http(status, says('huh')))).toBe(what);
		expect(await after(http(status, says(500)))).toBe(what);
		expect(await after(http(status, says(201)))).toBe(what);
	});

	it('only exact entries match, never classes', async () => {
		expect(await after(http(200, says(555)))).toBe('rejected');
		expect(await after(http(200, says(503)))).toBe('repeats');
	});

	it.each<[unknown[], string]>([
		[[606, 429], 'yields'],
		[[606, 713], 'repeats'],
		[[713, 503], 'repeats'],
		[[606, 'huh'], 'rejected'],
		[[606, 608], 'stop stopCode: rejected,stopped'],
		[[606, 602], 'renews'],
	])('of several: %j: %s', async (codes, what) => {
		expect(await after(http(200, says(...codes)))).toBe(what);
	});

	it('the first path that finds counts', async () => {
		expect(await after(http(403, { error: { reason: 'slow' } }))).toBe('yields');
		expect(await after(http(403, { ...says('huh'), error: { reason: 'slow' } }))).toContain('stop');
	});

	it('a list of codes, and a code with its text, are codes', async () => {
		const path = { requestCodePath: '$.codes' };
		expect(await after(ok({ codes: [606, 429] }), path)).toBe('yields');
		expect(await after(ok({ codes: '606 Max rate' }), path)).toBe('yields');
	});

	it('a body that is no JSON has none', async () => {
		const path = { requestCodePath: '$' };
		expect(await after(http(400, '<606>'), path)).toBe('rejected');
		expect(await after(http(400, '606'), path)).toBe('yields');
	});

	it('without a path there are none', async () => {
		expect(await after(http(200, says(606)), { requestCodePath: '' })).toBe('rejected');
	});

	it('they come before the records: the list beside them is not read', async () => {
		const settings: Overrides = {
			...whole,
			...byKey,
			groupingLimit: 2,
			responseReports: 'everyRecord',
			responseSplitPath: '$.result[*]',
		};
		const body = { ...says(606), result: [{ id: '1' }, { id: '2', code: 'E1' }] };
		const good = { result: [{ id: '1' }, { id: '2' }] };
		const { fates, result } = await run(people(2), settings, [ok(body), ok(good)]);
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(result.requests.yielded).toBe(1);
	});

	it('200 with a code of a dead token counts as a 401 in every respect', async () => {
		const dead = ok(says(602));
		const twice = await run(people(2), whole, { answers: [dead, dead], tokens });
		expect(twice.sent).toHaveLength(2);
		expect(twice.fates).toEqual(['rejected', 'stopped']);
		expect(twice.result.stop?.kind).toBe('refused');
		expect(twice.result.requests.retried).toBe(0);
		const fixed = await run(people(1), whole, [dead]);
		expect(fixed.fates).toEqual(['rejected']);
		expect(fixed.result.stop?.kind).toBe('refused');
	});

	it('an HTTP status among Renew Token Codes renews too', async () => {
		expect(await after(http(419), { renewTokenCodes: '401,419' })).toBe('renews');
		expect(await after(http(419))).toBe('rejected');
	});

	it('already applied means something only after an attempt of which nobody knows', async () => {
		expect(await after(ok(says('done')))).toBe('rejected');
		const settings = { ...whole, retryNetworkErrors: true };
		const { result, fates } = await run(people(1), settings, [
			lost('reset'),
			http(409, says('done')),
		]);
		expect(fates).toEqual(['succeeded']);
		expect(result.settlements[0].warnings).toHaveLength(1);
	});

	it('is no word on an earlier attempt', async () => {
		const settings = { ...whole, retryNetworkErrors: true };
		const { fates } = await run(people(1), settings, [lost('reset'), ok(says(608))]);
		expect(fates).toEqual(['unclear']);
	});

	it('is judged by no Judged Codes and splits no batch', async () => {
		const settings = {
			...whole,
			...byKey,
			groupingLimit: 2,
			responseReports: 'everyRecord' as const,
			responseSplitPath: '$.result[*]',
			judgedCodes: '400',
			splitCodes: '400',
		};
		const body = { ...says(608), result: [{ id: '1', code: 'E1' }] };
		const { sent, fates, result } = await run(people(2), settings, [http(400, body)]);
		expect(sent).toHaveLength(1);
		expect(fates).toEqual(['rejected', 'rejected']);
		expect(result.stop?.kind).toBe('stopCode');
	});
});

describe('rule 4: a Request Code Path may not read inside Response Split Path', () => {
	const refused = (requestCodePath: string, responseSplitPath: string) =>
		run(people(1), { ...byKey, requestCodePath, responseSplitPath }, [ok([{ id: '1' }])]);

	it.each([
		['$.errors[*].code', '$.errors[*]'],
		['$.errors.*.code', '$.errors[*]'],
		['$.errors[0].code', '$.errors[*]'],
		['$.errors[*].code', '$.errors'],
		['$.errors', '$.errors[*]'],
		['$.errors.code', '$.errors[*]'],
		['$.errors.code', '$.errors.*'],
		['$.code,$.errors[*].code', '$.results[*],$.errors[*]'],
		['$[*].code', ''],
		['$[0].code', '$[*]'],
		['$..code', '$.errors[*]'],
		['$..code', ''],
		['$.*[*].code', '$.errors[*]'],
		["$['errors','x'][*].code", '$.errors[*]'],
		['$.a.T[*].code', '$.a.*[*]'],
		['$.errors[0].code', '$..errors[*]'],
	])('%s with %s', async (path, split) => {
		await expect(refused(path, split)).rejects.toThrow(
			/'Request Code Path' \(.*\) reads inside 'Response Split Path'/,
		);
	});

	it.each([
		['$.code', '$.errors[*]'],
		['$.errors[*].code', '$.results[*]'],
		['$.meta.errors[*].code', '$.errors[*]'],
		['$.errors', '$.errors.rows[*]'],
		['$', ''],
		['$.code', ''],
		['$.error.code', '$'],
		['$.meta..code', '$.errors[*]'],
		['$.code', '$..errors[*]'],
	])('%s with %s is fine', async (path, split) => {
		await expect(refused(path, split)).resolves.toBeDefined();
	});

	it('where the answer has no parts any path is fine', async () => {
		const settings: Overrides = { responseReports: 'wholeRequest', requestCodePath: '$..code' };
		await expect(run(people(1), settings, [ok({})])).resolves.toBeDefined();
	});
});
