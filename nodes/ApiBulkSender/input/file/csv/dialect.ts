import { setImmediate as breathe } from 'node:timers/promises';

import { SettingError } from '../../../engine/settingError';
import { FileRefused } from '../problems';
import { isBlank } from '../text/blank';
import { TextBuffer } from '../text/textBuffer';
import { isBlankRow } from './cells';
import { columnsOf, type Columns } from './header';
import { RowCutter, type Dialect, type Row } from './rowCutter';

const CANDIDATES = [',', ';', '\t', '|'];
/** No character, so that it separates nothing. */
export const NONE = '\uffff';
const NAMES: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/** What a sample of a table looks like when it is cut in one way. */
export interface Look {
	dialect: Dialect;
	/** Rows with content, the first of them the header where there is one. */
	rows: Row[];
}

interface Asked {
	/** One character; empty: found out. */
	delimiter: string;
	escape: string;
	severalLines: boolean;
	/** The first row with content is the header. */
	hasHeader: boolean;
	/** The user said which line the header is, so that nothing about it is in doubt. */
	isSure: boolean;
	/** Rows with fewer cells than the header are as good as others. */
	shortFits: boolean;
}

/**
 * How the sample is best cut: by the delimiter whose header has several columns and most rows that
 * fit it, then the most columns. None: there is one column, and delimiters in it are text.
 *
 * @throws FileRefused when the first line does not look like the header
 */
export async function findDialect(sample: Sample, asked: Asked): Promise<Look> {
	const single: Look[] = [];
	let best: { look: Look; fitting: number; width: number } | undefined;
	for (const delimiter of asked.delimiter === '' ? CANDIDATES : [asked.delimiter]) {
		const look = lookAt(sample, delimiter, asked);
		await breathe();
		if (look.rows.length === 0) return look;
		const width = look.rows[0].cells.length;
		if (width < 2 && asked.delimiter === '') {
			single.push(look);
			continue;
		}
		const fitting = fittingRows(look);
		if (
			best === undefined ||
			fitting > best.fitting ||
			(fitting === best.fitting && width > best.width)
		) {
			best = { look, fitting, width };
		}
	}
	if (best === undefined) {
		if (asked.hasHeader && !asked.isSure) for (const look of single) refuseDoubt(look);
		return lookAt(sample, NONE, asked);
	}
	if (asked.hasHeader && !asked.isSure) {
		const short = asked.shortFits ? shortRows(best.look) : 0;
		refusePreamble(best.look, best.fitting + short);
	}
	return best.look;
}

export interface Sample {
	text: string;
	isWhole: boolean;
	/** The line on which `text` begins. */
	line: number;
}

function lookAt(sample: Sample, delimiter: string, asked: Asked): Look {
	const { escape, severalLines } = asked;
	const strict = { delimiter, escape, severalLines, spacesBeforeQuotes: false };
	if (!sample.text.includes(' "')) return { dialect: strict, rows: cut(sample, strict).rows };
	const loose = { ...strict, spacesBeforeQuotes: true };
	const { rows, cutter } = cut(sample, loose);
	if (cutter.spacedClosed * 2 > cutter.spaced) return { dialect: loose, rows };
	return { dialect: strict, rows: cut(sample, strict).rows };
}

/** The complete rows of a sample. */
function cut(sample: Sample, dialect: Dialect): { rows: Row[]; cutter: RowCutter } {
	const cutter = new RowCutter(new TextBuffer(sample), dialect, sample.line);
	const rows: Row[] = [];
	for (let row = cutter.next(); row !== undefined; row = cutter.next()) {
		if (!isBlankRow(row.cells)) rows.push(row);
	}
	return { rows, cutter };
}

export function fits(cells: readonly string[], { width, leastWidth }: Columns): boolean {
	if (cells.length <= width) return cells.length >= leastWidth;
	for (let at = width; at < cells.length; at++) if (!isBlank(cells[at])) return false;
	return true;
}

function fittingRows({ rows: [header, ...rows] }: Look): number {
	const columns = columnsOf(header.cells);
	return rows.filter(({ cells }) => fits(cells, columns)).length;
}

/** Rows that do not fit only because cells are missing at their end. */
function shortRows({ rows: [header, ...rows] }: Look): number {
	const columns = columnsOf(header.cells);
	return rows.filter(({ cells }) => cells.length < columns.leastWidth).length;
}

/** @throws FileRefused when fewer than half of the rows fit the first */
function refusePreamble({ dialect, rows: [header, ...rows] }: Look, fitting: number): void {
	if (rows.length === 0 || fitting * 2 >= rows.length) return;
	const width = commonWidth(rows);
	const likely = rows.find(({ cells }) => cells.length === width);
	const own = header.cells.length;
	throw new FileRefused(
		`line ${header.line} has ${columns(own)}, most rows after it have ${width} (by ${nameOf(dialect)})`,
		likely === undefined
			? "Set the option 'Header Line', or 'Delimiter'"
			: `Line ${likely.line} looks like the header: if it is, set the option 'Header Line' to ${likely.line}; if the first line is the header, set it to ${header.line}, or the option 'Delimiter'`,
		'Header Line',
	);
}

/** From so many rows of one width on, the column is hardly a text with delimiters in it. */
const TELLING_ROWS = 3;

/**
 * @throws FileRefused when the header has one column, but all rows after it, or all from some line
 * on, have the same larger number of cells by one delimiter
 */
function refuseDoubt({ dialect, rows: [header, ...rows] }: Look): void {
	if (header === undefined || rows.length < 2) return;
	const width = commonWidth(rows);
	if (width < 2) return;
	const first = rows.findIndex(({ cells }) => cells.length === width);
	const after = rows.slice(first);
	const same = after.filter(({ cells }) => cells.length === width).length;
	const isAll = first === 0 && same === rows.length;
	const isBlock = same > TELLING_ROWS && same * 10 >= after.length * 9;
	if (!isAll && !isBlock) return;
	const { line } = rows[first];
	const told = isAll ? 'every row after it' : `rows from line ${line} on`;
	throw new FileRefused(
		`line ${header.line} has 1 column, but ${told} ${width} by ${nameOf(dialect)}`,
		`Set the option 'Delimiter' to the ${nameOf(dialect)} if that separates columns, and the option 'Header Line' to the line that names them (${line}?); if the file has one column, set 'Header Line' to ${header.line}`,
		'Header Line',
	);
}

function commonWidth(rows: readonly Row[]): number {
	const counts = new Map<number, number>();
	for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function columns(count: number): string {
	return count === 1 ? '1 column' : `${count} columns`;
}

function nameOf({ delimiter }: Dialect): string {
	return NAMES[delimiter] ?? `"${delimiter}"`;
}

const TYPED: Record<string, string> = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';' };

/** @throws SettingError when it is not one character */
export function readDelimiter(setting: string): string {
	const typed = setting === '\t' || setting === ' ' ? setting : setting.trim();
	const delimiter = TYPED[typed.toLowerCase()] ?? typed;
	if (delimiter.length <= 1 && delimiter !== '"' && !/[\r\n]/.test(delimiter)) return delimiter;
	throw new SettingError(
		'Delimiter',
		`'Delimiter' must be one character, not ${JSON.stringify(setting)}`,
		'Enter e.g. ; or | or tab',
	);
}
