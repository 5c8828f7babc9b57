const LF = 0x0a;
const CR = 0x0d;

/** The line of a place in a text, from 1; CRLF, LF and CR end one each, as in an editor. */
export function lineAt(text: string, at: number): number {
	return 1 + countBreaks(text, 0, at);
}

/** Line ends in `[from, to)`; a CRLF is one, and is counted at its LF. */
export function countBreaks(text: string, from: number, to: number): number {
	let count = 0;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count++;
	}
	return count;
}

/** Finds line ends from place to place; a text without any is searched only once. */
export class LineEnds {
	private text: string | undefined;
	private lf = -1;
	private cr = -1;

	/** The first LF or CR from there on; the text's length when there is none. */
	next(text: string, from: number): number {
		if (this.text !== text) {
			this.text = text;
			this.lf = this.cr = -1;
		}
		if (this.lf < from) this.lf = find(text, '\n', from);
		if (this.cr < from) this.cr = find(text, '\r', from);
		return Math.min(this.lf, this.cr);
	}
}

function find(text: string, what: string, from: number): number {
	const at = text.indexOf(what, from);
	return at < 0 ? text.length : at;
}

/** Counts the lines that are behind. */
export class LineCounter {
	line = 1;
	private readonly ends = new LineEnds();

	/** `[from, to)` is taken; a CR at its end must not be half of a CRLF. */
	advance(text: string, from: number, to: number): void {
		for (let at = this.ends.next(text, from); at < to; at = this.ends.next(text, at + 1)) {
			if (text.charCodeAt(at) === LF || text.charCodeAt(at + 1) !== LF) this.line++;
		}
	}
}
