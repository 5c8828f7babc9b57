import type { Query } from '../../http/apiPorts';
import { memberList, PageTrail } from '../../http/pages';
import type { Subject } from './explain';
import type { ImprovadoClient } from './improvadoClient';

interface Page {
	next?: string | null;
	results?: unknown;
}

export const PAGE_SIZE = 100;

/**
 * The pages of a collection, ordered by id.
 *
 * @throws ApiProblem for a page that is none or comes again: the list would seem to end, or never end
 */
export async function* pagesOf<T extends object>(
	client: ImprovadoClient,
	path: string,
	subject: Subject,
	query: Query = {},
): AsyncGenerator<T[]> {
	const trail = new PageTrail();
	for (let page = 1; ; page++) {
		const { items, next } = await listPage<T>(client, path, subject, page, query);
		yield items;
		if (next === undefined) return;
		const wrong = trail.objection(next, items.length);
		if (wrong !== undefined) throw client.unbelievable(wrong, subject);
	}
}

export interface ListedPage<T> {
	items: T[];
	/** The address of the next page; undefined on the last one. */
	next?: string;
}

export async function listPage<T extends object>(
	client: ImprovadoClient,
	path: string,
	subject: Subject,
	page = 1,
	query: Query = {},
): Promise<ListedPage<T>> {
	const answer = await client.get<Page | T[]>(path, subject, {
		...query,
		page,
		page_size: PAGE_SIZE,
	});
	const { results, next } = Array.isArray(answer) ? { results: answer } : answer;
	const items = memberList<T>(results);
	if (!items) throw client.unbelievable(`the answer holds no list of ${subject.noun}s`, subject);
	return next ? { items, next: String(next) } : { items };
}
