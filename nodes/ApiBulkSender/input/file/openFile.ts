import type { JsonObject } from '../../engine/types';

/** What became of one row of a file. */
export type FileRow = {
	/** The line on which it begins, from 1, as an editor counts. */
	line: number;
	/** Its cells as they stand, for a table. */
	cells?: readonly string[];
	/** Its JSON as it stands, where it is no record. */
	raw?: string;
} & (
	| {
			json: JsonObject;
			/** What is to be sent: the same, but numbers with the digits they came with. */
			written?: JsonObject;
	  }
	/** Why it cannot be a record, without a final stop. */
	| { invalid: string }
);

/** A file whose beginning has been read and understood. */
export interface OpenFile {
	format: 'csv' | 'ndjson' | 'json';
	/**
	 * Of a table, as they are named in its records, without those of an earlier result; of JSON the
	 * names of fields in its beginning.
	 */
	columns: readonly string[];
	/** Between the cells of a table. */
	delimiter?: string;
	/** The next row; `wait` when it has first to be fetched. */
	take(): FileRow | 'wait' | 'end';
	/**
	 * Fetches more; asked only after `wait`, one at a time.
	 *
	 * @throws (rejects with) ReadingStopped
	 */
	more(): Promise<void>;
	/** What is worth knowing of what was read so far, as sentences without a final stop. */
	hints(): string[];
	/** Releases what it was read from, wherever it is. */
	close(): Promise<void>;
}
