/** An e-mail address, a number or a date: hardly the name of a column. */
const DATA =
	/^(?:[^\s@]+@[^\s@]+\.[^\s@]+|[+-]?\d+(?:[.,]\d+)*|\d{4}-\d\d-\d\d(?:[T ].*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4})$/;

/** What makes doubt whether the first row is the header, or is none. @param set the names given for columns */
export function headerHint(
	firstRow: readonly string[],
	set: readonly string[],
): string | undefined {
	const cells = firstRow.map((cell) => cell.trim());
	if (set.length === 0) {
		const odd = cells.find((cell) => DATA.test(cell));
		if (odd === undefined) return undefined;
		return `The first row was taken for the header, but "${odd}" looks like data. If the file has no header, name its columns with the option 'Column Names', or the first record is missing`;
	}
	const isSame = cells.every((cell, at) => cell.toLowerCase() === set[at]?.toLowerCase());
	if (!isSame) return undefined;
	return "The first row is the same as 'Column Names', so a header was probably taken for a record: remove the option";
}
