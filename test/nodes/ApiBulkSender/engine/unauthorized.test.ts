import { accept, http, late, ok, people, run, type Sent } from './harness';

const single = { groupingLimit: 1 };
const token = ({ headers }: Sent) => headers.authorization;
const tokens = (...names: string[]) => names.map((name) => ({ name }));

/** Takes only requests with this token; each takes 100 ms. */
const onlyTakes = (name: string) => (request: Sent) =>
	late(100, token(request) === name ? accept(request) : http(401));

describe('rule 11: tokens', () => {
	it('one is fetched for all parallel requests', async () => {
		const world = { answers: onlyTakes('A'), tokens: tokens('A') };
		const { tokenRequests, fates } = await run(people(50), { ...single, concurrency: 20 }, world);
		expect(fates).toEqual(Array(50).fill('succeeded'));
		expect(tokenRequests).toEqual([0]);
	});

	it('a request answered 401 is sent once again with a renewed token', async () => {
		const world = { answers: onlyTakes('B'), tokens: tokens('A', 'B') };
		const { sent, fates, result } = await run(people(1), {}, world);
		expect(fates).toEqual(['succeeded']);
		expect(sent.map(token)).toEqual(['A', 'B']);
		expect(result.settlements[0].attempts).toBe(2);
	});

	it('the credential’s header wins over one that the user wrote', async () => {
		const headers = [{ name: 'Authorization', value: 'mine' }];
		const { sent } = await run(people(1), {}, { headers, tokens: tokens('A') });
		expect(token(sent[0])).toBe('A');
	});

	it('fifty requests that meet the 401 together renew it once', async () => {
		const answers = (request: Sent) =>
			request.number === 1 ? accept(request) : onlyTakes('B')(request);
		const world = { answers, tokens: [{ name: 'A' }, { name: 'B', after: 1000 }] };
		const { tokenRequests, fates } = await run(people(51), { ...single, concurrency: 50 }, world);
		expect(fates).toEqual(Array(51).fill('succeeded'));
		expect(tokenRequests).toEqual([0, 100]);
	});

	it('a request whose token is no longer the current one renews nothing', async () => {
		// Request 3 is answered 401 only after request 2 has had the token renewed.
		const answers = (request: Sent) => {
			if (request.number === 2) return late(10, http(401));
			if (request.number === 3) return late(500, http(401));
			return accept(request);
		};
		const world = { answers, tokens: tokens('A', 'B') };
		const { tokenRequests, fates, sent } = await run(
			people(5),
			{ ...single, concurrency: 2 },
			world,
		);
		expect(fates).toEqual(Array(5).fill('succeeded'));
		expect(tokenRequests).toEqual([0, 10]);
		expect(sent.filter(({ ids }) => ids[0] === '3').map(token)).toEqual(['A', 'B']);
	});

	it('a 401 to a freshly renewed token stops the run', async () => {
		const world = { answers: () => http(401), tokens: tokens('A', 'B', 'C') };
		const { result, sent, fates, tokenRequests } = await run(people(3), single, world);
		expect(sent.map(token)).toEqual(['A', 'B']);
		expect(tokenRequests).toHaveLength(2);
		expect(fates).toEqual(['rejected', 'stopped', 'stopped']);
		expect(result.stop).toMatchObject({ kind: 'refused' });
	});

	it('a 401 to a freshly renewed token stops the run, also when another request meets it', async () => {
		// Request 2 has the token renewed and is sent again as 5; meanwhile 6 tries the new token.
		const answers = (request: Sent) => {
			if (request.number === 2 || request.number === 6) return late(10, http(401));
			return late(request.number === 5 ? 1000 : 100, accept(request));
		};
		const world = { answers, tokens: tokens('A', 'B', 'C') };
		const { result, tokenRequests } = await run(people(9), { ...single, concurrency: 3 }, world);
		expect(tokenRequests).toEqual([0, 110]);
		expect(result.stop?.kind).toBe('refused');
	});

	it('a request that is answered 401 twice in a row stops the run, whatever others got', async () => {
		const answers = (request: Sent) =>
			request.ids[0] === '2' ? late(50, http(401)) : late(10, accept(request));
		const world = { answers, tokens: tokens('A', 'B', 'C') };
		const { result, sent, tokenRequests } = await run(
			people(99),
			{ ...single, concurrency: 2 },
			world,
		);
		expect(tokenRequests).toHaveLength(2);
		expect(sent.filter(({ ids }) => ids[0] === '2')).toHaveLength(2);
		expect(result.stop?.kind).toBe('refused');
	});

	it('a request may meet a 401 again after another answer', async () => {
		const answers = [http(401), http(503), http(401), ok([{}])];
		const { fates, sent } = await run(people(1), {}, { answers, tokens: tokens('A', 'B', 'C') });
		expect(sent.map(token)).toEqual(['A', 'B', 'B', 'C']);
		expect(fates).toEqual(['succeeded']);
	});

	it('long runs renew many times', async () => {
		let current = 'A';
		const answers = (request: Sent) => {
			if (request.number % 10 === 0 && token(request) === current) {
				current = String.fromCharCode(current.charCodeAt(0) + 1);
			}
			return token(request) === current ? accept(request) : http(401);
		};
		const world = { answers, tokens: tokens(...'ABCDEFGHIJ') };
		const { fates, tokenRequests } = await run(people(60), { ...single, concurrency: 1 }, world);
		expect(fates).toEqual(Array(60).fill('succeeded'));
		expect(tokenRequests.length).toBeGreaterThan(5);
	});

	it('it is renewed before it expires', async () => {
		const answers = (request: Sent) => late(1000, accept(request));
		const world = { answers, tokens: [{ name: 'A', expiresAt: 10_000 }, { name: 'B' }] };
		const { sent } = await run(people(12), { ...single, concurrency: 1 }, world);
		const withA = sent.filter((request) => token(request) === 'A');
		expect(withA.map(({ at }) => at).at(-1)).toBe(8000);
		expect(sent.filter((request) => token(request) === 'B')).toHaveLength(3);
	});

	it('a token that arrives expired is tried, not renewed for ever', async () => {
		const { fates, tokenRequests } = await run(
			people(1),
			{},
			{
				tokens: [{ name: 'A', expiresAt: 5, after: 10 }],
			},
		);
		expect(fates).toEqual(['succeeded']);
		expect(tokenRequests).toHaveLength(1);
	});

	it('kinds without a token exchange stop at the first 401', async () => {
		const { sent, fates, result } = await run(people(2), single, [http(401, 'Bad key')]);
		expect(sent).toHaveLength(1);
		expect(fates).toEqual(['rejected', 'stopped']);
		expect(result.stop?.reason).toContain('Bad key');
	});

	it('a token that cannot be fetched stops the run before anything is sent', async () => {
		const world = { tokens: [new Error('The client key was refused')] };
		const { sent, fates, result } = await run(people(2), single, world);
		expect(sent).toHaveLength(0);
		expect(fates).toEqual(['stopped', 'stopped']);
		expect(result).toMatchObject({ stop: { kind: 'noToken' } });
		expect(result.stop?.reason).toBe('The client key was refused');
	});

	it('a token that cannot be renewed later keeps what was answered', async () => {
		const answers = [ok([{}]), http(401)];
		const world = { answers, tokens: [{ name: 'A' }, new Error('No')] };
		const { fates } = await run(people(3), { ...single, concurrency: 1 }, world);
		expect(fates).toEqual(['succeeded', 'rejected', 'stopped']);
	});
});
