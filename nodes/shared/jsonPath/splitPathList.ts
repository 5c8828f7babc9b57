/** Splits a comma-separated list of JSONPaths, leaving commas in brackets and quotes alone. */
export function splitPathList(list: string): string[] {
	const paths: string[] = [];
	let current = '';
	let depth = 0;
	let quote = '';
	// A backslash and what it protects are one piece.
	for (const [character] of list.matchAll(/\\.|[^]/g)) {
		if (quote !== '') {
			if (character === quote) quote = '';
		} else if (character === "'" || character === '"') quote = character;
		else if (character === '[') depth++;
		else if (character === ']') depth--;
		else if (character === ',' && depth === 0) {
			paths.push(current);
			current = '';
			continue;
		}
		current += character;
	}
	paths.push(current);
	return paths.map((path) => path.trim()).filter((path) => path !== '');
}
