import { byKey, http, ok, people, run, type Overrides } from './harness';

const failedOnly: Overrides = {
	...byKey,
	responseReports: 'failedRecordsOnly',
	responseSplitPath: '$.failures[*]',
};
const whole: Overrides = { responseReports: 'wholeRequest' };

describe('rule 1: what an answer must contain', () => {
	it('failedRecordsOnly: an empty list of failures means that all succeeded', async () => {
		const { fates } = await run(people(2), failedOnly, [ok({ failures: [] })]);
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});

	it.each([null, false, 0, '', {}])(
		'failedRecordsOnly: a list that is %j means that none failed',
		async (failures) => {
			const { fates } = await run(people(2), failedOnly, [ok({ failures })]);
			expect(fates).toEqual(['succeeded', 'succeeded']);
		},
	);

	it.each<[string, unknown]>([
		['absent', {}],
		['a text', { failures: 'none' }],
		['a number', { failures: 2 }],
		['true', { failures: true }],
	])('failedRecordsOnly: a container that is %s leaves the batch unclear', async (_, body) => {
		const { result, fates } = await run(people(2), failedOnly, [ok(body)]);
		expect(fates).toEqual(['unclear', 'unclear']);
		expect(result.settlements[0].reason).toContain("'Response Split Path'");
	});

	it('failedRecordsOnly: where one of several lists is missing only what another names is known', async () => {
		const settings = { ...failedOnly, responseSplitPath: '$.failures[*],$.skipped[*]' };
		const { fates } = await run(people(2), settings, [ok({ skipped: [{ id: '2' }] })]);
		expect(fates).toEqual(['unclear', 'rejected']);
	});

	it.each([200, 204])('everyRecord: an empty %s is unclear', async (status) => {
		const { fates } = await run(people(2), {}, [http(status)]);
		expect(fates).toEqual(['unclear', 'unclear']);
	});

	it.each([200, 204])('failedRecordsOnly: an empty %s is unclear', async (status) => {
		const { fates } = await run(people(2), failedOnly, [http(status)]);
		expect(fates).toEqual(['unclear', 'unclear']);
	});

	it.each([200, 204])('wholeRequest: an empty %s lets the status decide', async (status) => {
		const { fates } = await run(people(2), whole, [http(status)]);
		expect(fates).toEqual(['succeeded', 'succeeded']);
	});
});

describe('rule 2: how a part is judged', () => {
	const judge = async (part: unknown, settings: Overrides = {}) => {
		const { result, fates } = await run(people(1), settings, [ok([part])]);
		return { fate: fates[0], ...result.settlements[0] };
	};

	it.each([null, false, 0, '', [], {}].flatMap((value) => [{ error: value }, { errors: value }]))(
		'%j has an empty error and succeeded',
		async (part) => {
			expect((await judge(part)).fate).toBe('succeeded');
		},
	);

	it.each([
		{ error: 'bad' },
		{ errors: ['bad'] },
		{ error: { a: 1 } },
		{ errors: 1 },
		{ error: true },
	])('%j says no and the reason names Parse Path Map', async (part) => {
		const { fate, reason } = await judge(part);
		expect(fate).toBe('rejected');
		expect(reason).toContain("'Parse Path Map'");
	});

	it.each(['success', 'ok', 'status'])('"%s" says no by false and "false"', async (name) => {
		expect((await judge({ [name]: false })).fate).toBe('rejected');
		expect((await judge({ [name]: 'false' })).fate).toBe('rejected');
		expect((await judge({ [name]: true })).fate).toBe('succeeded');
	});

	it('a status_code of null or "" counts as not found', async () => {
		expect((await judge({ code: null })).fate).toBe('succeeded');
		expect((await judge({ code: '' })).fate).toBe('succeeded');
		expect((await judge({ code: 7 })).fate).toBe('rejected');
	});

	it('a status_code inside successCodes succeeds, unless the part itself says no', async () => {
		expect((await judge({ code: 201, success: false })).fate).toBe('unclear');
		expect((await judge({ code: 201, errors: ['bad'] })).fate).toBe('unclear');
		expect((await judge({ code: 201, success: true, errors: [] })).fate).toBe('succeeded');
		expect((await judge({ code: 1000 }, { successCodes: '2xx,1000' })).fate).toBe('succeeded');
		expect((await judge({ code: 1000 })).fate).toBe('rejected');
	});

	it('error_message never decides, and warnings never fail a record', async () => {
		const settlement = await judge({ message: 'Fine', warnings: [{ code: 91016 }] });
		expect(settlement).toMatchObject({ fate: 'succeeded', warnings: [{ code: 91016 }] });
		expect(settlement.parsed).toEqual({ error_message: 'Fine' });
	});

	it('recordOutcome field: no value found is unclear, values are compared as text', async () => {
		const field: Overrides = {
			recordOutcome: 'field',
			successField: '$.state',
			successValues: 'done, 1,true',
			stopWhenUnclear: false,
		};
		expect((await judge({}, field)).fate).toBe('unclear');
		expect((await judge({ state: null }, field)).fate).toBe('unclear');
		expect((await judge({ state: '' }, field)).fate).toBe('unclear');
		expect((await judge({ state: 1 }, field)).fate).toBe('succeeded');
		expect((await judge({ state: true }, field)).fate).toBe('succeeded');
		expect((await judge({ state: 'done' }, field)).fate).toBe('succeeded');
		expect((await judge({ state: 'open' }, field)).fate).toBe('rejected');
	});

	it.each([
		['first', [{ id: '1', code: 'E1' }, { id: '1' }]],
		['last', [{ id: '1' }, { id: '1', code: 'E1' }]],
	])('two parts for one record: the failure wins when it comes %s', async (_, parts) => {
		const { fates } = await run(people(1), byKey, [ok(parts)]);
		expect(fates).toEqual(['rejected']);
	});

	it('wholeRequest: plain text is as no body, a web page is unclear', async () => {
		expect((await run(people(2), whole, [ok('OK')])).fates).toEqual(['succeeded', 'succeeded']);
		const page = await run(people(2), whole, [ok('<html><body>Sign in</body></html>')]);
		expect(page.fates).toEqual(['unclear', 'unclear']);
	});
});

describe('outside 2xx no record succeeded', () => {
	it('whatever its parts say; they only supply code and message', async () => {
		const parts = [
			{ id: '2', code: 'E7', message: 'Too young' },
			{ id: '1', success: true },
		];
		const { result, fates } = await run(people(3), byKey, [http(400, parts)]);
		expect(fates).toEqual(['rejected', 'rejected', 'rejected']);
		expect(result.settlements[1]).toMatchObject({
			httpStatus: 400,
			parsed: { status_code: 'E7', error_message: 'Too young' },
			reason: 'HTTP 400: E7: Too young',
		});
		expect(result.settlements[2]).not.toHaveProperty('parsed');
	});

	it('successCodes is for status_code values only, not for the HTTP status', async () => {
		const { fates } = await run(people(1), { ...whole, successCodes: '2xx,400' }, [http(400)]);
		expect(fates).toEqual(['rejected']);
	});
});
