/** Deeper than this an answer is not read, and nothing deeper is handed out. */
export const DEEPEST = 200;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether lists and objects are nested more than 200 levels deep in a JSON text. */
export function isTooDeep(text: string): boolean {
	return hasManyOpeners(text) && deepest(text) > DEEPEST;
}

/** Few openers cannot nest deeply, and are quickly counted. */
function hasManyOpeners(text: string): boolean {
	let count = 0;
	for (const opener of ['{', '[']) {
		for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + 1)) {
			if (++count > DEEPEST) return true;
		}
	}
	return false;
}

function deepest(text: string): number {
	let depth = 0;
	let most = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) at = endOfString(text, at);
		else if (code === 0x7b || code === 0x5b) most = Math.max(most, ++depth);
		else if (code === 0x7d || code === 0x5d) depth--;
	}
	return most;
}

/** The place of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
	for (let at = start + 1; ;) {
		const end = text.indexOf('"', at);
		if (end < 0) return text.length;
		let escapes = 0;
		while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes++;
		if (escapes % 2 === 0) return end;
		at = end + 1;
	}
}
