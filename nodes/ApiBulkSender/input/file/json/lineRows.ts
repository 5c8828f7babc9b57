import type { FileRow } from '../openFile';
import type { Rows } from '../rows';
import type { ByteCounter } from '../text/byteCounter';
import { LineEnds } from '../text/lines';
import type { TextBuffer } from '../text/textBuffer';
import { foreignWord, readValue } from './readValue';
import { isSpace } from './space';
import { ValueEnd } from './valueEnd';

/** Newline-delimited JSON: each line is a record, or invalid by itself. */
export class LineRows implements Rows {
	readonly problem = undefined;
	line = 1;
	rows = 0;
	private readonly ends = new LineEnds();

	/** On which byte of the file the row given last begins. */
	begin = 0;

	/** @param bytes only where somebody asks on which byte a row begins */
	constructor(
		private readonly buffer: TextBuffer,
		private readonly bytes?: ByteCounter,
	) {}

	get isEnd(): boolean {
		return this.buffer.isEnd;
	}

	/** The last line needs no end, so this is only said of one that is too long. */
	get unfinished(): string {
		return 'the line is longer than 16 MB';
	}

	next(): FileRow | undefined {
		for (;;) {
			const { line } = this;
			const text = this.nextLine();
			if (text === undefined) return undefined;
			const raw = contentOf(text);
			if (raw === '') continue;
			this.rows++;
			const value = readValue(raw);
			if ('broken' in value) return { line, raw, invalid: whyBroken(raw, value.broken) };
			return { line, raw, ...value };
		}
	}

	private nextLine(): string | undefined {
		const { buffer } = this;
		const { text, at, isLast } = buffer;
		if (at >= text.length) return undefined;
		const end = this.ends.next(text, at);
		const isCr = text[end] === '\r';
		if (!isLast && end + (isCr ? 1 : 0) >= text.length) return undefined;
		buffer.at = end + (isCr && text[end + 1] === '\n' ? 2 : 1);
		this.line++;
		if (this.bytes !== undefined) this.begin = this.bytes.take(text, at, buffer.at);
		return text.slice(at, end);
	}
}

/** Without marks before it, and without a comma behind it. */
export function contentOf(line: string): string {
	let from = 0;
	let to = line.length;
	while (from < to && isSpace(line.charCodeAt(from))) from++;
	while (to > from && isSpace(line.charCodeAt(to - 1))) to--;
	if (to > from && line[to - 1] === ',') to--;
	return line.slice(from, to).trimEnd();
}

function whyBroken(line: string, broken: string): string {
	const end = new ValueEnd().find(line, 0, true);
	if (end < 0) return 'not JSON: the line ends too early';
	const word = foreignWord(line);
	if (word !== undefined) return `not JSON (${word})`;
	const isValue = !('broken' in readValue(line.slice(0, end)));
	return isValue && end < line.length ? 'more than one value on the line' : broken;
}
