import type { INodeListSearchResult } from 'n8n-workflow';

import { InputError } from '../../inputError';
import { readLocator } from '../../operations/itemParameters';
import { addresses, subjectOf } from '../client/addresses';
import type { Subject } from '../client/explain';
import type { ImprovadoClient } from '../client/improvadoClient';
import { listPage } from '../client/pages';
import { idText } from '../ids';
import { loadLabel, tableTitle } from '../loads/labels';
import type { Connection, DataTable, Destination, Load } from '../types';
import { improvadoSearch, type Searched } from './search';

/** Pages that are looked through for a search before the list asks for more. */
const MOST_PAGES = 10;

export const searchImprovadoDestinations = improvadoSearch(
	async (client, searched) =>
		await search<Destination>(client, searched, {
			path: addresses.destinations,
			subject: subjectOf('list', 'destination'),
			entry: ({ name, title }) => ({ name: title?.trim() || name, value: name }),
		}),
);

/** The connections of the chosen destination: Improvado lists them by destination only. */
export const searchImprovadoConnections = improvadoSearch(async (client, searched) => {
	const { value } = readLocator(searched.context.getCurrentNodeParameter('destination'));
	// An expression that the editor could not resolve is no name.
	if (!/^[\w.-]+$/.test(value)) {
		throw new InputError(
			'Destination',
			"No destination is chosen in 'Destination'",
			"Choose a destination first: the list shows its connections. Or set 'Connection' to By ID",
		);
	}
	return await search<Connection>(client, searched, {
		path: addresses.connections(value),
		subject: subjectOf('list', 'connection'),
		entry: ({ id, title }) => ({ name: title?.trim() || idText(id), value: idText(id) }),
	});
});

export const searchImprovadoDataTables = improvadoSearch(
	async (client, searched) =>
		await search<DataTable>(client, searched, {
			path: addresses.dataTables,
			subject: subjectOf('list', 'dataTable'),
			entry: (table) => ({ name: tableTitle(table), value: idText(table.id) }),
		}),
);

export const searchImprovadoLoads = improvadoSearch(
	async (client, searched) =>
		await search<Load>(client, searched, {
			path: addresses.loads,
			subject: subjectOf('list', 'load'),
			entry: (load) => ({ name: loadLabel(load), value: idText(load.id) }),
		}),
);

interface Listed<T> {
	path: string;
	subject: Subject;
	entry(member: T): { name: string; value: string };
}

/** Improvado has no search by a part of a title, so pages are read until some fit. */
async function search<T extends object>(
	client: ImprovadoClient,
	{ filter, paginationToken }: Searched,
	{ path, subject, entry }: Listed<T>,
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const results: INodeListSearchResult['results'] = [];
	const first = Number(paginationToken ?? 1);
	for (let page = first; ; page++) {
		const { items, next } = await listPage<T>(client, path, subject, page);
		const entries = items.map(entry);
		results.push(...entries.filter(({ name }) => name.toLowerCase().includes(wanted)));
		if (next === undefined) return { results };
		const isEnough = results.length > 0 || page - first + 1 === MOST_PAGES;
		if (isEnough) return { results, paginationToken: String(page + 1) };
	}
}
