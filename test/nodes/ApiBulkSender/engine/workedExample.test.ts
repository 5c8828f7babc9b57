import { byKey, ok, run, type Overrides } from './harness';

/** The seed's own example (design §4, "Worked example"). */
const errors = [{ id: '789', status: false, code: 'E101', message: 'Invalid address' }];
const successes = [
	{ id: '123', status: true, message: 'Created' },
	{ id: '456', status: true, message: 'Created' },
];
const answer = (good = successes) =>
	ok({ result: { success: { data: good }, errors: { data: errors } } });

const settings: Overrides = {
	...byKey,
	responseSplitPath: '$.result.errors.data._,$.result.success.data._',
};
const waysToJudge: Array<[string, Overrides]> = [
	['error code', { recordOutcome: 'errorCode' }],
	['field', { recordOutcome: 'field', successField: '$.status' }],
	['split path', { recordOutcome: 'splitPath', failureSplitPaths: '$.result.errors.data._' }],
];
const orders = ['123 456 789', '123 789 456', '456 123 789', '456 789 123', '789 123 456'];

describe('the seed’s worked example', () => {
	describe.each(waysToJudge)('judged by %s', (_, way) => {
		it.each(orders)('in the order %s: 123 and 456 succeed, 789 is rejected', async (order) => {
			const ids = order.split(' ');
			const { result, fates } = await run(
				ids.map((id) => ({ id })),
				{ ...settings, ...way },
				[answer()],
			);
			expect(fates).toEqual(ids.map((id) => (id === '789' ? 'rejected' : 'succeeded')));
			expect(result.settlements[ids.indexOf('789')]).toMatchObject({
				outcome: 'failed',
				cause: 'rejected',
				httpStatus: 200,
				parsed: { status_code: 'E101', error_message: 'Invalid address' },
				reason: 'E101: Invalid address',
			});
			expect(result.settlements[ids.indexOf('123')]).toMatchObject({
				parsed: { error_message: 'Created' },
			});
			expect(result.settlements[ids.indexOf('123')]).not.toHaveProperty('reason');
		});

		it('does not depend on the order of the parts either', async () => {
			const records = [{ id: '123' }, { id: '456' }, { id: '789' }];
			const { fates } = await run(records, { ...settings, ...way }, [
				answer([...successes].reverse()),
			]);
			expect(fates).toEqual(['succeeded', 'succeeded', 'rejected']);
		});
	});

	it('with the seed’s own map, which does not fit, 789 fails and the reason names Parse Path Map', async () => {
		const parsePathMapJson =
			'{"status_code":"$.error.code","error_message":"$.error.message","displayLabel":"$.error.displayLabel"}';
		const records = [{ id: '789' }, { id: '123' }, { id: '456' }];
		const { result, fates } = await run(records, { ...settings, parsePathMapJson }, [answer()]);
		expect(fates).toEqual(['rejected', 'succeeded', 'succeeded']);
		expect(result.settlements[0].reason).toContain('"status": false');
		expect(result.settlements[0].reason).toContain("'Parse Path Map'");
	});
});
