import type { stringify } from 'csv-stringify/sync';

import type { FileRow } from '../../input/file/openFile';
import { withApostrophe } from '../../input/file/csv/cells';
import { asCell, resultCells, resultColumns } from './resultColumns';
import type { ResultRow, RowWriter } from './rowWriter';

export type Stringify = typeof stringify;

/** Loaded with the first file, so that the node starts as fast without. */
export async function loadStringify(): Promise<Stringify> {
	return (await import('csv-stringify/sync')).stringify;
}

/** What a table made of JSON has no column for. */
const OTHER = 'delivery_other_fields';

/**
 * A table with the columns of the file that was sent and those of the result behind them. What a
 * spreadsheet would take for a formula has an apostrophe before it, which the reader takes off again.
 */
export class CsvWriter implements RowWriter {
	readonly mimeType = 'text/csv';
	private readonly known: ReadonlySet<string>;

	/**
	 * @param columns of the file that was sent; of JSON those of its first records
	 * @param parsedNames of what was found in answers; undefined for rows that leave as they came
	 */
	constructor(
		private readonly stringify: Stringify,
		private readonly columns: readonly string[],
		private readonly delimiter: string,
		private readonly isTable: boolean,
		private readonly parsedNames: readonly string[] | undefined,
	) {
		this.known = new Set(columns);
	}

	begin(): string {
		const { columns, parsedNames, isTable } = this;
		const result = parsedNames === undefined ? [] : resultColumns(parsedNames);
		return this.text([[...columns, ...result, ...(isTable ? [] : [OTHER])]]);
	}

	rows(rows: readonly ResultRow[]): string {
		return this.text(rows.map((row) => this.cellsOf(row)));
	}

	end(): string {
		return '';
	}

	private cellsOf({ row, settlement }: ResultRow): string[] {
		const own = row.cells === undefined ? this.fieldsOf(row) : this.fitted(row.cells);
		const { parsedNames, isTable } = this;
		if (parsedNames !== undefined && settlement !== undefined) {
			for (const cell of resultCells(row.line, settlement, parsedNames)) own.push(cell);
		}
		if (!isTable) own.push(this.othersOf(row));
		return own;
	}

	/** As many as there are columns, so that those of the result are never shifted. */
	private fitted(cells: readonly string[]): string[] {
		const { length } = this.columns;
		if (cells.length <= length) {
			const fitted = [...cells];
			while (fitted.length < length) fitted.push('');
			return fitted;
		}
		const rest = cells.slice(length - 1);
		return [...cells.slice(0, length - 1), rest.join(this.delimiter)];
	}

	private fieldsOf(row: FileRow): string[] {
		const json = 'json' in row ? row.json : {};
		return this.columns.map((name) => (Object.hasOwn(json, name) ? asCell(json[name]) : ''));
	}

	private othersOf(row: FileRow): string {
		if (!('json' in row)) return row.raw ?? '';
		const others = Object.entries(row.json).filter(([name]) => !this.known.has(name));
		return others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others));
	}

	private text(rows: string[][]): string {
		return this.stringify(
			rows.map((cells) => cells.map(withApostrophe)),
			// A byte order mark at the start of a row would be lost.
			{ delimiter: this.delimiter, quoted_match: /[\r\n]|^\ufeff/ },
		);
	}
}
