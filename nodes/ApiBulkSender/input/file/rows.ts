import type { FileRow } from './openFile';

/** Rows out of text that is at hand. */
export interface Rows {
	/** The next; undefined when it is not complete, there is none, or `problem` says why. */
	next(): FileRow | undefined;
	/** On which begins what comes next. */
	readonly line: number;
	/** What is wrong with the text from here on, so that nothing can be read any more. */
	readonly problem: string | undefined;
	/** Nothing is left, though the text may be. */
	readonly isEnd: boolean;
	/** What is wrong when the text ends here. */
	readonly unfinished: string;
}
