import type { JsonObject } from '../../../engine/types';
import type { FileRow } from '../openFile';
import type { Rows } from '../rows';
import type { FileSettings } from '../settings';
import type { TextBuffer } from '../text/textBuffer';
import { isBroken } from '../text/utf8';
import { isBlankRow, meantText, withoutApostrophe } from './cells';
import { fits } from './dialect';
import { stillUnreadable, wasUnreadable } from '../unreadable';
import type { Columns } from './header';
import type { CellFault, Row, RowCutter } from './rowCutter';

const MARK = '\ufeff';

/** What was met on the way and is worth a hint. */
export interface TableNotes {
	short: number;
	firstShort: number;
	blank: number;
	headers: number;
	firstHeader: number;
	rows: number;
}

/** The rows of a table as records. */
export class TableRows implements Rows {
	readonly problem = undefined;
	readonly notes: TableNotes = {
		short: 0,
		firstShort: 0,
		blank: 0,
		headers: 0,
		firstHeader: 0,
		rows: 0,
	};
	private readonly hasPlainNames: boolean;

	/** @param header its cells, which may stand again further on; empty when the file has none */
	constructor(
		private readonly buffer: TextBuffer,
		private readonly cutter: RowCutter,
		private readonly columns: Columns,
		private readonly header: readonly string[],
		private readonly settings: Pick<FileSettings, 'shortRows' | 'escape'>,
	) {
		this.hasPlainNames = !columns.names.includes('__proto__');
	}

	/** The next record; undefined when it is not complete yet, or there is none. */
	next(): FileRow | undefined {
		for (;;) {
			const row = this.cutter.next();
			if (row === undefined) return undefined;
			if (!this.isSkipped(row)) {
				this.notes.rows++;
				return this.rowOf(row);
			}
		}
	}

	/** On which byte the row given last begins. */
	get begin(): number {
		return this.cutter.begin;
	}

	get line(): number {
		return this.cutter.line;
	}

	get isEnd(): boolean {
		return this.buffer.isEnd;
	}

	get unfinished(): string {
		return unclosed(this.line);
	}

	private isSkipped({ cells, line }: Row): boolean {
		if (isBlankRow(cells)) {
			if (cells.length > 1) this.notes.blank++;
			return true;
		}
		const { header } = this;
		if (cells[0] !== header[0] && cells[0] !== MARK + header[0]) return false;
		if (header.length < 2 || cells.length !== header.length) return false;
		for (let at = 1; at < cells.length; at++) if (cells[at] !== header[at]) return false;
		if (this.notes.headers++ === 0) this.notes.firstHeader = line;
		return true;
	}

	private rowOf({ line, cells, fault }: Row): FileRow {
		const { columns } = this;
		const own = columns.ours ? cells.slice(0, columns.names.length).map(withoutApostrophe) : cells;
		if (fault !== undefined) return { line, cells: own, invalid: this.doubt(line, fault) };
		const { length } = cells;
		if (length !== columns.width && !fits(cells, columns)) {
			const isShort = length < columns.width;
			if (isShort && this.notes.short++ === 0) this.notes.firstShort = line;
			if (!isShort || this.settings.shortRows === 'invalid') {
				const invalid = `${length === 1 ? '1 cell' : `${length} cells`}, the header has ${columns.width}`;
				return { line, cells: own, invalid };
			}
		}
		const { ours } = columns;
		if (ours && wasUnreadable(cells[ours.cause], cells[ours.reason])) {
			return { line, cells: own, invalid: stillUnreadable('delivery_cause') };
		}
		const broken = cells.findIndex(isBroken);
		if (broken >= 0) {
			const invalid = `${this.nameOf(broken)}: bytes that are not UTF-8`;
			return { line, cells: own, invalid };
		}
		return { line, cells: own, json: this.recordOf(own) };
	}

	private recordOf(cells: readonly string[]): JsonObject {
		const { names, isNamed } = this.columns;
		const record: JsonObject = {};
		const length = Math.min(names.length, cells.length);
		for (let at = 0; at < length; at++) {
			const cell = cells[at];
			if (cell === '' && !isNamed[at]) continue;
			const value = cell.charCodeAt(0) === 0x3d ? meantText(cell) : cell;
			if (this.hasPlainNames) record[names[at]] = value;
			else define(record, names[at], value);
		}
		return record;
	}

	private nameOf(cell: number): string {
		return this.columns.names[cell] ?? `column ${cell + 1}`;
	}

	private doubt(line: number, { cell, closedOn, backslash }: CellFault): string {
		const name = this.nameOf(cell);
		if (backslash && this.settings.escape !== '\\') {
			return `${name}: text after a closing quote; if the file escapes quotes with a backslash, set the option 'Escape Character' to Backslash`;
		}
		if (closedOn === 0) {
			return `${name}: a quote opens and is not closed on its line ('Line Breaks in Quotes' is off)`;
		}
		if (closedOn === line)
			return `${name}: text after a closing quote, which can be read in two ways`;
		return `a quote opens on line ${line} and text follows its closing quote on line ${closedOn}: lines ${line} to ${closedOn} belong together or have lost a quote`;
	}
}

export function unclosed(line: number): string {
	return `a quote opens on line ${line} and is never closed; with the option 'Line Breaks in Quotes' off it costs only its row`;
}

/** Also for the name that sets the prototype. */
function define(record: JsonObject, name: string, value: unknown): void {
	Object.defineProperty(record, name, {
		value,
		writable: true,
		enumerable: true,
		configurable: true,
	});
}
