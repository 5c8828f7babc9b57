import type { JsonObject } from '../../../engine/types';
import { TextBuffer } from '../text/textBuffer';
import { isBlankRow } from './cells';
import { RowCutter, type Row } from './rowCutter';

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * The rows of a whole table by the names in its first row; each value is text. Stricter than with
 * files: an API's own table has no row that does not fit.
 *
 * @throws Error whose message says what is wrong with it
 */
export function readTable(text: string): JsonObject[] {
	const [header, ...rows] = rowsIn(text, delimiterOf(text));
	if (header === undefined) return [];
	const names = header.cells.map((name) => name.trim());
	const twice = names.find((name, at) => names.indexOf(name) !== at);
	if (twice !== undefined) throw new Error(`two columns are called "${twice}"`);
	return rows.map(({ line, cells }) => {
		if (cells.length !== names.length) {
			throw new Error(`line ${line} has ${cells.length} cells, its first line ${names.length}`);
		}
		return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
	});
}

/** The one that makes most columns of the first row. */
function delimiterOf(text: string): string {
	const widths = DELIMITERS.map((delimiter) => {
		const row = cutterOf(new TextBuffer({ text, isWhole: true }), delimiter).next();
		return row?.cells.length ?? 0;
	});
	return DELIMITERS[widths.indexOf(Math.max(...widths))];
}

function rowsIn(text: string, delimiter: string): Row[] {
	const buffer = new TextBuffer({ text, isWhole: true });
	const cutter = cutterOf(buffer, delimiter);
	const rows: Row[] = [];
	for (let row = cutter.next(); row !== undefined; row = cutter.next()) {
		if (row.fault !== undefined) throw new Error(`line ${row.line} can be read in two ways`);
		// An empty line, not a row of empty cells, which stands for a record.
		if (row.cells.length > 1 || !isBlankRow(row.cells)) rows.push(row);
	}
	if (!buffer.isEnd) throw new Error(`the quote on line ${cutter.line} is never closed`);
	return rows;
}

function cutterOf(buffer: TextBuffer, delimiter: string): RowCutter {
	return new RowCutter(buffer, {
		delimiter,
		escape: '"',
		spacesBeforeQuotes: false,
		severalLines: true,
	});
}
