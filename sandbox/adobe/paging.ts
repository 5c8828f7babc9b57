import { valuesAt } from './filters.ts';
import { adobeProblem, Refused } from './problems.ts';

const maxLimit = 100;
/** Its base64 is full of plus signs. */
const prefix = Buffer.from([0xfb, 0xef, 0xbe, 0xfb, 0xef, 0xbe]);

/** Opaque; ends in '=' and holds '+', which both need care in a URL. */
export function continuationToken(offset: number): string {
	const text = `{"from":${offset}}`;
	const padding = (3 - ((prefix.length + text.length + 2) % 3)) % 3;
	const bytes = Buffer.concat([prefix, Buffer.from(text + ' '.repeat(padding))]);
	return bytes.toString('base64');
}

function offsetOf(token: string): number {
	const bytes = Buffer.from(token, 'base64');
	const sound = bytes.toString('base64') === token && bytes.subarray(0, 6).equals(prefix);
	const from = sound ? /"from":(\d+)/.exec(bytes.toString('latin1'))?.[1] : undefined;
	if (from !== undefined) return Number(from);
	throw new Refused(
		adobeProblem.generic(400, 'BadRequestError', 'The continuation token is not valid'),
	);
}

export function limitOf(query: URLSearchParams, otherwise: number): number {
	const wanted = query.get('limit');
	if (wanted === null) return otherwise;
	const limit = Number(wanted);
	if (Number.isInteger(limit) && limit > 0 && limit <= maxLimit) return limit;
	const detail = `limit must be a whole number between 1 and ${maxLimit}`;
	throw new Refused(adobeProblem.generic(400, 'BadRequestError', detail));
}

function compare(left: unknown, right: unknown): number {
	if (typeof left === 'number' && typeof right === 'number') return left - right;
	return String(left ?? '').localeCompare(String(right ?? ''));
}

/** `orderby=name,-createdAt`; a plus sign, or the space it becomes, means ascending. */
export function ordered<T>(items: T[], orderby: string | null): T[] {
	const keys = (orderby ?? '').split(',').map((key) => key.trim());
	const named = keys.filter((key) => key !== '');
	if (named.length === 0) return items;
	return items.toSorted((left, right) => {
		for (const key of named) {
			const path = key.replace(/^[+-]/, '').split('.');
			const order = compare(valuesAt(left, path)[0], valuesAt(right, path)[0]);
			if (order !== 0) return key.startsWith('-') ? -order : order;
		}
		return 0;
	});
}

function nextHref(collection: string, query: URLSearchParams, offset: number): string {
	const parts = [...query].filter(([name]) => name !== 'continuationToken');
	const kept = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	// The padding stays as it is, so a parser that splits at '=' loses it.
	const token = encodeURIComponent(continuationToken(offset)).replaceAll('%3D', '=');
	return `/${collection}?${[...kept, `continuationToken=${token}`].join('&')}`;
}

export function page<T>(
	collection: string,
	items: T[],
	query: URLSearchParams,
	pageSize: number,
): { items: T[]; _links: Record<string, unknown> } {
	const limit = limitOf(query, pageSize);
	const token = query.get('continuationToken');
	const from = token === null ? 0 : offsetOf(token);
	const end = from + limit;
	const _links = end < items.length ? { next: { href: nextHref(collection, query, end) } } : {};
	return { items: items.slice(from, end), _links };
}
