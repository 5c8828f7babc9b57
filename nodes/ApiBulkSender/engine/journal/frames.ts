import type { Settlement } from '../types';
import { indexesIn, type Ranges } from './ranges';

/**
 * What a journal holds, in order. Every request has a durable frame before it leaves, repeats
 * included: so an end at any moment leaves no request of which the journal does not know.
 */
export type Frame =
	/** What is sent, and how: by it a journal is known again. */
	| {
			t: 'head';
			version: 1;
			/** Ids that records get are made from it, so that they are the same next time. */
			id: string;
			runKey: string;
			/** The input's name, to be shown. */
			name: string;
			/** The input's fingerprint. */
			input: string;
			/** Fingerprints of the settings that make requests, by their names in the panel. */
			settings: Readonly<Record<string, string>>;
			at: string;
	  }
	/** A batch is about to leave for the first time. */
	| { t: 'start'; batch: number; records: Ranges; key?: string; hash: string }
	/** It is about to leave again. */
	| { t: 'again'; batch: number }
	/** The destination took it in as a job, which is to be asked for, and never to be sent again. */
	| { t: 'job'; batch: number; id: string }
	/**
	 * What an answer, or the want of one, came to: both in one frame, so that no end between them tears
	 * it. `settlements` are one for all settled records, or one each; the others wait to be sent again,
	 * and `last` says in the same way what they are called if nobody sends them.
	 */
	| {
			t: 'came';
			settled?: Ranges;
			settlements?: Settlement[];
			waits?: {
				batch: number;
				records: Ranges;
				attempts: number;
				last?: Settlement[];
				doubtful?: true;
			};
	  }
	/** Every record is settled. */
	| { t: 'end'; at: string };

export type Head = Extract<Frame, { t: 'head' }>;

/** By record index. @param settlements one for all of them, or one each */
export function settlementsIn(
	records: Ranges = [],
	settlements: readonly Settlement[] = [],
): Map<number, Settlement> {
	const found = new Map<number, Settlement>();
	if (settlements.length === 0) return found;
	let at = 0;
	for (const index of indexesIn(records)) {
		found.set(index, settlements[settlements.length === 1 ? 0 : at]);
		at++;
	}
	return found;
}
