import type { ExchangedToken } from './tokenExchange';
import { fingerprint, purchasedAt, storeToken, type Purchase } from './storedToken';

/** Of one account in this process, as they are stored. */
interface Shelf {
	newest?: string;
	buying?: Promise<string>;
}

/** A refusal may come this much later than the purchase that ended the token it is about. */
const MEANWHILE_MS = 60_000;

const shelves = new Map<string, Shelf>();

/**
 * The token to go on with after one was refused, or when there is none: the one that came up since,
 * or one that is bought now, once for all who need it. n8n asks for every request that was answered
 * 401, however many there are; and a server may keep only the newest token, so that each purchase
 * ends the tokens of all others.
 *
 * @param used the stored token that was refused, if there was one
 * @returns what is to be stored
 */
export async function newestToken(
	purchase: Purchase,
	used: string | undefined,
	buy: () => Promise<ExchangedToken>,
): Promise<string> {
	const key = fingerprint(purchase);
	const shelf = shelves.get(key) ?? {};
	shelves.set(key, shelf);
	// Nothing is awaited before the purchase has begun: whoever came in between would buy another.
	if (shelf.buying === undefined && cameUpSince(shelf.newest, used)) return shelf.newest!;
	shelf.buying ??= buy()
		.then((token) => (shelf.newest = storeToken(purchase, token)))
		.finally(() => (shelf.buying = undefined));
	return await shelf.buying;
}

/** Who has none buys one: so the test of a credential asks the login server. */
function cameUpSince(newest: string | undefined, used: string | undefined): boolean {
	if (newest === undefined || !used || newest === used) return false;
	const age = Date.now() - purchasedAt(newest);
	return age < MEANWHILE_MS && purchasedAt(newest) > purchasedAt(used);
}
