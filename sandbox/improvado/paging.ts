import type { Answer } from '../core/endpoint.ts';
import type { Context } from './context.ts';
import type { Fields } from './fields.ts';
import { improvadoProblem, Refused } from './problems.ts';

const defaultPageSize = 100;

function positive(text: string | undefined, otherwise: number): number {
	if (text === undefined) return otherwise;
	return /^[1-9]\d*$/.test(text) ? Number(text) : NaN;
}

/** One page of what is there, ordered by id. */
export function pageAnswer({ call, origin }: Context, items: Fields[]): Answer {
	const { query, path } = call;
	const page = positive(query['page'], 1);
	const size = positive(query['page_size'], defaultPageSize);
	if (Number.isNaN(size)) {
		throw new Refused(improvadoProblem.validation({ page_size: ['A valid integer is required.'] }));
	}
	const pages = Math.max(1, Math.ceil(items.length / size));
	if (!(page <= pages)) {
		throw new Refused({ status: 404, body: { details: 'Invalid page.' } });
	}
	const sorted = items.toSorted((left, right) => Number(left['id']) - Number(right['id']));
	const link = (to: number) =>
		`${origin}${path}?${new URLSearchParams({ ...query, page: String(to) }).toString()}`;
	return {
		status: 200,
		body: {
			count: items.length,
			next: page < pages ? link(page + 1) : null,
			previous: page > 1 ? link(page - 1) : null,
			results: sorted.slice((page - 1) * size, page * size),
		},
	};
}
