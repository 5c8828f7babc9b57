import type { FileRow } from '../openFile';
import { foreignWord, readValue } from './readValue';

/**
 * A row out of a value that stands by itself; a text when it is no JSON, so that nobody knows where
 * it ends.
 */
export function elementRow(line: number, raw: string): FileRow | string {
	const value = readValue(raw);
	if (!('broken' in value)) return { line, raw, ...value };
	const word = foreignWord(raw);
	if (word === undefined) return value.broken;
	return { line, raw, invalid: `not JSON (${word})` };
}
