import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { leavingList } from '../../operations/leaving';
import type { ImprovadoClient } from '../client/improvadoClient';
import { openImprovado } from '../client/openImprovado';

/** As the editor calls it. */
export type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

export interface Searched {
	/** What was typed, '' for nothing. */
	filter: string;
	paginationToken?: string;
	context: ILoadOptionsFunctions;
}

/** A list of the editor that is filled by Improvado. */
export function improvadoSearch(
	find: (client: ImprovadoClient, searched: Searched) => Promise<INodeListSearchResult>,
): Search {
	return async function (filter = '', paginationToken) {
		const client = await openImprovado(this);
		return await leavingList(
			client,
			async () => await find(client, { filter, paginationToken, context: this }),
		);
	};
}
