import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../shared/inputError';
import { jsonOf, type Reading } from './reading';

/** What became of a row that is not in the dataflow any more, or never was. */
const GONE = ['removed', 'notInDataflow'];

/**
 * The audiences and attributes of an item that Add, Update, Sync or another change has handed on, as
 * rows of a table.
 *
 * @throws InputError for an item that lists neither
 */
export function rowsOfNodeBefore(reading: Reading): IDataObject[] {
	const { audiences, attributes } = jsonOf(reading);
	const rows = [...rowsIn(audiences), ...rowsIn(attributes)];
	if (rows.length > 0) return rows.filter(({ result }) => !GONE.includes(String(result)));
	throw new InputError(
		'Audiences and Attributes From',
		`Item ${reading.item + 1} lists neither audiences nor attributes, so there is nothing to hold the dataflow against`,
		"Connect a node that changes the dataflow, such as Add or Sync of Activate Audience, or choose something else under 'Audiences and Attributes From'",
	);
}

function rowsIn(list: unknown): IDataObject[] {
	if (!Array.isArray(list)) return [];
	return list.filter((row): row is IDataObject => row !== null && typeof row === 'object');
}
