/** One export that is to be. Times are in ms since 1970. */
export interface ExpectedExport {
	at: number;
	/** Nothing that ended by then: it is late. */
	due: number;
	/**
	 * `fixed`: at an hour. `evaluated`: when the daily evaluation had ended. `awaited`: the evaluation
	 * has not ended yet, and `at` is its start. `estimated`: nobody can read when it ends.
	 */
	kind: 'fixed' | 'evaluated' | 'awaited' | 'estimated';
	/** The whole audience, not only changes. */
	full: boolean;
	/** No document or answer of Adobe says that it is at this time. */
	assumed: boolean;
}

/** The expected exports of one audience, asked for one after the other. */
export interface Timetable {
	/** The newest one at this time or before. */
	before(time: number): ExpectedExport | undefined;
	/** The first one after this time. */
	after(time: number): ExpectedExport | undefined;
}
