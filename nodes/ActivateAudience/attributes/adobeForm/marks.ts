import { isIdentity, namespaceOf } from '../../../shared/adobe/identities';
import type { PrimaryField } from '../../../shared/adobe/types';
import { nameOfKey } from '../deduplicationKey';
import { rowsNamed, type AttributeRow } from '../row';

/**
 * The sources of mandatory fields, one for each. Adobe names attributes by their path, identities by
 * their bare namespace. Source: destinations.yaml, MandatoryFields_V2 and its samples.
 */
export function readMandatory(
	fields: readonly string[],
	rows: readonly AttributeRow[],
	keys: readonly PrimaryField[],
): string[] {
	const identities = keys.map(nameOfKey).filter(isIdentity);
	return fields.map(
		(field) =>
			rowsNamed(field, rows)[0]?.source ??
			identities.find((source) => namespaceOf(source) === field) ??
			field,
	);
}

/** Those that were there keep their spelling. */
export function writeMandatory(
	sources: readonly string[],
	before: { fields: readonly string[]; sources: readonly string[] },
): string[] {
	return sources.map((source) => {
		const at = before.sources.indexOf(source);
		if (at >= 0) return before.fields[at];
		return isIdentity(source) ? namespaceOf(source) : source;
	});
}
