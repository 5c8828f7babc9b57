import type { Settlement } from '../../engine/types';
import type { FileRow } from '../../input/file/openFile';

export type WrittenFormat = 'csv' | 'ndjson' | 'json';

/** A row that leaves; without a settlement it leaves as it came. */
export interface ResultRow {
	row: FileRow;
	settlement: Settlement | undefined;
}

/** Makes the text of a result file, some rows at a time. */
export interface RowWriter {
	readonly mimeType: string;
	/** Before the first row. */
	begin(): string;
	rows(rows: readonly ResultRow[]): string;
	/** Behind the last row. */
	end(): string;
}
