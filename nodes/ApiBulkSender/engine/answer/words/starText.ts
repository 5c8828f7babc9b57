/** Whether a text is what a pattern says, in which `*` stands for anything: `OK*`. */
export function starText(pattern: string): (text: string) => boolean {
	const pieces = pattern.split('*');
	return (text) => hasPieces(text, pieces);
}

/** Whether a text begins with the first piece, ends with the last and has the others in between. */
function hasPieces(text: string, [first, ...others]: string[]): boolean {
	const last = others.pop();
	if (last === undefined) return text === first;
	if (!text.startsWith(first)) return false;
	let from = first.length;
	for (const piece of others) {
		const at = text.indexOf(piece, from);
		if (at < 0) return false;
		from = at + piece.length;
	}
	return text.length - last.length >= from && text.endsWith(last);
}
