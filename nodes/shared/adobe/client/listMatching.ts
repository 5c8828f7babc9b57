import type { Query } from '../../http/apiPorts';
import type { AdobeClient } from './adobeClient';
import type { Collection } from './collections';
import { listAll, pagesOf } from './pages';

/**
 * The members of a collection that fit, for what Adobe has no filter for: pages are read until
 * there are enough of them.
 *
 * @param fits left out, all fit
 */
export async function listMatching<T extends object>(
	client: AdobeClient,
	collection: Collection,
	query: Query,
	limit: number,
	fits?: (member: T) => boolean,
): Promise<T[]> {
	if (!fits) return await listAll<T>(client, collection, query, limit);
	const found: T[] = [];
	for await (const items of pagesOf<T>(client, collection, query)) {
		found.push(...items.filter(fits));
		if (found.length >= limit) break;
	}
	return found.slice(0, limit);
}

/** Whether a name holds a text, in capitals or not. */
export function nameContains(name: string | undefined, part: string): boolean {
	return (name ?? '').toLowerCase().includes(part.trim().toLowerCase());
}
