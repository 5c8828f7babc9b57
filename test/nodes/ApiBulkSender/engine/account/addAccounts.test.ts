import fc from 'fast-check';

import {
	addCounts,
	addErrors,
} from '../../../../../nodes/ApiBulkSender/engine/account/addAccounts';
import { Ledger } from '../../../../../nodes/ApiBulkSender/engine/account/ledger';
import type { Settlement } from '../../../../../nodes/ApiBulkSender/engine/types';

const settlement = fc.record({
	outcome: fc.constantFrom('succeeded' as const, 'failed' as const, 'unsent' as const),
	code: fc.integer({ min: 1, max: 40 }).map(String),
	fromJournal: fc.boolean(),
});

function told({
	outcome,
	code,
	fromJournal,
}: {
	outcome: Settlement['outcome'];
	code: string;
	fromJournal: boolean;
}): Settlement {
	return {
		outcome,
		...(outcome === 'failed' && { cause: Number(code) % 5 === 0 ? 'unclear' : 'rejected' }),
		httpStatus: 200,
		attempts: 1,
		batch: 1,
		...(outcome === 'failed' && { parsed: { status_code: code, error_message: `m${code}` } }),
		...(fromJournal && { fromJournal: true as const }),
	};
}

function ledgerOf(settlements: readonly Settlement[]): Ledger {
	const ledger = new Ledger({ settled: () => undefined });
	settlements.forEach((one, index) => ledger.settle({ index, reason: '' }, one));
	return ledger;
}

it('the accounts of two halves, added up, are the account of the whole', () => {
	fc.assert(
		fc.property(fc.array(settlement, { maxLength: 60 }), fc.nat(60), (list, at) => {
			const all = list.map(told);
			const whole = ledgerOf(all);
			const [one, other] = [ledgerOf(all.slice(0, at)), ledgerOf(all.slice(at))];
			expect(addCounts(one.recordCounts(), other.recordCounts())).toEqual(whole.recordCounts());
			const sorted = (errors: ReturnType<typeof addErrors>) =>
				errors.map(({ code, count }) => `${code} ${count}`).sort();
			expect(sorted(addErrors(one.errorCounts(), other.errorCounts()))).toEqual(
				sorted(whole.errorCounts()),
			);
		}),
	);
});

it('kinds beyond the fiftieth are counted as other, whichever half they stood in', () => {
	const kinds = (from: number, count: number) =>
		Array.from({ length: count }, (_, at) => ({ code: `E${from + at}`, message: 'm', count: 2 }));
	const other = { code: 'other', message: 'Other reasons', count: 7 };
	const sum = addErrors([...kinds(0, 40), other], kinds(30, 40));
	expect(sum).toHaveLength(51);
	expect(sum.at(-1)).toEqual({ ...other, count: 7 + 20 * 2 });
	expect(sum[0].count).toBe(4);
});

it('a code of the destination is one kind whatever its messages; one of ours is not', () => {
	const errors = (code: string) => [
		[{ code, message: 'Record 7 is bad', count: 2, line: 7 }],
		[{ code, message: 'Record 3 is bad', count: 1, line: 3 }],
	];
	const [one, other] = errors('E7');
	const first = { code: 'E7', message: 'Record 3 is bad', count: 3, line: 3 };
	expect(addErrors(one, other)).toEqual([first]);
	expect(addErrors(other, one)).toEqual([first]);
	for (const code of ['rejected', 'invalid', '404']) {
		const [mine, yours] = errors(code);
		expect(addErrors(mine, yours)).toEqual([...mine, ...yours]);
	}
});
