import type { Schema } from './contract.ts';
import { closed } from './schemas/shapes.ts';

/** Repeatable: destinations.yaml shows two of them joined by an ampersand. */
const PROPERTY: Schema = { type: 'array', items: { type: 'string', minLength: 1 } };
const TEXT: Schema = { type: 'string', minLength: 1 };

function listQuery(limit: Schema): Schema {
	return {
		...closed({
			property: PROPERTY,
			limit,
			orderby: TEXT,
			count: { type: 'boolean' },
			continuationToken: TEXT,
		}),
		allOf: [
			{
				description: 'must not have both limit and count',
				not: { required: ['limit', 'count'] },
			},
		],
	};
}

export const noQuery: Schema = closed({});
/** flow-service.yaml knows neither limit nor paging for specs. */
export const specQuery: Schema = closed({ property: PROPERTY });
export const pagedQuery: Schema = listQuery({ type: 'integer', minimum: 1, maximum: 100 });
/** The document gives no upper bound for runs. */
export const runsQuery: Schema = listQuery({ type: 'integer', minimum: 1 });

const repeatable = new Set(['property']);

/** The query of a URL as an object; a repeated name becomes a list. */
export function readQuery(url: string): Record<string, string | string[]> {
	const parameters = new URL(url, 'http://localhost').searchParams;
	const query: Record<string, string | string[]> = {};
	for (const name of new Set(parameters.keys())) {
		const values = parameters.getAll(name);
		query[name] = repeatable.has(name) || values.length > 1 ? values : (values[0] ?? '');
	}
	return query;
}
