import { createHash } from 'node:crypto';

interface Purchase {
	stored: Promise<string>;
	/** Milliseconds since 1970; undefined while the purchase goes on. */
	endedAt?: number;
}

/** For that long a purchase serves those who still come with the token from before it. */
const FRESH_MS = 10_000;

const purchases = new Map<string, Purchase>();

/**
 * One purchase for all who need a token at the same time: n8n asks for a new one for every request
 * that was answered 401, however many there are.
 *
 * @param boughtWith what the token is bought with; equal texts share a purchase
 * @param used the stored token that was refused, '' when there was none
 * @param buy gives what is to be stored
 */
export async function buyOnce(
	boughtWith: string,
	used: string,
	buy: () => Promise<string>,
): Promise<string> {
	const key = createHash('sha256').update(boughtWith).digest('base64');
	forgetOld();
	const last = purchases.get(key);
	if (last && (last.endedAt === undefined || (await last.stored) !== used))
		return await last.stored;
	const purchase: Purchase = { stored: buy() };
	purchases.set(key, purchase);
	try {
		const stored = await purchase.stored;
		purchase.endedAt = Date.now();
		return stored;
	} catch (error) {
		if (purchases.get(key) === purchase) purchases.delete(key);
		throw error;
	}
}

function forgetOld(): void {
	for (const [key, { endedAt }] of purchases) {
		if (endedAt !== undefined && Date.now() - endedAt > FRESH_MS) purchases.delete(key);
	}
}
