import { countBreaks, LineEnds } from '../text/lines';
import type { ByteCounter } from '../text/byteCounter';
import type { TextBuffer } from '../text/textBuffer';

/** How the cells of a table are told apart. */
export interface Dialect {
	/** One character. */
	delimiter: string;
	/** A quote, or a backslash. */
	escape: string;
	/** Spaces follow delimiters; they do not keep a quote from opening, and belong to no cell. */
	spacesBeforeQuotes: boolean;
	/** A quoted cell may go over several lines; else the end of the line ends the row. */
	severalLines: boolean;
}

export interface Row {
	/** On which it begins. */
	line: number;
	cells: string[];
	/** The first cell that can be read in two ways. */
	fault?: CellFault;
}

export interface CellFault {
	/** Position of the cell in its row. */
	cell: number;
	/** The line on which its quote closes; 0 when it does not on its own line, and must. */
	closedOn: number;
	/** A backslash stands before a quote in it. */
	backslash: boolean;
}

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const MARK = 0xfeff;

/**
 * Cuts text into rows and cells. A quote opens only at the start of a cell; elsewhere it is text. It
 * is our own since the parts of a file have to be found by the same rule, and no library says on
 * which line a row begins, or how a cell stood that can be read in two ways.
 */
export class RowCutter {
	/** Of the row that comes next. */
	line: number;
	/** Cells that begin with spaces and a quote, and those of them that also end in a quote. */
	spaced = 0;
	spacedClosed = 0;
	/** On which byte of the file the row given last begins. */
	begin = 0;
	private readonly delimiterCode: number;
	private readonly ends = new LineEnds();
	/** Where the next quote stands in `searched`; its length for nowhere. */
	private nextQuote = -1;
	private searched: string | undefined;

	constructor(
		private readonly buffer: TextBuffer,
		private readonly dialect: Dialect,
		firstLine = 1,
		/** Only where somebody asks on which byte a row begins. */
		private readonly bytes?: ByteCounter,
	) {
		this.line = firstLine;
		this.delimiterCode = dialect.delimiter.charCodeAt(0);
	}

	/** The next row; undefined when it is not complete, or there is none. */
	next(): Row | undefined {
		const { buffer, bytes } = this;
		if (bytes === undefined) return this.cut();
		const { at, text } = buffer;
		const row = this.cut();
		if (row !== undefined) this.begin = bytes.take(text, at, buffer.at);
		return row;
	}

	private cut(): Row | undefined {
		const { buffer } = this;
		const { text, isLast } = buffer;
		let { at } = buffer;
		if (at >= text.length) return undefined;
		if (text.charCodeAt(at) === MARK) at++;
		const end = this.ends.next(text, at);
		if (this.quoteAt(text, at) < end) return this.quoted(at);
		if (end === text.length && !isLast) return undefined;
		const isCr = text.charCodeAt(end) === CR;
		if (isCr && end + 1 === text.length && !isLast) return undefined;
		let cells = text.slice(at, end).split(this.dialect.delimiter);
		if (this.dialect.spacesBeforeQuotes) cells = cells.map(withoutSpaces);
		const { line } = this;
		this.line++;
		buffer.at = end + (isCr && text.charCodeAt(end + 1) === LF ? 2 : 1);
		return { line, cells };
	}

	private quoteAt(text: string, from: number): number {
		if (this.searched !== text) {
			this.searched = text;
			this.nextQuote = -1;
		}
		if (this.nextQuote < from) {
			const at = text.indexOf('"', from);
			this.nextQuote = at < 0 ? text.length : at;
		}
		return this.nextQuote;
	}

