import { isIdentity, namespaceOf } from '../../shared/adobe/identities';

/** One column of the files, in whatever form Adobe stores it. */
export interface AttributeRow {
	/** Path in the profile schema, `identityMap.` and a namespace, or what a calculated field computes. */
	source: string;
	/** The column. */
	target: string;
	/** Of a calculated field: EXPRESSION, or STATIC for a fixed value. Adobe's user interface makes them. */
	calculated?: string;
	/** What Adobe stores of it besides, given back as it was read. */
	kept?: { name?: string; description?: string; column?: Column };
}

/** A column in the output schema of a mapping set. */
export type Column = Record<string, unknown>;

/**
 * The rows that people mean: those of this source, else the calculated field with this column, else
 * the identity with this namespace.
 */
export function rowsNamed<T extends AttributeRow>(name: string, rows: readonly T[]): T[] {
	const ways: Array<(row: T) => boolean> = [
		({ source }) => source === name,
		({ calculated, target }) => calculated !== undefined && target === name,
		({ source }) => isIdentity(source) && namespaceOf(source) === name,
	];
	for (const fits of ways) {
		const found = rows.filter(fits);
		if (found.length > 0) return found;
	}
	return [];
}

/** The source of what people name; the name itself when no row has it. */
export function sourceNamed(name: string, rows: readonly AttributeRow[]): string {
	return rowsNamed(name, rows)[0]?.source ?? name;
}

/** The row in another column. */
export function inColumn(row: AttributeRow, target: string): AttributeRow {
	const { kept } = row;
	const { column } = kept ?? {};
	return column?.title === row.target
		? { ...row, target, kept: { ...kept, column: { ...column, title: target } } }
		: { ...row, target };
}
