import {
	SharedTokens,
	type BoughtToken,
} from '../../../../nodes/ApiBulkSender/transport/sharedTokens';
import { Destination, soundItems } from '../../../support/destination';
import { EchoServer } from '../../../support/echoServer';
import { runNode } from '../../../support/runNode';

const token = (name: string, expiresAt = 1000): BoughtToken => ({ token: name, expiresAt });

describe('the runs of one process that buy with the same values', () => {
	const [a, b] = [SharedTokens.join('key'), SharedTokens.join('key')];
	const sold: string[] = [];
	const buy = async () => {
		sold.push(`t${sold.length + 1}`);
		return token(sold.at(-1)!);
	};

	it('get the same token, bought once', async () => {
		const [one, two] = await Promise.all([a.other(undefined, 0, buy), b.other(undefined, 0, buy)]);
		expect(one).toBe(two);
		expect(await b.other(undefined, 0, buy)).toBe(one);
		expect(sold).toEqual(['t1']);
	});

	it('renew it once when it has served its time for both', async () => {
		const first = await a.other(undefined, 0, buy);
		const second = await a.other(first, 0, buy);
		expect(second.token).toBe('t2');
		expect(await b.other(first, 0, buy)).toBe(second);
		expect(sold).toEqual(['t1', 't2']);
	});

	it('buy another when it has ended meanwhile', async () => {
		expect((await b.other(undefined, 1000, buy)).token).toBe('t3');
	});

	it('do not suffer from the trouble of one another', async () => {
		const third = await a.other(undefined, 0, buy);
		const cancelled = a.other(third, 0, async () => {
			throw new Error('cancelled');
		});
		const other = b.other(third, 0, buy);
		await expect(cancelled).rejects.toThrow('cancelled');
		expect((await other).token).toBe('t4');
	});

	it('share with nobody who buys with other values, and nothing stays behind them', async () => {
		const stranger = SharedTokens.join('other key');
		expect((await stranger.other(undefined, 0, async () => token('s'))).token).toBe('s');
		stranger.leave();
		a.leave();
		b.leave();
		const later = SharedTokens.join('key');
		expect((await later.other(undefined, 0, async () => token('new'))).token).toBe('new');
		later.leave();
	});
});

describe('at a server that keeps only the newest token it gave', () => {
	let server: EchoServer;
	let given = 0;
	let refused = 0;
	let taken = 0;
	/** Somebody else fetches a token after so many accepted requests. */
	let takenElsewhereAfter = Infinity;

	beforeEach(async () => {
		given = refused = taken = 0;
		takenElsewhereAfter = Infinity;
		server = await EchoServer.start(
			'',
			(response, request, body) => {
				setTimeout(() => {
					if (request.headers.authorization !== `Bearer token-${given}`) {
						refused++;
						response.writeHead(401).end();
						return;
					}
					if (++taken === takenElsewhereAfter) given++;
					response.end(JSON.stringify((JSON.parse(body) as unknown[]).map(() => ({ code: 200 }))));
				}, 2);
			},
			(response) => response.end(JSON.stringify({ access_token: `token-${++given}` })),
		);
	});
	afterEach(async () => await server.close());

	const run = async () =>
		await runNode({
			items: soundItems(30),
			credential: {
				apiBaseUrl: server.url,
				authentication: 'oAuth2ClientCredentials',
				clientKey: 'key',
				clientSecret: 'secret',
				tokenPath: '/token',
			},
			parameters: {
				apiEndpoint: '/records',
				groupingLimit: 1,
				maxRetries: 0,
				parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
				options: { concurrency: 3 },
			},
		});

	it('runs at the same time take it from one another never', async () => {
		const results = await Promise.all([run(), run(), run()]);
		expect(results.map(({ succeeded }) => succeeded.length)).toEqual([30, 30, 30]);
		expect([given, refused]).toEqual([1, 0]);
	});

	it('and renew it together when somebody else has fetched one', async () => {
		takenElsewhereAfter = 20;
		const results = await Promise.all([run(), run()]);
		expect(results.map(({ succeeded }) => succeeded.length)).toEqual([30, 30]);
		expect(given).toBe(3);
	});

	it('a later run fetches its own', async () => {
		await run();
		await run();
		expect([given, refused]).toEqual([2, 0]);
	});
});

const destination = new Destination();
it('runs with a token that the server keeps do not disturb one another either', async () => {
	const send = async () =>
		await destination.send({
			items: soundItems(20),
			credential: destination.credential('clientKey'),
			parameters: { groupingLimit: 1, options: { concurrency: 2 } },
		});
	const results = await Promise.all([send(), send()]);
	expect(results.map(({ succeeded }) => succeeded.length)).toEqual([20, 20]);
	expect(destination.sandbox.stats.tokensIssued).toBe(1);
});
