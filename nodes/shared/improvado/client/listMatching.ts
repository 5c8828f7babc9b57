import type { Query } from '../../http/apiPorts';
import type { Subject } from './explain';
import type { ImprovadoClient } from './improvadoClient';
import { listPage, type ListedPage } from './pages';

/**
 * As `listAll`, for what Improvado cannot filter itself: pages are read until enough fit.
 *
 * @param limit how many at most
 */
export async function listMatching<T extends object>(
	client: ImprovadoClient,
	path: string,
	subject: Subject,
	{ query = {}, limit, fits }: { query?: Query; limit: number; fits(member: T): boolean },
): Promise<T[]> {
	const found: T[] = [];
	let page: number | undefined = 1;
	while (page !== undefined && found.length < limit) {
		const listed: ListedPage<T> = await listPage<T>(client, path, subject, page, query);
		found.push(...listed.items.filter(fits));
		page = listed.nextPage;
	}
	return found.slice(0, limit);
}

/** In whatever case; an empty part is in every text. */
export function contains(text: string | undefined, part: string): boolean {
	return (text ?? '').toLowerCase().includes(part.trim().toLowerCase());
}

/** Improvado does not document how its API writes its words. */
export function sameWord(one: unknown, other: unknown): boolean {
	const word = (value: unknown) =>
		String(value ?? '')
			.trim()
			.toLowerCase();
	return word(one) === word(other);
}
