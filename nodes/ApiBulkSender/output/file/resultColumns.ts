import type { Settlement } from '../../engine/types';

/** Stand behind the columns of the file that was sent; by the first two they are known again. */
const OWN_COLUMNS = [
	'delivery_line',
	'delivery_outcome',
	'delivery_cause',
	'delivery_reason',
	'delivery_status',
];

export function resultColumns(parsedNames: readonly string[]): string[] {
	return [...OWN_COLUMNS, ...parsedNames];
}

/** In the order of `resultColumns`. */
export function resultCells(
	line: number,
	{ outcome, cause, reason, httpStatus, parsed, warnings }: Settlement,
	parsedNames: readonly string[],
): string[] {
	const cells = [String(line), outcome, cause ?? '', reason ?? '', asCell(httpStatus)];
	for (const name of parsedNames) {
		cells.push(asCell(name === 'warnings' ? (warnings ?? parsed?.warnings) : parsed?.[name]));
	}
	return cells;
}

/** A value as the text of a cell. */
export function asCell(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
