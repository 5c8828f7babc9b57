import type { SourceRecord } from './types';

/**
 * Where records come from. It is asked, never pushes, and gives indexes that count up from 0.
 */
export interface Source {
	/** The next record; `wait` when it has first to be fetched. No promise a record. */
	take(): SourceRecord | 'wait' | 'end';
	/**
	 * Fetches more; asked only after `wait`, one at a time.
	 *
	 * @throws (rejects with) Error whose message is a sentence without a final stop: reading has ended
	 * there, and `take` says `wait` for good
	 */
	more(): Promise<void>;
	/** Whoever made it accounts for what is not taken when the run ends early. */
	readonly leavesRest?: true;
}

/** Records that are at hand. */
export function sourceOf(records: Iterable<SourceRecord>): Source {
	const iterator = records[Symbol.iterator]();
	return {
		take: () => {
			const { done, value } = iterator.next();
			return done === true ? 'end' : value;
		},
		more: () => Promise.resolve(),
	};
}
