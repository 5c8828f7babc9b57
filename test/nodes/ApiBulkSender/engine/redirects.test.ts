import { http, ok, people, run, type Overrides, type Reply } from './harness';

const moved = (status: number, location?: string) => http(status, '', { location });
const send = (answers: Reply[], settings: Overrides = {}) =>
	run(people(1), settings, { answers, endpoint: '/v1/in?x=1' });

describe('redirects', () => {
	it.each([307, 308])(
		'%i on the same origin is followed with method, body and headers',
		async (status) => {
			const { sent, fates, result } = await send([moved(status, '/v2/in'), ok([{}])], {
				apiMethod: 'PUT',
			});
			expect(fates).toEqual(['succeeded']);
			expect(sent[1].url).toBe('https://api.test/v2/in');
			expect({ ...sent[1], number: 1, url: '' }).toEqual({ ...sent[0], url: '' });
			expect(result.settlements[0]).toMatchObject({ attempts: 2, batch: 2 });
		},
	);

	it('a relative address is resolved against the one that answered', async () => {
		const { sent } = await send([moved(307, '/v2/deep/next'), moved(307, 'more'), ok([{}])]);
		expect(sent.map(({ url }) => url).slice(1)).toEqual([
			'https://api.test/v2/deep/next',
			'https://api.test/v2/deep/more',
		]);
	});

	it.each([
		[301, 'rejected'],
		[302, 'rejected'],
		[303, 'unclear'],
		[300, 'unclear'],
		[304, 'unclear'],
	])('%i fails the batch, naming the new address (%s)', async (status, cause) => {
		const { fates, result, sent } = await send([moved(status, '/v2/in')]);
		expect(sent).toHaveLength(1);
		expect(fates).toEqual([cause]);
		expect(result.settlements[0].reason).toContain('https://api.test/v2/in');
	});

	it.each(['https://other.test/in', 'http://api.test/in', 'https://api.test:444/in', '//x.test'])(
		'another origin (%s) is not followed, naming the new address',
		async (location) => {
			const { fates, result, sent } = await send([moved(307, location)]);
			expect(sent).toHaveLength(1);
			expect(fates).toEqual(['rejected']);
			expect(result.settlements[0].reason).toContain(new URL(location, 'https://api.test').href);
		},
	);

	it.each([undefined, 'http://['])('an unusable address (%s) fails the batch', async (location) => {
		const { fates } = await send([moved(307, location)]);
		expect(fates).toEqual(['rejected']);
	});

	it('a user and password in the address are not taken over', async () => {
		const { sent } = await send([moved(307, 'https://u:p@api.test/x'), ok([{}])]);
		expect(sent[1].url).toBe('https://api.test/x');
	});

	it('a circle ends', async () => {
		const { sent, fates } = await run(people(1), {}, () => moved(307, '/again'));
		expect(sent.length).toBeLessThan(10);
		expect(fates).toEqual(['rejected']);
	});
});
