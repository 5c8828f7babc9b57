import { ValueEnd } from './valueEnd';

/**
 * The path of the first list of objects in a JSON object of which only the beginning is known, e.g.
 * `$.data[*]`; undefined when there is none.
 */
export function firstListIn(text: string): string | undefined {
	const path: string[] = ['$'];
	const kinds: string[] = [];
	let name = '';
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === '"') {
			const end = new ValueEnd().find(text, at, false);
			if (end < 0) return undefined;
			name = text.slice(at + 1, end - 1);
			at = end - 1;
		} else if (character === '{' || character === '[') {
			if (character === '{' && kinds.at(-1) === '[') return `${path.join('')}[*]`;
			if (kinds.at(-1) === '{') path.push(segment(name));
			else if (kinds.length > 0) path.push('[0]');
			kinds.push(character);
		} else if (character === '}' || character === ']') {
			kinds.pop();
			if (kinds.length > 0) path.pop();
		}
	}
	return undefined;
}

export function segment(name: string): string {
	return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
