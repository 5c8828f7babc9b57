import { isJsonObject } from '../../json';
import { normalKey } from '../words/vocabulary';

/** Under these an answer says where its next page is, or that there is one. */
const NEXT = new Set(['next', 'nextpage', 'nextlink', 'nexturl']);
const HAS_MORE = new Set(['hasmore', 'hasnext', 'hasnextpage']);

/** What tells of pages may stand in these, at the top: `links.next`, `meta.has_more`. */
const HOLDERS = new Set(['links', 'paging', 'pagination', 'page', 'meta']);

/**
 * The path at which an answer says that its list goes on elsewhere: an address under `next`, or true
 * under `has_more`. Undefined when it says no such thing.
 */
export function furtherPage(body: unknown): string | undefined {
	if (!isJsonObject(body)) return undefined;
	const holders = Object.entries(body).filter(([key]) => HOLDERS.has(normalKey(key)));
	for (const [path, holder] of [
		['$', body],
		...holders.map(([key, value]) => [`$.${key}`, value]),
	]) {
		if (!isJsonObject(holder)) continue;
		const found = Object.entries(holder).find(([key, value]) => leadsOn(normalKey(key), value));
		if (found !== undefined) return `${String(path)}.${found[0]}`;
	}
	return undefined;
}

function leadsOn(key: string, value: unknown): boolean {
	if (HAS_MORE.has(key)) return value === true;
	if (!NEXT.has(key)) return false;
	const address = isJsonObject(value) ? value['href'] : value;
	return typeof address === 'string' && /^(?:https?:\/)?\/|^\?/i.test(address);
}
