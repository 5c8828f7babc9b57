import fc from 'fast-check';

import { RecordSet } from '../../../../../nodes/ApiBulkSender/engine/account/recordSet';

test('a record set holds the same as a Set of numbers, in any order and however high', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.nat(100_000), { maxLength: 200 }),
			fc.nat(100_000),
			(all, other) => {
				const set = new RecordSet();
				const oracle = new Set<number>();
				for (const index of all) {
					expect(set.has(index)).toBe(false);
					set.add(index);
					oracle.add(index);
					expect(set.has(index)).toBe(true);
				}
				expect(set.has(other)).toBe(oracle.has(other));
				expect(set.size).toBe(oracle.size);
				expect(set.end).toBe(Math.max(-1, ...oracle) + 1);
			},
		),
	);
});
