import type { IDataObject } from 'n8n-workflow';

import { createOnce, type Made } from '../../operations/createOnce';
import { differencesBetween } from '../../operations/differences';
import type { IfExists } from '../../operations/ifExists';
import { byAge } from '../byAge';
import { addresses, subjectOf } from '../client/addresses';
import type { ImprovadoClient } from '../client/improvadoClient';
import { listMatching } from '../client/listMatching';
import { idText } from '../ids';
import type { Connection } from '../types';
import { readConnection } from './recheckAndWait';
import { sendParameters } from './withParameters';

export interface WantedConnection {
	/** Name of the destination. */
	destination: string;
	title: string;
	createLoadForNewTables: boolean;
	/** All of them, secret ones too. */
	parameters: IDataObject;
}

/**
 * Creates it once, also when an answer got lost or another execution creates it too. Titles are not
 * unique; of the settings, those are compared that Improvado tells.
 */
export async function createConnection(
	client: ImprovadoClient,
	{ destination, title, createLoadForNewTables, parameters }: WantedConnection,
	ifExists: IfExists,
): Promise<Made<Connection>> {
	const path = addresses.connections(destination);
	return await createOnce<Connection>(client.ports, {
		what: `connection '${title}'`,
		key: 'title',
		ifExists,
		alike: async () =>
			await listMatching<Connection>(client, path, subjectOf('list', 'connection'), {
				limit: Infinity,
				fits: (connection) => connection.title?.trim() === title.trim(),
			}),
		post: async () => {
			const made = await sendParameters<Connection>(client, {
				method: 'POST',
				path,
				subject: subjectOf('create', 'connection'),
				body: {
					title,
					create_load_for_new_tables: createLoadForNewTables,
					destination_name: destination,
				},
				parameters,
				documented: 'conenctions_params',
				repeatable: false,
			});
			return idText(made.id) === '' ? undefined : made;
		},
		read: async ({ id }) => await readConnection(client, { destination, id: idText(id) }),
		differences: ({ create_load_for_new_tables: existing }) =>
			existing === undefined
				? []
				: differencesBetween(createLoadForNewTables, existing, () => 'Create Load for New Tables'),
		idOf: ({ id }) => idText(id),
		byAge,
	});
}

/** Gives a connection new parameters; Improvado checks them at once. */
export async function reauthorizeConnection(
	client: ImprovadoClient,
	{
		destination,
		id,
		title,
		parameters,
	}: { destination: string; id: string; title: string; parameters: IDataObject },
): Promise<Connection> {
	return await sendParameters<Connection>(client, {
		method: 'PUT',
		path: addresses.connection(destination, id),
		subject: subjectOf('reauthorize', 'connection', id),
		body: { title },
		parameters,
		documented: 'connection_params',
		repeatable: true,
		shows: id,
	});
}
