import type { Query } from '../../http/apiPorts';
import type { Subject } from './explain';
import type { ImprovadoClient } from './improvadoClient';

interface Page<T> {
	next?: string | null;
	results?: T[];
}

export const PAGE_SIZE = 100;

/**
 * The members of a collection, page by page, ordered by id.
 *
 * @param limit how many at most
 */
export async function listAll<T extends object>(
	client: ImprovadoClient,
	path: string,
	subject: Subject,
	query: Query = {},
	limit = Infinity,
): Promise<T[]> {
	const found: T[] = [];
	let page: number | undefined = 1;
	while (page !== undefined && found.length < limit) {
		const { items, nextPage }: ListedPage<T> = await listPage<T>(
			client,
			path,
			subject,
			page,
			query,
		);
		found.push(...items);
		page = nextPage;
	}
	return found.slice(0, limit);
}

export interface ListedPage<T> {
	items: T[];
	/** Undefined on the last page. */
	nextPage?: number;
}

/** One page; `next` of the answer is an address of which only its being there counts. */
export async function listPage<T extends object>(
	client: ImprovadoClient,
	path: string,
	subject: Subject,
	page = 1,
	query: Query = {},
): Promise<ListedPage<T>> {
	const answer = await client.get<Page<T> | T[]>(path, subject, {
		...query,
		page,
		page_size: PAGE_SIZE,
	});
	if (Array.isArray(answer)) return { items: answer };
	const { results = [], next } = answer;
	return next && results.length > 0 ? { items: results, nextPage: page + 1 } : { items: results };
}
