import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { InputError } from '../../inputError';
import { readLocator } from '../../operations/itemParameters';
import { addresses, subjectOf } from '../client/addresses';
import type { Subject } from '../client/explain';
import { openImprovado } from '../client/openImprovado';
import { listPage, type ListedPage } from '../client/pages';
import { idText } from '../ids';
import { loadLabel, tableTitle } from '../loads/labels';
import type { Connection, DataTable, Destination, Load } from '../types';

/** Pages that are looked through for a search before the list asks for more. */
const MOST_PAGES = 10;

export async function searchImprovadoDestinations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search<Destination>(this, filter, paginationToken, {
		path: addresses.destinations,
		subject: subjectOf('list', 'destination'),
		entry: ({ name, title }) => ({ name: title?.trim() || name, value: name }),
	});
}

/** The connections of the chosen destination: Improvado lists them by destination only. */
export async function searchImprovadoConnections(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { value } = readLocator(this.getCurrentNodeParameter('destination'));
	// An expression that the editor could not resolve is no name.
	if (!/^[\w.-]+$/.test(value)) {
		throw new InputError(
			'Destination',
			"No destination is chosen in 'Destination'",
			"Choose a destination first: the list shows its connections. Or set 'Connection' to By ID",
		);
	}
	return await search<Connection>(this, filter, paginationToken, {
		path: addresses.connections(value),
		subject: subjectOf('list', 'connection'),
		entry: ({ id, title }) => ({ name: title?.trim() || idText(id), value: idText(id) }),
	});
}

export async function searchImprovadoDataTables(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search<DataTable>(this, filter, paginationToken, {
		path: addresses.dataTables,
		subject: subjectOf('list', 'dataTable'),
		entry: (table) => ({ name: tableTitle(table), value: idText(table.id) }),
	});
}

export async function searchImprovadoLoads(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search<Load>(this, filter, paginationToken, {
		path: addresses.loads,
		subject: subjectOf('list', 'load'),
		entry: (load) => ({ name: loadLabel(load), value: idText(load.id) }),
	});
}

interface Searched<T> {
	path: string;
	subject: Subject;
	entry(member: T): { name: string; value: string };
}

/** Improvado has no search by a part of a title, so pages are read until some fit. */
async function search<T extends object>(
	context: ILoadOptionsFunctions,
	filter = '',
	paginationToken: string | undefined,
	{ path, subject, entry }: Searched<T>,
): Promise<INodeListSearchResult> {
	const client = await openImprovado(context);
	const wanted = filter.trim().toLowerCase();
	const results: INodeListSearchResult['results'] = [];
	let page: number | undefined = Number(paginationToken ?? 1);
	for (let read = 0; read < MOST_PAGES && page !== undefined && results.length === 0; read++) {
		const { items, nextPage }: ListedPage<T> = await listPage<T>(client, path, subject, page);
		const entries = items.map(entry);
		results.push(...entries.filter(({ name }) => name.toLowerCase().includes(wanted)));
		page = nextPage;
	}
	return { results, paginationToken: page === undefined ? undefined : String(page) };
}
