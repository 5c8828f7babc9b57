import type { Answer, Call } from '../core/endpoint.ts';
import { queryOf } from './context.ts';
import type { Context } from './context.ts';
import { matcherOf } from './filters.ts';
import { limitOf, ordered } from './paging.ts';
import { adobeProblem, Refused } from './problems.ts';

function offsetOf(query: URLSearchParams): number {
	const start = Number(query.get('start') ?? 0);
	if (Number.isInteger(start) && start >= 0) return start;
	throw new Refused(
		adobeProblem.generic(400, 'BadRequestError', 'start must be a whole number from 0'),
	);
}

/** `sort=name:desc` in the notation of `orderby`. */
function orderbyOf(query: URLSearchParams): string | null {
	const sort = query.get('sort');
	if (sort === null) return null;
	const keys = sort.split(',').map((key) => key.split(':'));
	return keys.map(([field, direction]) => (direction === 'desc' ? `-${field}` : field)).join(',');
}

/** Parts of a text, without regard to case. */
function textMatcher(query: URLSearchParams, field: 'name' | 'description') {
	const wanted = query.get(field)?.toLowerCase() ?? '';
	return (audience: Record<typeof field, string>) => audience[field].toLowerCase().includes(wanted);
}

function nextLink(query: URLSearchParams, start: number, limit: number): string {
	const next = new URLSearchParams(query);
	next.set('start', String(start));
	next.set('limit', String(limit));
	return `@/audiences?${next.toString()}`;
}

export function listAudiences({ space, state }: Context, call: Call): Answer {
	const query = queryOf(call);
	const matches = matcherOf(query.getAll('property'));
	const found = space.audiences
		.filter(matches)
		.filter(textMatcher(query, 'name'))
		.filter(textMatcher(query, 'description'));
	const start = offsetOf(query);
	const limit = limitOf(query, state.settings.pageSize);
	const children = ordered(found, orderbyOf(query)).slice(start, start + limit);
	const end = start + children.length;
	const more = end < found.length;
	const _page = {
		totalCount: found.length,
		totalPages: Math.ceil(found.length / limit),
		pageSize: limit,
		...(more ? { next: String(end) } : {}),
	};
	const _links = more ? { next: { href: nextLink(query, end, limit) } } : {};
	return { status: 200, body: { children, _page, _links } };
}

/** One audience by its system id. */
export function getAudience({ space }: Context, { params }: Call): Answer {
	const found = space.audiences.find(({ id }) => id === params['id']);
	if (found) return { status: 200, body: found };
	const detail = `Audience not found with id ${params['id']}`;
	throw new Refused(adobeProblem.generic(404, 'Not Found', detail));
}
