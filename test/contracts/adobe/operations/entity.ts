import { FLOW_SERVICE } from '../contract.ts';
import type { Operation, PatchTarget, Schema, Source } from '../contract.ts';
import { patchHeaders, readHeaders, writeHeaders } from '../headers.ts';
import { noQuery, pagedQuery } from '../query.ts';

/** Of every operation on connections, source connections, target connections and dataflows. */
export interface EntitySources {
	getAll: Source[];
	create: Source[];
	get: Source[];
	delete: Source[];
	update?: Source[];
}

export interface Entity {
	collection: string;
	sources: EntitySources;
	create: (body: unknown) => Schema;
	update?: PatchTarget[];
}

const none = { kind: 'none' } as const;

/** Operations of a collection and of one member of it. */
export function entityOperations({ collection, sources, create, update }: Entity): Operation[] {
	const path = `${FLOW_SERVICE}/${collection}`;
	const member = `${path}/{id}`;
	const read = { headers: readHeaders, query: noQuery, body: none };
	const operations: Operation[] = [
		{ ...read, method: 'GET', path, sources: sources.getAll, query: pagedQuery },
		{
			method: 'POST',
			path,
			sources: sources.create,
			headers: writeHeaders,
			query: noQuery,
			body: { kind: 'json', schemaFor: create },
		},
		{ ...read, method: 'GET', path: member, sources: sources.get },
		{ ...read, method: 'DELETE', path: member, sources: sources.delete },
	];
	if (update !== undefined && sources.update !== undefined) {
		operations.push({
			method: 'PATCH',
			path: member,
			sources: sources.update,
			headers: patchHeaders,
			query: noQuery,
			body: { kind: 'patch', targets: update },
		});
	}
	return operations;
}
