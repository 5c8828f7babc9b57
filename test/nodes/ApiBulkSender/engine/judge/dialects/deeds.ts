import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Overrides } from '../../harness';

/** What the destination did with one record of one request. */
export type Does =
	/** It has it now. */
	| 'takes'
	/** It will never have it. */
	| 'refuses'
	/** Not now; it says that it can be tried again. */
	| 'puts off'
	/** Not now; it says that everybody is to wait. */
	| 'makes wait'
	/** Not it, and nothing more of this account. */
	| 'stops'
	/** It refuses it as one that it has already. */
	| 'knows it'
	/** Nothing, because of others in the same request. */
	| 'leaves';

export interface Deed {
	does: Does;
	/** As it is told; several are a list. */
	code?: unknown;
	message?: string;
	/** What it calls the record that it took. */
	entity?: string;
}

/** One record of a request and what is told of it. */
export interface Told {
	/** From 0, in the request. */
	place: number;
	/** From 0, in the run. */
	row: number;
	record: JsonObject;
	deed: Deed;
}

/** Settings by the names of the panel, those of the options among them. */
export type Settings = Overrides & {
	missingList?: 'unclear' | 'noneFailed';
	indexPattern?: string;
	successCondition?: 'isOneOf' | 'isNotOneOf' | 'isEmpty' | 'isNotEmpty';
	requestCodePath?: string;
	renewTokenCodes?: string;
	splitCodes?: string;
	judgedCodes?: string;
	unnamedRecords?: 'failed' | 'succeeded' | 'sentAgain';
	successMeans?: 'byStatus' | 'processed' | 'accepted';
	waiting?: {
		waitPath: string;
		leastWait: number;
		longestWait: number;
		heedRateLimitHeaders: boolean;
	};
};

/** Each record carries its row, by which the destination of these tests knows it. */
export const ROW = 'row';

const PHRASES = ['the value looks odd', 'a line is too long', 'that place is not on the map'];

/** A sentence that shows which records it is about; about all of the request when it names none. */
export function sentence(rows: readonly number[], does: Does = 'refuses'): string {
	const phrase =
		does === 'knows it' ? 'it exists already' : PHRASES[(rows[0] ?? 0) % PHRASES.length];
	return `why[${rows.join(',')}] ${phrase}`;
}

/** The rows that sentences inside a text are about. */
export function rowsIn(text: string): number[] {
	return [...text.matchAll(/why\[([\d,]*)\]/g)].flatMap(([, rows]) =>
		rows === '' ? [] : rows.split(',').map(Number),
	);
}
