import { newestToken } from '../../../../nodes/shared/http/newestToken';
import {
	holdsToken,
	requireStoredToken,
	storeToken,
} from '../../../../nodes/shared/http/storedToken';

let account = 0;
let bought = 0;
beforeEach(() => {
	account += 1;
	bought = 0;
});
afterEach(() => jest.useRealTimers());

const purchase = () => ({ url: 'http://login', body: String(account) });
/** As it was stored a second ago. */
const earlier = (token: string) => {
	const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 1000);
	const stored = storeToken(purchase(), { token });
	now.mockRestore();
	return stored;
};

/** Buys with the account of this test; the purchase takes a while. */
const after = async (used: string | undefined, of = purchase()) =>
	await newestToken(of, used, async () => {
		const token = `token ${++bought}`;
		await new Promise((resolve) => setImmediate(resolve));
		return { token };
	});

it('buys one token for all who ask at the same time', async () => {
	const old = earlier('old');
	const tokens = await Promise.all(Array.from({ length: 20 }, async () => await after(old)));
	expect(new Set(tokens).size).toBe(1);
	expect(holdsToken(tokens[0], 'token 1')).toBe(true);
	expect(bought).toBe(1);
});

it('buys one for twenty who meet the refusal of a token that was bought just now', async () => {
	const fresh = await after(undefined);
	const tokens = await Promise.all(Array.from({ length: 20 }, async () => await after(fresh)));
	expect(new Set(tokens).size).toBe(1);
	expect([bought, holdsToken(tokens[0], 'token 2')]).toEqual([2, true]);
});

it('gives the one that came up meanwhile to those who come later with an older one', async () => {
	const old = earlier('old');
	const newest = await after(old);
	expect(await after(old)).toBe(newest);
	expect(bought).toBe(1);
});

it('buys again for one whose newest token was refused, and for one who has a newer one', async () => {
	const first = await after(earlier('old'));
	const second = await after(first);
	expect(holdsToken(second, 'token 2')).toBe(true);
	jest.useFakeTimers({ doNotFake: ['setImmediate'], now: Date.now() + 5 });
	const elsewhere = storeToken(purchase(), { token: 'bought by another process' });
	expect(holdsToken(await after(elsewhere), 'token 3')).toBe(true);
});

it('buys for one who has none, so that a test of the credential asks the login server', async () => {
	await after(undefined);
	expect(holdsToken(await after(undefined), 'token 2')).toBe(true);
	expect(holdsToken(await after(''), 'token 3')).toBe(true);
});

it('gives none away that came up long ago', async () => {
	const old = earlier('old');
	await after(old);
	jest.useFakeTimers({ doNotFake: ['setImmediate'], now: Date.now() + 60_001 });
	expect(holdsToken(await after(old), 'token 2')).toBe(true);
});

it('keeps accounts apart', async () => {
	const other = { url: 'http://login', body: `${account} b` };
	await Promise.all([after('x'), after('x', other)]);
	expect(bought).toBe(2);
});

it('lets all who wait know that it went wrong, and tries anew afterwards', async () => {
	const fail = async () =>
		await newestToken(purchase(), 'old', async () => {
			bought += 1;
			await new Promise((resolve) => setImmediate(resolve));
			throw new Error('refused');
		});
	const settled = await Promise.allSettled([fail(), fail()]);
	expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(bought).toBe(1);
	expect(holdsToken(await after('old'), 'token 2')).toBe(true);
});

describe('a stored token', () => {
	it('is given back whole, dots included', () => {
		const stored = storeToken(purchase(), { token: 'a.b.c' });
		expect(requireStoredToken(purchase(), stored)).toBe('a.b.c');
		expect([holdsToken(stored, 'a.b.c'), holdsToken(stored, 'c')]).toEqual([true, false]);
	});

	it.each([undefined, '', 'x', 'a.b'])('%j is none', (stored) => {
		expect(() => requireStoredToken(purchase(), stored)).toThrow('out of date');
		expect(holdsToken(stored, 'a')).toBe(false);
	});
});
