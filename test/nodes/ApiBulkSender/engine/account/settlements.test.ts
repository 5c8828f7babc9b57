import { summarize } from '../../../../../nodes/ApiBulkSender/engine/account/summary';
import { byKey, http, lost, ok, people, run, type Overrides, type Sent } from '../harness';

const whole: Overrides = { responseReports: 'wholeRequest' };
const keys = (value: object) => Object.keys(value);

describe('rule 27: what leaves of a record', () => {
	it('a plain success has only what it needs', async () => {
		const { result } = await run(people(1), {}, [ok([{}])]);
		expect(result.settlements[0]).toEqual({
			outcome: 'succeeded',
			httpStatus: 200,
			attempts: 1,
			batch: 1,
		});
	});

	it('in one order, whatever it is', async () => {
		const order = [
			...['outcome', 'cause', 'reason', 'httpStatus', 'attempts', 'batch', 'parsed', 'warnings'],
			'response',
		];
		const map = '{"status_code":"$.code","entity_id":"$.id","warnings":"$.warnings"}';
		const settings: Overrides = { parsePathMapJson: map, includeResponse: true, ...byKey };
		const parts = [
			{ id: '1', code: 200, warnings: ['old'] },
			{ id: '2', code: 'E1', warnings: ['old'] },
			{ id: '3' },
			{ id: '4', status: 'partial' },
		];
		const { result } = await run([...people(5), { x: 1 }], settings, [http(202, parts)]);
		for (const settlement of result.settlements) {
			const own = keys(settlement);
			expect(own).toEqual(order.filter((key) => own.includes(key)));
		}
		expect(keys(result.settlements[0])).toEqual(order.filter((key) => key !== 'reason'));
	});

	it('what is empty is left out', async () => {
		const map = '{"error_message":"$.message","warnings":"$.warnings"}';
		const parts = [{ warnings: [] }, { warnings: null }, { warnings: '' }, { message: undefined }];
		const { result } = await run(people(4), { parsePathMapJson: map }, [ok(parts)]);
		for (const settlement of result.settlements) {
			expect(keys(settlement)).toEqual(['outcome', 'httpStatus', 'attempts', 'batch']);
		}
	});

	it('records that were never sent have neither status nor batch', async () => {
		const { result } = await run(['x', { id: '1' }], { sendOnlyFirst: 1 });
		expect(
			result.settlements.map(({ httpStatus, attempts, batch }) => [httpStatus, attempts, batch]),
		).toEqual([
			[null, 0, null],
			[null, 0, null],
		]);
	});
});

