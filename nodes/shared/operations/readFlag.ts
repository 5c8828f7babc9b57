import { InputError } from '../inputError';

/**
 * A boolean field, whose expression may yield the text of a table.
 *
 * @throws InputError for what is neither true nor false; empty is false
 */
export function readFlag(value: unknown, displayName: string): boolean {
	if (value === undefined || value === null) return false;
	const text = String(value).trim().toLowerCase();
	if (['true', '1'].includes(text)) return true;
	if (['false', '0', ''].includes(text)) return false;
	throw new InputError(
		displayName,
		`'${displayName}' is '${String(value)}', which is neither true nor false`,
		'Switch it on or off, or let its expression yield true or false',
	);
}
