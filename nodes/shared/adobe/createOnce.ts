import type { IDataObject } from 'n8n-workflow';

import type { Query } from '../http/apiPorts';
import type { CreationReport } from '../http/twins';
import { createOnce as createOnceAnywhere } from '../operations/createOnce';
import type { IfExists } from '../operations/ifExists';
import type { AdobeClient } from './client/adobeClient';
import { collectionNouns, collectionPath, type Collection } from './client/collections';
import { listAll } from './client/pages';
import { subjectOf } from './client/subjects';
import type { Entity } from './types';

export interface Creation<T extends Entity> {
	collection: Collection;
	body: IDataObject & { name: string };
	ifExists: IfExists;
	/** Narrows the list of those that may be the same. */
	query: Query;
	/** Whether it has the key of the one that is wanted; equal names are compared already. */
	isSame(existing: T): boolean;
	/** Settings in which it differs from what is wanted, in words. */
	differences(existing: T): string[];
}

/** As `createOnce` of any API; Adobe's names are no unique keys. */
export async function createOnce<T extends Entity>(
	client: AdobeClient,
	{ collection, body, ifExists, query, isSame, differences }: Creation<T>,
): Promise<{ id: string; report: CreationReport }> {
	const { made, report } = await createOnceAnywhere<T>(client.ports, {
		what: `${collectionNouns[collection]} '${body.name}'`,
		key: 'name',
		ifExists,
		alike: async () => {
			const listed = await listAll<T>(client, collection, query);
			return listed.filter((existing) => existing.name === body.name && isSame(existing));
		},
		post: async () => {
			const path = collectionPath(collection);
			const subject = subjectOf('create', collection);
			const { id } = await client.post<Partial<T>>(path, body, subject);
			return id ? ({ ...body, id } as T) : undefined;
		},
		read: async ({ id }) => await client.getOne<T>(collection, id),
		differences,
		idOf: ({ id }) => id,
		byAge: (one, other) =>
			(one.createdAt ?? 0) - (other.createdAt ?? 0) || one.id.localeCompare(other.id),
	});
	return { id: made.id, report };
}
