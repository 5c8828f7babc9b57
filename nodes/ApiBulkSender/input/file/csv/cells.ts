import { isBlank } from '../text/blank';

export function isBlankRow(cells: readonly string[]): boolean {
	for (const cell of cells) if (!isBlank(cell)) return false;
	return true;
}

/**
 * The apostrophe that our result files have before what a spreadsheet would take for a formula. They
 * have it also before further apostrophes, so that each is told from the file's own.
 */
const GUARDED = /^'+[=+\-@\t\r]/;
const FORMULA = /^'*[=+\-@\t\r]/;

export function withoutApostrophe(cell: string): string {
	return GUARDED.test(cell) ? cell.slice(1) : cell;
}

export function withApostrophe(cell: string): string {
	return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** `="00123"` is how Excel is made to keep a text: the text is meant. */
export function meantText(cell: string): string {
	if (!cell.startsWith('="')) return cell;
	return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
}
