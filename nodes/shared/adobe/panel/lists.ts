import type { INodeListSearchResult } from 'n8n-workflow';

import type { Query } from '../../http/apiPorts';
import { readLocator } from '../../operations/itemParameters';
import { isDestination } from '../catalogue/classify';
import { profileStore } from '../catalogue/destinations';
import type { AdobeClient } from '../client/adobeClient';
import type { Collection } from '../client/collections';
import { listPage } from '../client/pages';
import { subjectOf } from '../client/subjects';
import type { Connection, Entity } from '../types';
import { listSpecs } from './destinationList';
import { adobeSearch, type Searched } from './search';

/** Pages that are looked through for a search before the list asks for more. */
const MOST_PAGES = 10;

/** The accounts at destinations; those at sources and the Profile Store are none. */
export const searchConnections = adobeSearch(async (client, searched) => {
	const destinations = new Set((await listSpecs(client)).filter(isDestination).map(({ id }) => id));
	return await searchCollection<Connection>(client, 'connections', searched, {
		fits: ({ connectionSpec }) => destinations.has(connectionSpec?.id),
	});
});

export const searchSourceConnections = adobeSearch(
	async (client, searched) =>
		await searchCollection(client, 'sourceConnections', searched, {
			query: { property: `connectionSpec.id==${profileStore.connectionSpecId}` },
		}),
);

/** Those of the chosen connection, or all. */
export const searchTargetConnections = adobeSearch(async (client, searched) => {
	const { value } = readLocator(searched.context.getCurrentNodeParameter('connection'));
	return await searchCollection(client, 'targetConnections', searched, {
		query: isPlainId(value) ? { property: `baseConnectionId==${value}` } : {},
	});
});

export const destinationFlowsQuery: Query = {
	property: 'inheritedAttributes.properties.isDestinationFlow==true',
};

export const searchDataflows = adobeSearch(
	async (client, searched) =>
		await searchCollection(client, 'flows', searched, { query: destinationFlowsQuery }),
);

interface SearchOptions<T> {
	query?: Query;
	fits?: (entity: T) => boolean;
}

/** Adobe has no search by a part of a name, so pages are read until some fit. */
async function searchCollection<T extends Entity>(
	client: AdobeClient,
	collection: Collection,
	{ filter, paginationToken }: Searched,
	{ query, fits = () => true }: SearchOptions<T>,
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const results: INodeListSearchResult['results'] = [];
	let token = paginationToken;
	for (let page = 0; page < MOST_PAGES; page++) {
		const { items, continuationToken } = await listPage<T>(
			client,
			collection,
			query,
			undefined,
			token,
		);
		const matching = items.filter(
			(entity) => fits(entity) && nameOf(entity).toLowerCase().includes(wanted),
		);
		results.push(...matching.map((entity) => ({ name: nameOf(entity), value: entity.id })));
		if (continuationToken !== undefined && continuationToken === token) {
			throw client.unbelievable(
				'the link to the next page leads back',
				subjectOf('list', collection),
			);
		}
		token = continuationToken;
		if (token === undefined || results.length > 0) break;
	}
	return { results, paginationToken: token };
}

function nameOf({ name, id }: Entity): string {
	return name && name.trim() !== '' ? name : id;
}

/** An expression that the editor could not resolve is no id. */
function isPlainId(value: string): boolean {
	return /^[\w-]+$/.test(value);
}
