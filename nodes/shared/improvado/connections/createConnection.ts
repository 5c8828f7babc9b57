import type { IDataObject } from 'n8n-workflow';

import { addresses, subjectOf } from '../client/addresses';
import type { ImprovadoClient } from '../client/improvadoClient';
import { listAll } from '../client/pages';
import { createLooking } from '../createLooking';
import type { Connection } from '../types';
import { sendParameters } from './withParameters';

export interface WantedConnection {
	/** Name of the destination. */
	destination: string;
	title: string;
	createLoadForNewTables: boolean;
	/** All of them, secret ones too. */
	parameters: IDataObject;
}

/** Those of a destination that have this title; titles are not unique. */
export async function connectionsWithTitle(
	client: ImprovadoClient,
	destination: string,
	title: string,
): Promise<Connection[]> {
	const subject = subjectOf('list', 'connection');
	const listed = await listAll<Connection>(client, addresses.connections(destination), subject);
	return listed.filter((connection) => connection.title?.trim() === title.trim());
}

/** Creates it once, also when an answer got lost. */
export async function createConnection(
	client: ImprovadoClient,
	{ destination, title, createLoadForNewTables, parameters }: WantedConnection,
): Promise<Connection> {
	return await createLooking<Connection>(client, {
		alike: async () => await connectionsWithTitle(client, destination, title),
		post: async () =>
			await sendParameters<Connection>(client, {
				method: 'POST',
				path: addresses.connections(destination),
				subject: subjectOf('create', 'connection'),
				body: {
					title,
					create_load_for_new_tables: createLoadForNewTables,
					destination_name: destination,
				},
				parameters,
				documented: 'conenctions_params',
				repeatable: false,
			}),
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
	});
}
