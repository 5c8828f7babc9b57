import type { JsonObject } from '../types';

const MOST_NAMES = 15;
const LONGEST_NAME = 40;
const BYTE_ORDER_MARK = '\ufeff';

/** Which fields a record has, as a sentence for messages about one that it lacks. */
export function describeFields(json: JsonObject, subject = 'It'): string {
	const names = Object.keys(json);
	if (names.length === 0) return `${subject} has no fields`;
	const shown = names.slice(0, MOST_NAMES).map(quote).join(', ');
	const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
	const marked = names.find((name) => name.includes(BYTE_ORDER_MARK));
	const trap =
		marked === undefined
			? ''
			: `. The name of its field ${quote(marked)} has an invisible byte order mark in it, which came with the file: remove it there, e.g. by the option 'Exclude Byte Order Mark (BOM)' of Extract from File`;
	return `${subject} has the fields ${shown}${more}${trap}`;
}

function quote(name: string): string {
	const visible = name.replaceAll(BYTE_ORDER_MARK, '');
	return `"${visible.length > LONGEST_NAME ? `${visible.slice(0, LONGEST_NAME)}…` : visible}"`;
}
