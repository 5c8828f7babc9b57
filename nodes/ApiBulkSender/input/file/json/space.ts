import type { LineCounter } from '../text/lines';
import type { TextBuffer } from '../text/textBuffer';

/** White space of JSON, byte order mark, record separator. */
export function isSpace(code: number): boolean {
	return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xfeff || code === RS;
}

const RS = 0x1e;

/** @returns whether something follows that is at hand */
export function skipSpace(buffer: TextBuffer, lines: LineCounter, alsoZeros: boolean): boolean {
	const { text, isLast } = buffer;
	let { at } = buffer;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (!isSpace(code) && !(alsoZeros && code === 0)) break;
		// Half of a CRLF may still come.
		if (code === 0x0d && at + 1 === text.length && !isLast) break;
	}
	lines.advance(text, buffer.at, at);
	buffer.at = at;
	return at < text.length && text.charCodeAt(at) !== 0x0d;
}
