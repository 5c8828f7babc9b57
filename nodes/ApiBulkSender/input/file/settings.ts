/** How a file is to be read; what is not set is found out by looking. */
export interface FileSettings {
	format: 'auto' | 'csv' | 'ndjson' | 'json';
	/** One character; empty: found out. */
	delimiter: string;
	/** A label of the WHATWG Encoding Standard; empty: found out. */
	encoding: string;
	/** What makes a quote inside a quoted cell text: a quote, or a backslash. */
	escape: string;
	/** Counted from 1; undefined: the first line with content. */
	headerLine: number | undefined;
	/** Names for a file without a header; empty: it has one. */
	columns: readonly string[];
	/** A row with fewer cells than the header is invalid, or lacks those fields. */
	shortRows: 'invalid' | 'fill';
	/** A quoted cell may go over several lines. */
	lineBreaksInQuotes: boolean;
	/** Where the list of records stands in one JSON object, e.g. `$.data[*]`; empty: nowhere. */
	recordsPath: string;
}

export const fileDefaults: FileSettings = {
	format: 'auto',
	delimiter: '',
	encoding: '',
	escape: '"',
	headerLine: undefined,
	columns: [],
	shortRows: 'invalid',
	lineBreaksInQuotes: true,
	recordsPath: '',
};
