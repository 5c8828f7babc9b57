import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { readWhole } from '../../../shared/improvado/connections/readWhole';
import type { ConnectionPlace } from '../../../shared/improvado/connections/recheckAndWait';
import { statusSentence, statusWord } from '../../../shared/improvado/connections/status';
import type { Connection } from '../../../shared/improvado/types';
import { InputError } from '../../../shared/inputError';

/**
 * The connection, which must be active: nothing is loaded to any other.
 *
 * @throws InputError when it is known not to be
 */
export async function activeConnection(
	client: ImprovadoClient,
	place: ConnectionPlace,
): Promise<Connection> {
	const connection = await readWhole(client, place);
	const word = statusWord(connection);
	if (word !== 'initializing' && word !== 'error') return connection;
	throw new InputError(
		'Connection',
		`Improvado loads to active connections only. ${statusSentence(connection)}`,
		word === 'error'
			? "Use Destination Connection > Reauthorize first, or choose another in 'Connection'"
			: 'Let Destination Connection > Check Status come before this node: it waits until the check has ended',
	);
}
