import { byKey, people, type Overrides } from '../../harness';
import { judge } from '../outcomes';

const failedOnly: Overrides = { ...byKey, responseReports: 'failedRecordsOnly' };
const map = '{"status_code":"$.code","error_message":"$.message"}';

describe('rule 10: by error code', () => {
	const one = async (part: unknown, more: Overrides = {}) =>
		(await judge(people(1), { ...more, stopWhenUnclear: false }, [part])).letters;

	it('the words decide where no code is found', async () => {
		expect(await one({ success: false })).toBe('R');
		expect(await one({ status: 'partial' })).toBe('U');
		expect(await one({ fine: 1 })).toBe('S');
	});

	it('a success code beats them', async () => {
		expect(await one({ code: 200, status: 'failed' })).toBe('S');
		expect(await one({ code: 200, errorCode: 5 })).toBe('S');
		expect(await one({ code: 0, valid: false })).toBe('S');
	});

	it.each(['success', 'ok', 'isSuccess', 'succeeded', 'OK'])(
		'but beside "%s" false it is unclear',
		async (key) => {
			for (const value of [false, 'false', 0, 'no']) {
				expect(await one({ code: 200, [key]: value })).toBe('U');
			}
			expect(await one({ code: 200, [key]: true })).toBe('S');
		},
	);

	it.each(['error', 'errors', 'fault', 'hasErrors', 'errmsg', 'field_errors'])(
		'and beside a "%s" that is not empty',
		async (key) => {
			expect(await one({ code: 200, [key]: ['bad'] })).toBe('U');
			expect(await one({ code: 200, data: { [key]: 'bad' } })).toBe('U');
			expect(await one({ code: 200, [key]: 'none' })).toBe('S');
		},
	);

	it('a code that is no success rejects whatever the words', async () => {
		expect(await one({ code: 'E1', success: true })).toBe('R');
	});

	it('a part that is null is unclear', async () => {
		expect(await one(null)).toBe('U');
	});

	it.each([0, false])('a part that is %j says no', async (part) => {
		expect(await one(part)).toBe('R');
	});

	it('the reason has the destination’s words and the sign', async () => {
		const { reason } = await judge(people(1), {}, [{ success: false, msg: 'Bad e-mail' }]);
		expect(reason).toBe(
			`Bad e-mail. The answer says no by "success": false, and 'Parse Path Map' finds no status_code in it`,
		);
	});
});

describe('rule 23: the name of a list is a code', () => {
	it.each<[string, unknown, string]>([
		['$.notFoundEmails[*]', { notFoundEmails: [{ id: '1' }] }, 'notFoundEmails'],
		['$.notFoundEmails', { notFoundEmails: [{ id: '1' }] }, 'notFoundEmails'],
		['$.UnprocessedItems.*[*]', { UnprocessedItems: { T: [{ id: '1' }] } }, 'UnprocessedItems'],
		['$.a.bad.*', { a: { bad: { x: { id: '1' } } } }, 'bad'],
		["$['not found'][*]", { 'not found': [{ id: '1' }] }, 'not found'],
		['$.bad[0].rows[*]', { bad: [{ rows: [{ id: '1' }] }] }, 'rows'],
	])('%s', async (responseSplitPath, body, code) => {
		const { result, letters } = await judge(people(2), { ...failedOnly, responseSplitPath }, body);
		expect(letters).toBe('RS');
		expect(result.settlements[0]).toMatchObject({
			parsed: { status_code: code },
			reason: `The destination lists it under ${code}`,
		});
		expect(result.errors[0]).toMatchObject({ code, count: 1 });
	});

	it('at the top there is none', async () => {
		const { result } = await judge(people(2), failedOnly, [{ id: '1' }]);
		expect(result.settlements[0]).not.toHaveProperty('parsed');
	});

	it('a code that the map finds beats it, a message goes with it', async () => {
		const settings = { ...failedOnly, responseSplitPath: '$.bad[*]', parsePathMapJson: map };
		const bad = [
			{ id: '1', code: 'E1' },
			{ id: '2', message: 'Unknown' },
			{ id: '3', detail: 'Odd' },
		];
		const { result } = await judge(people(3), settings, { bad });
		expect(result.settlements.map(({ reason }) => reason)).toEqual([
			'The destination answered with the code E1',
			'bad: Unknown',
			'bad: Odd',
		]);
	});

	it.each<[string, Overrides, string]>([
		['recoverable', { recoverableErrorCodes: 'busy' }, 'retried'],
		['yielding', { yieldingErrorCodes: 'busy' }, 'yielded'],
	])('it can stand among the %s codes', async (_, lists, kind) => {
		const settings = { ...failedOnly, responseSplitPath: '$.busy[*]', ...lists, maxRetries: 1 };
		const { result } = await judge(people(2), settings, { busy: [{ id: '1' }] });
		expect(result.requests).toMatchObject({ sent: 2, [kind]: 1 });
	});

	const bySplit: Overrides = {
		...byKey,
		recordOutcome: 'splitPath',
		responseSplitPath: '$.good[*],$.missing[*]',
		failureSplitPaths: '$.missing[*]',
	};

	it('by split path too', async () => {
		const body = { good: [{ id: '1' }], missing: [{ id: '2' }] };
		const { letters, result } = await judge(people(2), bySplit, body);
		expect(letters).toBe('SR');
		expect(result.settlements[0]).not.toHaveProperty('parsed');
		expect(result.settlements[1].parsed).toEqual({ status_code: 'missing' });
	});

	it('by split path a part in a good list must not say no', async () => {
		const good = [{ id: '1' }, { id: '2', success: false }, { id: '3', status: 'partial' }];
		expect((await judge(people(3), bySplit, { good, missing: [] })).letters).toBe('SRU');
	});

	it('by split path a part in a list of failures fails whatever it says', async () => {
		const missing = [
			{ id: '1', success: true },
			{ id: '2', code: 200 },
		];
		expect((await judge(people(2), bySplit, { good: [], missing })).letters).toBe('RR');
	});

	it('a good list proves: what the rest counts is no matter', async () => {
		const body = { good: people(3), missing: [], skipped: 1 };
		expect((await judge(people(3), bySplit, body)).letters).toBe('SSS');
	});
});
