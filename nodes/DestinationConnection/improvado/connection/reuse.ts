import type { WantedConnection } from '../../../shared/improvado/connections/createConnection';
import type { Connection } from '../../../shared/improvado/types';
import { InputError } from '../../../shared/inputError';
import { differencesBetween } from '../../../shared/operations/differences';
import type { IfExists } from '../../../shared/operations/ifExists';

/**
 * The one of those with the wanted title that can be used in place of a new one.
 *
 * @throws InputError when none has the wanted settings, or when there is one at all under 'Fail'
 */
export function reusableConnection(
	wanted: WantedConnection,
	there: Connection[],
	ifExists: IfExists,
): Connection | undefined {
	if (there.length === 0) return undefined;
	if (ifExists === 'fail') {
		throw new InputError(
			'If It Already Exists',
			`There already is a connection '${wanted.title}'`,
			"It is left as it is. Choose another title, or set 'If It Already Exists' to Reuse",
		);
	}
	const same = there.find((connection) => differences(wanted, connection).length === 0);
	if (same) return same;
	throw new InputError(
		'If It Already Exists',
		`There already is a connection '${wanted.title}' with other settings`,
		`${differences(wanted, there[0]).join('; ')}. Choose another title, change the existing one with Update, or set 'If It Already Exists' to Create Another`,
	);
}

/** Where Improvado does not tell the setting, nothing can be compared. */
function differences(
	{ createLoadForNewTables }: WantedConnection,
	{ create_load_for_new_tables: existing }: Connection,
): string[] {
	if (existing === undefined) return [];
	return differencesBetween(createLoadForNewTables, existing, () => 'Create Load for New Tables');
}