	/** A row with a quote somewhere in it. */
	private quoted(start: number): Row | undefined {
		const { buffer, line } = this;
		const { text, isLast } = buffer;
		const cells: string[] = [];
		let fault: CellFault | undefined;
		let at = start;
		const { severalLines } = this.dialect;
		const last = severalLines ? text.length : this.ends.next(text, start);
		for (;;) {
			const open = this.opensAt(text, at);
			let end: number;
			if (open < 0) {
				end = this.endOfCell(text, at);
				const cell = text.slice(at, end);
				cells.push(this.dialect.spacesBeforeQuotes ? withoutSpaces(cell) : cell);
			} else {
				const close = this.closes(text, open);
				if (close < 0 || close >= last) {
					if (severalLines || (last === text.length && !isLast)) return undefined;
					cells.push(text.slice(at, last));
					fault ??= { cell: cells.length - 1, closedOn: 0, backslash: false };
					at = last;
					break;
				}
				if (close + 1 === text.length && !isLast) return undefined;
				end = this.endOfCell(text, close + 1);
				if (end === text.length && !isLast) return undefined;
				const told = this.contentOf(text, at, open, close, end);
				cells.push(told.content);
				if (told.isDoubtful)
					fault ??= this.faultOf(text, cells.length - 1, start, open, close, end);
			}
			if (end === text.length) {
				if (!isLast) return undefined;
				break;
			}
			if (text.charCodeAt(end) !== this.delimiterCode) {
				at = end;
				break;
			}
			at = end + 1;
			// A delimiter at the very end is followed by an empty cell.
			if (at === text.length) {
				if (!isLast) return undefined;
				cells.push('');
				break;
			}
		}
		const end = at < text.length && isBreak(text.charCodeAt(at)) ? at : text.length;
		const isCr = text.charCodeAt(end) === CR;
		if (isCr && end + 1 === text.length && !isLast) return undefined;
		this.line += countBreaks(text, start, end) + 1;
		buffer.at = Math.min(text.length, end + (isCr && text.charCodeAt(end + 1) === LF ? 2 : 1));
		return fault === undefined ? { line, cells } : { line, cells, fault };
	}

	/** Where the quote stands that opens the cell; -1 for none. */
	private opensAt(text: string, cell: number): number {
		let at = cell;
		if (this.dialect.spacesBeforeQuotes) while (text.charCodeAt(at) === SPACE) at++;
		return text.charCodeAt(at) === QUOTE ? at : -1;
	}

	private closes(text: string, open: number): number {
		const byBackslash = this.dialect.escape === '\\';
		let at = open + 1;
		for (;;) {
			const quote = text.indexOf('"', at);
			if (quote < 0) return -1;
			if (byBackslash) {
				let back = quote;
				while (back > at && text[back - 1] === '\\') back--;
				if ((quote - back) % 2 === 0) return quote;
				at = quote + 1;
			} else if (text.charCodeAt(quote + 1) === QUOTE) at = quote + 2;
			else return quote;
		}
	}

	/** The next delimiter or line end. */
	private endOfCell(text: string, from: number): number {
		const { delimiterCode } = this;
		let at = from;
		for (; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === delimiterCode || code === LF || code === CR) break;
		}
		return at;
	}

	private contentOf(
		text: string,
		cell: number,
		open: number,
		close: number,
		end: number,
	): { content: string; isDoubtful?: boolean } {
		const rest = text.slice(close + 1, end);
		const isClosed = rest === '' || /^[ \t]*$/.test(rest);
		const endsInQuote = isClosed || /"[ \t]*$/.test(rest);
		if (open > cell) {
			this.spaced++;
			if (isClosed) this.spacedClosed++;
		}
		if (isClosed) return { content: this.unescape(text.slice(open + 1, close)) };
		const content = text.slice(cell, end);
		return { content, isDoubtful: endsInQuote || /[\r\n]/.test(content) };
	}

	private unescape(content: string): string {
		if (this.dialect.escape === '\\') return content.replace(/\\(["\\])/g, '$1');
		return content.includes('"') ? content.replaceAll('""', '"') : content;
	}

	private faultOf(
		text: string,
		cell: number,
		start: number,
		open: number,
		close: number,
		end: number,
	): CellFault {
		const closedOn = this.line + countBreaks(text, start, close);
		return { cell, closedOn, backslash: text.slice(open, end).includes('\\"') };
	}
}

function withoutSpaces(cell: string): string {
	return cell.startsWith(' ') ? cell.replace(/^ +/, '') : cell;
}

function isBreak(code: number): boolean {
	return code === LF || code === CR;
}
