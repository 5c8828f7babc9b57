import { addresses, subjectOf } from '../client/addresses';
import type { ImprovadoClient } from '../client/improvadoClient';
import { listMatching } from '../client/listMatching';
import { idText } from '../ids';
import type { Connection } from '../types';
import { readConnection, type ConnectionPlace } from './recheckAndWait';

/** A connection with all that Improvado tells about it. */
export async function readWhole(
	client: ImprovadoClient,
	place: ConnectionPlace,
): Promise<Connection> {
	return await completed(client, place, await readConnection(client, place));
}

/**
 * The documents of "Get a connection" list neither `error_text` nor `create_load_for_new_tables`;
 * where the answer lacks them too, the list of connections is asked.
 */
export async function completed(
	client: ImprovadoClient,
	{ destination, id }: ConnectionPlace,
	connection: Connection,
): Promise<Connection> {
	const { error_text: reason, create_load_for_new_tables: loads } = connection;
	if (reason !== undefined && loads !== undefined) return connection;
	const path = addresses.connections(destination);
	const [listed = {}] = await listMatching<Connection>(
		client,
		path,
		subjectOf('list', 'connection'),
		{
			limit: 1,
			fits: (other) => idText(other.id) === id,
		},
	);
	return { ...listed, ...connection };
}
