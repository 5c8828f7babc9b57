import type { Query } from '../../http/apiPorts';
import { memberList, PageTrail } from '../../http/pages';
import type { AdobeClient } from './adobeClient';
import { collectionPath, type Collection } from './collections';
import type { Subject } from './explain';
import { subjectOf } from './subjects';

interface Page {
	items?: unknown;
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
	for await (const items of pagesOf<T>(client, collection, query, () => limit - found.length)) {
		found.push(...items);
		if (found.length >= limit) break;
	}
	return found.slice(0, limit);
}

/**
 * The pages of a collection, one after the other.
 *
 * @param left how many members are still wanted
 * @throws ApiProblem for a page that is none or comes again: the list would seem to end, or never end
 */
export async function* pagesOf<T extends object>(
	client: AdobeClient,
	collection: Collection,
	query: Query,
	left: () => number = () => PAGE_SIZE,
): AsyncGenerator<T[]> {
	const trail = new PageTrail();
	let token: string | undefined;
	for (;;) {
		const page: ListedPage<T> = await listPage<T>(client, collection, query, left(), token);
		yield page.items;
		token = page.continuationToken;
		if (token === undefined) return;
		const wrong = trail.objection(token, page.items.length);
		if (wrong !== undefined) throw client.unbelievable(wrong, subjectOf('list', collection));
	}
}

interface ListedPage<T> {
	items: T[];
	/** Undefined on the last page. */
	continuationToken?: string;
}

/** One page, and the token of the next one if there is one. */
export async function listPage<T extends object>(
	client: AdobeClient,
	collection: Collection,
	query: Query = {},
	limit = PAGE_SIZE,
	continuationToken?: string,
): Promise<ListedPage<T>> {
	const subject = subjectOf('list', collection);
	const size = unpaged.includes(collection) ? {} : { limit: Math.min(limit, PAGE_SIZE) };
	const { items: listed, _links } = await client.get<Page>(collectionPath(collection), subject, {
		query: { ...query, ...size, continuationToken },
	});
	const items = pageItems<T>(client, listed, subject);
	const href = _links?.next?.href;
	if (!href) return { items };
	// The token is base64 and may hold `=` and `+`, so the link is read as a link.
	const next = linkParameter(href, 'continuationToken');
	if (next !== undefined) return { items, continuationToken: next };
	throw client.unbelievable('the link to the next page leads to none', subject);
}

/** @throws ApiProblem when it is no list of objects: without one, a page says nothing */
export function pageItems<T extends object>(
	client: AdobeClient,
	listed: unknown,
	subject: Subject,
): T[] {
	const items = memberList<T>(listed);
	if (items) return items;
	throw client.unbelievable(`the answer holds no list of ${subject.noun}s`, subject);
}

/** @returns undefined when the link does not have it, or is none */
export function linkParameter(href: string, name: string): string | undefined {
	const base = 'https://platform.adobe.io';
	if (!URL.canParse(href, base)) return undefined;
	return new URL(href, base).searchParams.get(name) || undefined;
}
