import { SettlementList } from '../../../../nodes/ApiBulkSender/engine/sink';
import { Ledger } from '../../../../nodes/ApiBulkSender/engine/account/ledger';
import { RecordFactory } from '../../../../nodes/ApiBulkSender/engine/request/records';
import { SecretMask } from '../../../../nodes/shared/http/secretMask';
import { Destination, ids, results } from '../../../support/destination';

const destination = new Destination();
afterEach(() => jest.restoreAllMocks());

const items = [
	{ json: { id: 1 } },
	{ json: { id: 2, fail: 'E7' } },
	{ json: { id: 3, price: NaN } },
	{ json: { id: 4 } },
];
const parameters = { groupingLimit: 2, options: { sendOnlyFirst: 3, concurrency: 1 } };
const send = async (breakIt: () => void, more: object = {}) =>
	await destination.send({ items, parameters, prepare: breakIt, ...more });

const break_ = () => {
	throw new Error('the disk is full');
};

/** What the engine says of one record never reaches the account. */
function loseRecord(lost: number): void {
	const { settled } = SettlementList.prototype;
	jest.spyOn(SettlementList.prototype, 'settled').mockImplementation(function (
		this: SettlementList,
		record,
		settlement,
	) {
		if (record.index !== lost) settled.call(this, record, settlement);
	});
}

describe('when this node itself fails after requests have left', () => {
	it.each<[string, () => void]>([
		[
			'closing the account',
			() => jest.spyOn(Ledger.prototype, 'close').mockImplementationOnce(break_),
		],
		[
			'masking the account',
			() => jest.spyOn(SecretMask.prototype, 'maskDeep').mockImplementationOnce(break_),
		],
	])('in %s, every settlement that exists stands', async (_, breakIt) => {
		const { succeeded, failed, summary, hints, error } = await send(breakIt);
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1]);
		expect(results(succeeded)).toMatchObject([{ outcome: 'succeeded', httpStatus: 200, batch: 1 }]);
		expect(results(failed)).toMatchObject([
			{ outcome: 'failed', cause: 'rejected', httpStatus: 200, attempts: 1, batch: 1 },
			{ outcome: 'failed', cause: 'invalid', reason: expect.stringMatching(/"price" is NaN/) },
			{ outcome: 'unsent', cause: 'stopped', reason: expect.stringMatching(/Send Only First/) },
		]);
		expect(results(failed)[0].reason).toBe('This node failed by itself (the disk is full)');
		expect(summary.records).toMatchObject({
			total: 4,
			succeeded: 1,
			failed: 2,
			unsent: 1,
			unclear: 0,
		});
		expect(hints.join()).toContain('the disk is full');
		expect(hints.join()).not.toContain('Nothing was sent');
	});

	it('the words of the destination are left out, since they were not masked', async () => {
		const { failed } = await send(() =>
			jest.spyOn(SecretMask.prototype, 'maskDeep').mockImplementationOnce(break_),
		);
		expect(JSON.stringify(results(failed)[0])).not.toContain('Refused as asked for');
	});

	it('a record of which nobody knows is unclear, never unsent', async () => {
		const { succeeded, failed, summary, error } = await send(() => {
			// As if the second of them had been lost.
			loseRecord(1);
			jest.spyOn(Ledger.prototype, 'close').mockImplementationOnce(break_);
		});
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1]);
		expect(results(failed)[0]).toMatchObject({ outcome: 'failed', cause: 'unclear' });
		expect(summary.records).toMatchObject({ total: 4, failed: 2, unclear: 1, unsent: 1 });
	});

	it('the account is held against the number of records that came in', async () => {
		const { failed, summary } = await send(() => {
			// As if the engine had forgotten the last record and found that all is well.
			loseRecord(3);
			jest.spyOn(Ledger.prototype, 'close').mockImplementationOnce(() => {
				const counts = { total: 3, succeeded: 1, failed: 2, unsent: 0, unclear: 0 };
				return { ...counts, accepted: 0, notSucceeded: 2 };
			});
		});
		expect(ids(failed)).toEqual([2, 3, 4]);
		expect(results(failed)[2]).toMatchObject({ outcome: 'failed', cause: 'unclear' });
		expect(results(failed)[2].reason).toMatch(/4 records came in, but 3 are accounted for/);
		expect(summary.records).toMatchObject({ total: 4, succeeded: 1, failed: 3, unclear: 1 });
	});

	it('it never throws, whatever Continue On Fail says', async () => {
		for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
			const { error, failed } = await send(
				() => jest.spyOn(Ledger.prototype, 'close').mockImplementationOnce(break_),
				{ node: { onError } },
			);
			expect(error).toBeUndefined();
			expect(failed).toHaveLength(3);
		}
	});
});

describe('when it fails before', () => {
	const breakIt = () => jest.spyOn(RecordFactory.prototype, 'check').mockImplementationOnce(break_);

	it('it throws, and nothing was sent', async () => {
		const { error } = await send(breakIt);
		expect(error?.message).toBe('the disk is full');
		expect(destination.requests).toEqual([]);
	});

	it('all is unsent under Continue On Fail', async () => {
		const { failed, hints } = await send(breakIt, { node: { onError: 'continueRegularOutput' } });
		expect(results(failed)).toMatchObject(Array(4).fill({ outcome: 'unsent', cause: 'stopped' }));
		expect(hints.join()).toContain('Nothing was sent. the disk is full');
	});
});
