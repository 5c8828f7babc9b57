import { soundItems, results } from '../../../support/destination';
import { withoutProxyVariables } from '../../../support/environment';
import { runNode } from '../../../support/runNode';
import { Dice } from '../engine/properties/world';
import { FaultyDestination } from './faultyDestination';
import { answers, earlyEnds } from './rawFaults';

/** `RAW_FAULT_RUNS=500` makes more runs, with a new seed; `RAW_FAULT_SEED` repeats one. */
const { RAW_FAULT_RUNS, RAW_FAULT_SEED } = process.env;
const runs = Number(RAW_FAULT_RUNS ?? 8);
const seed = Number(RAW_FAULT_SEED ?? (RAW_FAULT_RUNS === undefined ? 7 : Date.now() % 2 ** 31));

withoutProxyVariables();

interface Settings {
	count: number;
	groupingLimit: number;
	concurrency: number;
	maxRetries: number;
	retryNetworkErrors: boolean;
	/** Seconds. */
	timeout: number;
}

async function send(destination: FaultyDestination, settings: Settings) {
	const { count, groupingLimit, maxRetries, concurrency, retryNetworkErrors, timeout } = settings;
	return await runNode({
		items: soundItems(count).map(({ json }) => ({ json: { ...json, text: 'y'.repeat(3000) } })),
		credential: { apiBaseUrl: destination.server.url, authentication: 'none' },
		parameters: {
			apiEndpoint: '/records',
			groupingLimit,
			matchBy: 'key',
			requestKeyPath: '$.id',
			responseKeyPath: '$.id',
			parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
			maxRetries,
			options: {
				concurrency,
				retryNetworkErrors,
				baseDelay: 1,
				timeout,
				stopWhenUnclear: false,
			},
		},
		node: { onError: 'continueRegularOutput' },
	});
}

const names = Object.keys(answers);
const causes = { succeeded: [null], unclear: ['unclear'], either: [null, 'unclear'] };

describe('a destination that answers a whole request with', () => {
	it.each(names)('%s', async (name) => {
		// The first answer is good, so that the second meets a connection that is open already.
		const choices = ['a good answer', name];
		const destination = await FaultyDestination.start(
			() => choices.shift() ?? 'a good answer',
			new Dice(seed).roll,
		);
		const { succeeded, failed } = await send(destination, {
			count: 3,
			groupingLimit: 1,
			concurrency: 1,
			maxRetries: 0,
			retryNetworkErrors: false,
			// Enough for a good answer on a busy machine.
			timeout: 1,
		});
		await destination.server.close();
		const all = results([...succeeded, ...failed]).sort(
			(a, b) => Number(a.batch) - Number(b.batch),
		);
		expect(all.map(({ outcome }) => outcome)).toHaveLength(3);
		expect(causes[answers[name][0]]).toContain(all[1].cause ?? null);
		expect(all[0].outcome).toBe('succeeded');
		// What comes behind an answer may meet the next request, and nobody can know before.
		if (all[2].cause === 'unclear' && /^a good answer, then|once more/.test(name)) return;
		expect(all[2].outcome).toBe('succeeded');
		expect(destination.read.size).toBe(3);
	});
});

describe('a destination that ends connections before it has read a request', () => {
	it.each(earlyEnds)('at the stage: %s', async (stage) => {
		const destination = await FaultyDestination.start(() => stage, new Dice(seed).roll);
		const { failed, summary } = await send(destination, {
			count: 2,
			groupingLimit: 2,
			concurrency: 1,
			maxRetries: 2,
			retryNetworkErrors: true,
			timeout: 1,
		});
		await destination.server.close();
		expect(results(failed)).toMatchObject([{ attempts: 3 }, { attempts: 3 }]);
		expect(summary.requests).toMatchObject({ sent: 3 });
		expect(destination.server.connections).toBeLessThanOrEqual(3);
	});
});

describe(`${runs} runs against all of these at random (RAW_FAULT_SEED=${seed})`, () => {
	const met = new Map<string, number>();

	it(
		'never call succeeded what was not acknowledged, nor unsent what was read, and all end',
		async () => {
			const dice = new Dice(seed);
			const one = dice.pick.bind(dice);
			// Each fault comes once before one comes again.
			let deck: string[] = [];
			const deal = (): string => {
				if (deck.length === 0) deck = [...names, ...earlyEnds];
				return deck.splice(dice.upTo(deck.length - 1), 1)[0];
			};
			for (let run = 0; run < runs; run++) {
				const destination = await FaultyDestination.start(
					() => (dice.chance(0.3) ? 'a good answer' : deal()),
					dice.roll,
				);
				const settings = {
					count: 40,
					groupingLimit: one([1, 2, 5]),
					concurrency: one([1, 3, 10]),
					maxRetries: one([0, 1, 3]),
					retryNetworkErrors: dice.chance(0.5),
					timeout: 0.15,
				};
				const { succeeded, failed, error } = await send(destination, settings);
				await destination.server.close();
				expect(error).toBeUndefined();
				expect(succeeded.length + failed.length).toBe(settings.count);
				const ids = (items: typeof failed) => items.map(({ json }) => json.id as number);
				const lied = ids(succeeded).filter((id) => !destination.acknowledged.has(id));
				expect({ run, lied }).toEqual({ run, lied: [] });
				const never = failed.filter((_, at) =>
					['unreachable', 'stopped', 'invalid'].includes(String(results(failed)[at].cause)),
				);
				const hidden = ids(never).filter((id) => destination.read.has(id));
				expect({ run, hidden }).toEqual({ run, hidden: [] });
				for (const [name, times] of destination.met) met.set(name, (met.get(name) ?? 0) + times);
			}
		},
		20_000 + runs * 3000,
	);

	it('meet every fault', () => {
		expect([...earlyEnds, ...names].filter((name) => !met.has(name))).toEqual([]);
	});
});
