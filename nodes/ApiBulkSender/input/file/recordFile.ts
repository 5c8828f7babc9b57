import type { FileRow, OpenFile } from './openFile';
import { Damage, FileRefused, ReadingStopped } from './problems';
import type { Rows } from './rows';
import { LONGEST_RECORD, type TextBuffer } from './text/textBuffer';
import type { TextReader } from './text/textReader';

/** A record of which so much has been read is likely to lack its end. */
const SUSPICIOUS = 256 * 1024;

/** Rows whose text is fetched as they are taken. */
export class RecordFile implements OpenFile {
	constructor(
		readonly format: OpenFile['format'],
		private readonly reader: TextReader,
		private readonly buffer: TextBuffer,
		private readonly rows: Rows,
		public hints: () => string[],
		readonly columns: readonly string[],
		readonly delimiter?: string,
	) {}

	take(): FileRow | 'wait' | 'end' {
		return this.rows.next() ?? (this.rows.isEnd ? 'end' : 'wait');
	}

	async more(): Promise<void> {
		const { rows, buffer } = this;
		if (rows.problem !== undefined) throw new ReadingStopped(rows.line, rows.problem);
		if (buffer.isLast || buffer.left > LONGEST_RECORD) {
			throw new ReadingStopped(rows.line, rows.unfinished);
		}
		try {
			await fetchMore(this.reader, [buffer]);
		} catch (error) {
			throw new ReadingStopped(rows.line, ...wordsOf(error));
		}
	}

	async close(): Promise<void> {
		await this.reader.close();
	}
}

function wordsOf(error: unknown): [problem: string, advice?: string] {
	if (error instanceof Damage) return [error.problem, error.advice];
	return [error instanceof Error ? error.message : String(error)];
}

/**
 * Fetches as much as there is already, so that a long record is not looked at too often. What comes
 * before a failure is handed on; the failure comes again.
 */
async function fetchMore(reader: TextReader, buffers: readonly TextBuffer[]): Promise<void> {
	const wanted = buffers[0].left;
	const parts: string[] = [];
	let fetched = 0;
	let isLast = false;
	try {
		do {
			const more = await reader.next();
			isLast = more === undefined;
			parts.push(more ?? '');
			fetched += more?.length ?? 0;
		} while (!isLast && fetched < wanted);
	} catch (error) {
		if (fetched === 0) throw error;
	}
	for (const buffer of buffers) {
		buffer.append(parts.join(''));
		if (isLast) buffer.append(undefined);
	}
}

/** What the beginning of a file holds. */
export interface Trial {
	valid: number;
	invalid: number;
	firstInvalid?: FileRow;
	/** Of fields in JSON. */
	names: Set<string>;
}

/**
 * Reads what is at hand once to see whether it can be read, so that damage there costs nothing. A
 * record without an end is followed until it has one, or is too long.
 *
 * @throws FileRefused
 */
export async function tryOut(
	reader: TextReader,
	buffer: TextBuffer,
	rowsOf: (copy: TextBuffer) => Rows,
): Promise<Trial> {
	const copy = buffer.copy();
	const rows = rowsOf(copy);
	const trial: Trial = { valid: 0, invalid: 0, names: new Set() };
	for (;;) {
		for (let row = rows.next(); row !== undefined; row = rows.next()) {
			if (!('invalid' in row)) {
				trial.valid++;
				if (row.cells === undefined) for (const name in row.json) trial.names.add(name);
			} else if (trial.invalid++ === 0) trial.firstInvalid = row;
		}
		if (rows.problem !== undefined) throw refused(rows.line, rows.problem);
		if (rows.isEnd) return trial;
		if (copy.isLast || copy.left > LONGEST_RECORD) throw refused(rows.line, rows.unfinished);
		if (copy.left < SUSPICIOUS) return trial;
		try {
			await fetchMore(reader, [copy, buffer]);
		} catch (error) {
			throw refused(rows.line, ...wordsOf(error));
		}
	}
}

function refused(line: number, problem: string, advice = ''): FileRefused {
	return new FileRefused(`line ${line}: ${problem}`, advice);
}
