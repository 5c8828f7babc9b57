import type { Settlement } from '../types';

/** The engine itself failed so that the account cannot be closed; what is settled stands. */
export class LostAccount extends Error {
	constructor(
		cause: unknown,
		/** By record index, with gaps. */
		readonly settled: ReadonlyArray<Settlement | undefined>,
	) {
		super(cause instanceof Error ? cause.message : String(cause), { cause });
	}
}
