import type { Query } from '../../http/apiPorts';
import type { AdobeClient } from './adobeClient';
import { collectionPath, type Collection } from './collections';
import { subjectOf } from './subjects';

interface Page<T> {
	items?: T[];
	_links?: { next?: { href?: string } };
}

const PAGE_SIZE = 100;
/** `GET /connectionSpecs` and `GET /flowSpecs` have no paging, only filters. Source: flow-service.yaml. */
const unpaged: readonly Collection[] = ['connectionSpecs', 'flowSpecs'];

/**
 * The members of a collection, page by page, newest first unless ordered otherwise.
 *
 * @param limit how many at most
 */
export async function listAll<T extends object>(
	client: AdobeClient,
	collection: Collection,
	query: Query = {},
	limit = Infinity,
): Promise<T[]> {
	const found: T[] = [];
	const followed = new Set<string>();
	let continuationToken: string | undefined;
	do {
		const page = await listPage<T>(
			client,
			collection,
			query,
			limit - found.length,
			continuationToken,
		);
		found.push(...page.items);
		continuationToken = page.continuationToken;
		// A token that comes again would never end.
		if (continuationToken === undefined || followed.has(continuationToken)) break;
		followed.add(continuationToken);
	} while (found.length < limit);
	return found.slice(0, limit);
}

/** One page, and the token of the next one if there is one. */
export async function listPage<T extends object>(
	client: AdobeClient,
	collection: Collection,
	query: Query = {},
	limit = PAGE_SIZE,
	continuationToken?: string,
): Promise<{ items: T[]; continuationToken?: string }> {
	const paging = unpaged.includes(collection)
		? {}
		: { limit: Math.min(limit, PAGE_SIZE), continuationToken };
	const { items = [], _links } = await client.get<Page<T>>(
		collectionPath(collection),
		subjectOf('list', collection),
		{ query: { ...query, ...paging } },
	);
	const next = continuationTokenOf(_links?.next?.href);
	return next === undefined || next === continuationToken
		? { items }
		: { items, continuationToken: next };
}

/** The token is base64 and may hold `=` and `+`, so the link is read as a link. */
function continuationTokenOf(href: string | undefined): string | undefined {
	if (!href) return undefined;
	const token = new URL(href, 'https://platform.adobe.io').searchParams.get('continuationToken');
	return token ?? undefined;
}