describe('rule 27: plain successes share one frozen object', () => {
	const sharing = async (settings: Overrides, parts: unknown, status = 200) => {
		const count = Array.isArray(parts) ? parts.length : 3;
		const { result } = await run(people(count), settings, [http(status, parts)]);
		return result.settlements;
	};

	it.each<[string, Overrides, unknown]>([
		['without a code', {}, [{}, {}, {}]],
		['with one code', {}, [{ code: 200 }, { code: 200 }, { code: 200 }]],
		['one body for all', whole, { fine: 1 }],
		[
			'unnamed',
			{ ...byKey, responseReports: 'failedRecordsOnly', responseSplitPath: '$.bad' },
			{ bad: [] },
		],
		['accepted', { successMeans: 'accepted' }, [{}, {}, {}]],
	])('%s', async (_, settings, parts) => {
		const [first, second, third] = await sharing(settings, parts);
		expect(first.outcome).toBe('succeeded');
		expect(second).toBe(first);
		expect(third).toBe(first);
		expect(Object.isFrozen(first)).toBe(true);
	});

	it('those of another code or batch do not', async () => {
		const [first, second, third] = await sharing({}, [{ code: 200 }, { code: 201 }, { code: 200 }]);
		expect(second).not.toBe(first);
		expect(third).toBe(first);
		const { result } = await run(people(2), { groupingLimit: 1 });
		expect(result.settlements[1]).not.toBe(result.settlements[0]);
	});

	it('those with warnings, an own id or response have their own', async () => {
		const map = '{"status_code":"$.code","entity_id":"$.id"}';
		const own = await sharing({ parsePathMapJson: map }, [{ id: 1 }, { id: 2 }, { id: 3 }]);
		expect(own.map(({ parsed }) => parsed?.entity_id)).toEqual([1, 2, 3]);
		const warned = await sharing({}, [{ warnings: ['a'] }, { warnings: ['b'] }, {}]);
		expect(warned.map(({ warnings }) => warnings)).toEqual([['a'], ['b'], undefined]);
		const shown = await sharing({ includeResponse: true }, [{ a: 1 }, { a: 2 }, { a: 3 }]);
		expect(shown.map(({ response }) => response)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
	});

	it('a code that is a list or object is not shared by its looks', async () => {
		const map = '{"status_code":"$.codes"}';
		const settings = { parsePathMapJson: map };
		const parts = [{ codes: [200] }, { codes: [201] }];
		expect((await sharing(settings, parts)).map(({ parsed }) => parsed)).toEqual([
			{ status_code: [200] },
			{ status_code: [201] },
		]);
	});

	it('failed ones with different reasons do not', async () => {
		const [first, second] = await sharing({}, [{ code: 'E1' }, { code: 'E2' }]);
		expect([first.reason, second.reason]).toEqual([
			expect.stringContaining('E1'),
			expect.stringContaining('E2'),
		]);
	});
});

describe('rule 15: accepted is not processed', () => {
	const causes = async (
		status: number,
		settings: Overrides,
		body: unknown = [{}, { code: 'E1' }],
	) =>
		(await run(people(2), settings, [http(status, body)])).result.settlements.map(
			({ outcome, cause }) => cause ?? outcome,
		);

	it.each<[Overrides['successMeans'], number, string]>([
		[undefined, 202, 'accepted'],
		[undefined, 200, 'succeeded'],
		[undefined, 201, 'succeeded'],
		['byStatus', 202, 'accepted'],
		['byStatus', 204, 'succeeded'],
		['processed', 202, 'succeeded'],
		['accepted', 200, 'accepted'],
		['accepted', 202, 'accepted'],
	])('Success Means %s, %i: %s', async (successMeans, status, cause) => {
		const settings = { ...(successMeans && { successMeans }), stopWhenUnclear: false };
		const empty = await causes(status, { ...whole, ...settings }, '');
		expect(empty).toEqual([cause, cause]);
		if (status !== 204) expect(await causes(status, settings)).toEqual([cause, 'rejected']);
	});

	it('counts them in Summary as a part of the succeeded ones', async () => {
		const answers = (request: Sent) => http(request.number === 1 ? 202 : 200, [{}]);
		const { result } = await run(people(2), { groupingLimit: 1 }, answers);
		expect(result.records).toMatchObject({ succeeded: 2, accepted: 1, failed: 0 });
	});

	it('what was applied already is processed', async () => {
		const settings: Overrides = {
			...whole,
			alreadyAppliedCodes: '409',
			retryNetworkErrors: true,
			successMeans: 'accepted',
		};
		const { result } = await run(people(1), settings, [lost('reset'), http(409)]);
		expect(result.settlements[0]).not.toHaveProperty('cause');
	});
});

describe('rule 27: Summary', () => {
	it('has the errors right after the records, and what does not apply is left out', async () => {
		const parts = [{}, { code: 'E1' }, {}, {}];
		const { result } = await run(people(4), {}, [ok(parts)]);
		const summary = summarize(result);
		expect(keys(summary).slice(0, 3)).toEqual(['records', 'errors', 'successRate']);
		expect(summary.successRate).toBe(0.75);
		expect(summary.records).toMatchObject({
			total: 4,
			succeeded: 3,
			failed: 1,
			notSucceeded: 1,
			accepted: 0,
		});
		const none = await run([], {});
		expect(summarize(none.result)).not.toHaveProperty('successRate');
	});

	it('notSucceeded are the failed and the unsent', async () => {
		const answers = [ok([{}]), http(403)];
		const { result } = await run(people(4), { groupingLimit: 1, concurrency: 1 }, answers);
		expect(result.records).toMatchObject({ failed: 1, unsent: 2, notSucceeded: 3 });
	});

	it('the rate is between 0 and 1, with four digits', async () => {
		const rate = async (good: number, all: number) => {
			const parts = Array.from({ length: all }, (_, at) => (at < good ? {} : { code: 'E1' }));
			return summarize((await run(people(all), {}, [ok(parts)])).result).successRate;
		};
		expect([await rate(0, 3), await rate(1, 3), await rate(3, 3)]).toEqual([0, 0.3333, 1]);
	});

	it('errors are grouped by code, with one example message', async () => {
		const parts = [
			{ code: 'E1', message: 'Ann is bad' },
			{ code: 'E1', message: 'Bob is bad' },
			{ code: 'E2', message: 'Cid is odd' },
		];
		const { result } = await run(people(3), {}, [ok(parts)]);
		expect(result.errors).toEqual([
			{ code: 'E1', message: 'Ann is bad', count: 2 },
			{ code: 'E2', message: 'Cid is odd', count: 1 },
		]);
	});

	it('without a code by status and message', async () => {
		const answers = ({ number }: Sent) =>
			[http(409, 'Bad'), http(409, 'Bad'), http(409, 'Odd'), lost('reset')][number - 1];
		const { result } = await run(people(4), { groupingLimit: 1, concurrency: 1 }, answers);
		expect(result.errors).toEqual([
			{ code: '409', message: 'HTTP 409: Bad', count: 2 },
			{ code: '409', message: 'HTTP 409: Odd', count: 1 },
			{ code: 'unclear', message: 'It was a reset', count: 1 },
		]);
	});
});
