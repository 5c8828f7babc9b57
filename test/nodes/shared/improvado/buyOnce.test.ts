import { buyOnce } from '../../../../nodes/shared/improvado/credential/buyOnce';

let bought: string[];
let account = 0;
beforeEach(() => {
	bought = [];
	account += 1;
});
afterEach(() => jest.useRealTimers());

/** Buys with the account of this test. */
const buy = async (used = '', of = `account ${account}`) =>
	await buyOnce(of, used, async () => {
		bought.push(used);
		await new Promise((resolve) => setImmediate(resolve));
		return `token ${bought.length}`;
	});

it('buys one token for all who ask at the same time', async () => {
	const tokens = await Promise.all(Array.from({ length: 50 }, async () => await buy('old')));
	expect(new Set(tokens)).toEqual(new Set(['token 1']));
	expect(bought).toEqual(['old']);
});

it('gives it to those who come a little later with the token from before', async () => {
	await buy('old');
	expect(await buy('old')).toBe('token 1');
	expect(bought).toHaveLength(1);
});

it('buys again for one who has already used it', async () => {
	expect(await buy(await buy('old'))).toBe('token 2');
});

it('buys again after some seconds', async () => {
	jest.useFakeTimers({ doNotFake: ['setImmediate'] });
	await buy('old');
	jest.advanceTimersByTime(10_001);
	expect(await buy('old')).toBe('token 2');
});

it('keeps accounts apart', async () => {
	await Promise.all([buy('', `${account} a`), buy('', `${account} b`)]);
	expect(bought).toHaveLength(2);
});

it('lets all who wait know that it went wrong, and tries anew afterwards', async () => {
	const fail = async () =>
		await buyOnce(`account ${account}`, '', async () => {
			bought.push('failed');
			await new Promise((resolve) => setImmediate(resolve));
			throw new Error('refused');
		});
	const settled = await Promise.allSettled([fail(), fail()]);
	expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(bought).toEqual(['failed']);
	expect(await buy()).toBe('token 2');
});
