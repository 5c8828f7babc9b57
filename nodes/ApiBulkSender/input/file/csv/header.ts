import { withoutApostrophe } from './cells';

/** Columns that a result file of ours has behind those of its records; the first and the telling one. */
const FIRST_OF_RESULT = 'delivery_line';
const SURE_OF_RESULT = 'delivery_outcome';

export interface Columns {
	/** As they are called in records, in order; those of an earlier result are left out. */
	names: string[];
	/** Whether the column has a name of its own, by position. */
	isNamed: boolean[];
	/** Cells of a full row, those of an earlier result included. */
	width: number;
	/** Least cells of a row: columns without a name at the end may be left out. */
	leastWidth: number;
	/** Where a result file of ours has what became of a row. */
	ours: { cause: number; reason: number } | undefined;
	/** What was called anew: by position counted from 1, old and new name. */
	renamed: string[];
}

/** The columns by the cells of the header, or the names that stand for it. */
export function columnsOf(cells: readonly string[]): Columns {
	const trimmed = cells.map(nameOf);
	const ours = trimmed.includes(SURE_OF_RESULT) ? trimmed.lastIndexOf(FIRST_OF_RESULT) : -1;
	const isOurs = ours >= 0;
	const at = (name: string) => trimmed.lastIndexOf(name);
	const own = isOurs ? trimmed.slice(0, ours).map(withoutApostrophe) : trimmed;
	const { names, renamed } = distinct(own);
	let leastWidth = cells.length;
	while (leastWidth > 0 && trimmed[leastWidth - 1] === '') leastWidth--;
	const told = isOurs ? { cause: at('delivery_cause'), reason: at('delivery_reason') } : undefined;
	const isNamed = own.map((name) => name !== '');
	return { names, isNamed, width: cells.length, leastWidth, renamed, ours: told };
}

/** No-break spaces and marks that nobody sees are trimmed; a line break in a name is one space. */
function nameOf(cell: string): string {
	return cell
		.replace(/^[\s\u200b-\u200d\u2060\ufeff\0]+|[\s\u200b-\u200d\u2060\ufeff\0]+$/g, '')
		.replace(/\s*(?:\r\n|\n|\r)\s*/g, ' ');
}

/** A name that comes again takes the next free number. */
function distinct(own: readonly string[]): Pick<Columns, 'names' | 'renamed'> {
	const taken = new Set(own);
	const seen = new Set<string>();
	const next = new Map<string, number>();
	const renamed: string[] = [];
	const names = own.map((name, at) => {
		if (name !== '' && !seen.has(name)) {
			seen.add(name);
			return name;
		}
		const base = name === '' ? 'column' : name;
		let number = name === '' ? at + 1 : (next.get(name) ?? 2);
		while (taken.has(`${base}_${number}`)) number++;
		const fresh = `${base}_${number}`;
		next.set(name, number + 1);
		taken.add(fresh);
		if (name !== '') renamed.push(`column ${at + 1} "${name}" is ${fresh}`);
		return fresh;
	});
	return { names, renamed };
}
