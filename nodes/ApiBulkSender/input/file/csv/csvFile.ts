import type { OpenFile } from '../openFile';
import { FileRefused } from '../problems';
import { RecordFile, tryOut } from '../recordFile';
import { PartRows, refuseUncut, type Part } from '../part';
import type { FileSettings } from '../settings';
import { ByteCounter } from '../text/byteCounter';
import { TextBuffer } from '../text/textBuffer';
import type { Sample, TextReader } from '../text/textReader';
import { isBroken } from '../text/utf8';
import { isBlankRow } from './cells';
import { findDialect, NONE, readDelimiter } from './dialect';
import { columnsOf, type Columns } from './header';
import { headerHint } from './headerHints';
import { RowCutter } from './rowCutter';
import { TableRows, unclosed, type TableNotes } from './tableRows';

/**
 * A table in text.
 *
 * @throws FileRefused, SettingError
 */
export async function openCsv(
	reader: TextReader,
	start: Sample,
	settings: FileSettings,
	part?: Part,
): Promise<OpenFile> {
	const buffer = new TextBuffer(start);
	const preface = skipPreface(buffer, settings.headerLine);
	const bytes = part && bytesOf(reader, buffer);
	const hasHeader = settings.columns.length === 0;
	const { dialect, rows: looked } = await findDialect(
		{ text: buffer.text.slice(buffer.at), isWhole: buffer.isLast, line: preface.line },
		{
			delimiter: readDelimiter(settings.delimiter) || preface.delimiter,
			escape: settings.escape,
			severalLines: settings.lineBreaksInQuotes,
			hasHeader,
			isSure: settings.headerLine !== undefined,
			shortFits: settings.shortRows === 'fill',
		},
	);
	const cutter = new RowCutter(buffer, dialect, preface.line, bytes);
	const header = hasHeader ? readHeader(buffer, cutter, settings.headerLine) : [];
	const columns = columnsOf(hasHeader ? header : settings.columns);
	const rowsOf = (from: TextBuffer, own: RowCutter) =>
		new TableRows(from, own, columns, header, settings);
	await tryOut(reader, buffer, (copy) => rowsOf(copy, new RowCutter(copy, dialect, cutter.line)));
	const delimiter = dialect.delimiter === NONE ? ',' : dialect.delimiter;
	const rows = rowsOf(buffer, cutter);
	const doubt = headerHint(hasHeader ? header : (looked[0]?.cells ?? []), settings.columns);
	const hints = () => [
		...(doubt === undefined ? [] : [doubt]),
		...hintsOf(rows.notes, columns, hasHeader, settings),
	];
	const own = part === undefined ? rows : new PartRows(rows, part);
	return new RecordFile('csv', reader, buffer, own, hints, columns.names, delimiter);
}

/** @throws FileRefused where characters are not counted so */
export function bytesOf({ encoding }: TextReader, { text, at }: TextBuffer): ByteCounter {
	if (encoding.unit === 'other') refuseUncut('encoding');
	const bytes = new ByteCounter(encoding.markBytes, encoding.unit === 'utf8');
	bytes.take(text, 0, at);
	return bytes;
}

/** `sep=;` on the first line is how Excel is told the delimiter. */
const SEPARATOR = /^sep=(.)(?:\r\n|\n|\r|$)/i;

/** Takes the lines before the header. @throws FileRefused when the header's line is not there */
function skipPreface(
	buffer: TextBuffer,
	headerLine: number | undefined,
): { line: number; delimiter: string } {
	const separator = SEPARATOR.exec(buffer.text);
	const delimiter = separator?.[1] ?? '';
	if (headerLine === undefined) {
		buffer.at = separator?.[0].length ?? 0;
		return { line: separator === null ? 1 : 2, delimiter };
	}
	const ends = /\r\n|\n|\r/g;
	for (let line = 1; line < headerLine; line++) {
		if (ends.exec(buffer.text) === null) {
			throw new FileRefused(
				`it has no line ${headerLine} in its first 1 MB`,
				"Check the option 'Header Line'",
				'Header Line',
			);
		}
	}
	buffer.at = ends.lastIndex;
	return { line: headerLine, delimiter };
}

/** The first row with content. */
function readHeader(
	buffer: TextBuffer,
	cutter: RowCutter,
	headerLine: number | undefined,
): readonly string[] {
	for (;;) {
		const { line } = cutter;
		const row = cutter.next();
		if (row === undefined) throw noHeader(buffer, line);
		if (row.cells.some(isBroken)) {
			throw new FileRefused(
				`line ${line}, the header, has bytes that are not UTF-8`,
				"Set the option 'Encoding', for many files from Windows to windows-1252",
				'Encoding',
			);
		}
		if (!isBlankRow(row.cells)) return row.cells;
		if (headerLine !== undefined) {
			throw new FileRefused(
				`line ${headerLine} is empty`,
				"Check the option 'Header Line'",
				'Header Line',
			);
		}
	}
}

function noHeader({ text, at, left }: TextBuffer, line: number): FileRefused {
	if (left === 0) return new FileRefused('its first 1 MB holds nothing but white space');
	if (text.includes('"', at)) return new FileRefused(`line ${line}: ${unclosed(line)}`);
	return new FileRefused(`line ${line}, the header, is longer than 1 MB`);
}

function hintsOf(
	notes: TableNotes,
	{ renamed }: Columns,
	hasHeader: boolean,
	{ shortRows }: FileSettings,
): string[] {
	const hints: string[] = [];
	if (notes.rows === 0 && hasHeader) hints.push('The file has a header and no rows');
	if (renamed.length > 0) hints.push(`Names that stand twice in the header: ${renamed.join(', ')}`);
	if (notes.short > 0) {
		const rows = notes.short === 1 ? '1 row is' : `${notes.short} rows are`;
		const effect =
			shortRows === 'fill'
				? 'their missing fields are left out'
				: "the option 'Short Rows' takes them and leaves the missing fields out";
		hints.push(`${rows} shorter than the header, the first on line ${notes.firstShort}; ${effect}`);
	}
	if (notes.blank > 0) {
		const rows = notes.blank === 1 ? '1 row' : `${notes.blank} rows`;
		hints.push(`${rows} without any content ${notes.blank === 1 ? 'was' : 'were'} skipped`);
	}
	if (notes.headers > 0) {
		const times = notes.headers === 1 ? '' : ` and ${notes.headers - 1} times more`;
		hints.push(`The header stands again on line ${notes.firstHeader}${times} and was skipped`);
	}
	return hints;
}
