import type { Query } from '../../http/apiPorts';
import type { Subject } from './explain';
import type { ImprovadoClient } from './improvadoClient';
import { pagesOf } from './pages';

/**
 * The members of a collection that fit, for what Improvado cannot filter itself: pages are read until
 * there are enough of them.
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
	for await (const items of pagesOf<T>(client, path, subject, query)) {
		found.push(...items.filter(fits));
		if (found.length >= limit) break;
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
