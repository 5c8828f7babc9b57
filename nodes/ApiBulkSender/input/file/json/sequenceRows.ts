import type { FileRow } from '../openFile';
import type { Rows } from '../rows';
import { LineCounter } from '../text/lines';
import type { TextBuffer } from '../text/textBuffer';
import { elementRow } from './elementRow';
import { skipSpace } from './space';
import { ValueEnd } from './valueEnd';

/** JSON values one after another, with or without line ends between them. */
export class SequenceRows implements Rows {
	problem: string | undefined;
	rows = 0;
	private readonly lines = new LineCounter();
	private readonly valueEnd = new ValueEnd();

	constructor(private readonly buffer: TextBuffer) {}

	get line(): number {
		return this.lines.line;
	}

	get isEnd(): boolean {
		return this.problem === undefined && this.buffer.isEnd;
	}

	get unfinished(): string {
		if (this.buffer.isLast) return 'the file ends in the middle of a record';
		return 'a record is longer than 16 MB, or is not closed';
	}

	next(): FileRow | undefined {
		const { buffer, lines } = this;
		while (this.problem === undefined && skipSpace(buffer, lines, true)) {
			const { text, at, isLast } = buffer;
			if (text[at] === ',' && this.rows > 0) {
				buffer.at++;
				continue;
			}
			const end = this.valueEnd.find(text, at, isLast);
			if (end < 0) return undefined;
			this.valueEnd.reset();
			const { line } = lines;
			const row = elementRow(line, text.slice(at, Math.max(end, at + 1)));
			if (typeof row === 'string') {
				this.problem = row;
				return undefined;
			}
			lines.advance(text, at, end);
			buffer.at = end;
			this.rows++;
			return row;
		}
		return undefined;
	}
}
