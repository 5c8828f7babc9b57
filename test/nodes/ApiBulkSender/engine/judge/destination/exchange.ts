import type { Deed } from '../dialects/deeds';
import type { Word } from '../dialects/dialect';

/** One request as the destination saw it, what it did, and what it said. */
export interface Exchange {
	/** From 1, in order of arrival. */
	number: number;
	/** Virtual ms since the start of the run. */
	at: number;
	answeredAt: number;
	rows: number[];
	token: string;
	/** What happened instead of an answer about the records. */
	storm: string | undefined;
	/** 0 when there was no answer. */
	status: number;
	text: string;
	/** What the answer means for each record, to one who knows the destination. */
	words: Map<number, Word>;
	/** What it did with each record, and told of it. */
	deeds: Map<number, Deed>;
	/** Records that it took in this request. */
	took: number[];
	/** The answer speaks of each record by itself. */
	isInParts: boolean;
	/** How long (ms) it asks to wait from the answer on. */
	wait: number;
	/** With this answer the run has to end, or may. */
	ends: 'must' | 'may' | undefined;
}

/** Whether it stays open what became of the records. */
export function leavesDoubt({ status, words }: Exchange): boolean {
	if (status === 0) return ![...words.values()].includes('nowhere');
	if (status === 408 || status === 303) return true;
	return status >= 500 && ![501, 503, 505].includes(status);
}
