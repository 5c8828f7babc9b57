import type { Answer, Call } from '../core/endpoint.ts';
import { queryOf } from './context.ts';
import type { Context } from './context.ts';
import { matcherOf } from './filters.ts';
import type { Fields } from './json.ts';
import { ordered, page } from './paging.ts';
import { adobeProblem, notFound, Refused } from './problems.ts';

/** GET of a collection; `items` come newest first. */
export function listAnswer(
	{ state }: Context,
	call: Call,
	collection: string,
	items: readonly Fields[],
): Answer {
	const query = queryOf(call);
	const counts = query.get('count') === 'true';
	if (counts && query.has('limit')) {
		const message = 'count and limit cannot be used together';
		throw new Refused(adobeProblem.flow(1401, 400, message));
	}
	const found = items.filter(matcherOf(query.getAll('property')));
	if (counts) return { status: 200, body: { count: found.length } };
	const sorted = ordered(found, query.get('orderby'));
	return { status: 200, body: page(collection, sorted, query, state.settings.pageSize) };
}

/** GET by id answers a list of one. */
export function oneAnswer(item: Fields): Answer {
	const etag = typeof item['etag'] === 'string' ? { etag: item['etag'] } : undefined;
	return { status: 200, headers: etag, body: { items: [item] } };
}

export function pick<T>(entities: ReadonlyMap<string, T>, collection: string, id: string): T {
	const found = entities.get(id);
	if (found === undefined) throw notFound(collection, id);
	return found;
}

export function deletedAnswer({ state }: Context): Answer {
	return { status: state.settings.deleteStatus };
}

export function createdAnswer({ state }: Context, id: string, etag: string): Answer {
	const body = state.settings.createAnswer === 'idOnly' ? { id } : { id, etag };
	return { status: 201, body };
}
