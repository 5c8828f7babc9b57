import { Destination, type Exchange } from './destination';
import type { Scenario } from './scenario';
import { setUp, type Setup } from './setup';
import { unsent } from '../../../../../nodes/ApiBulkSender/engine/account/settlements';
import { ChunkedSource, deliverAll, type AccountedResult } from '../ends';
import { Dice, World, type Ending } from './world';

/** Everything that is known after a run. */
export interface Evidence extends Setup {
	scenario: Scenario;
	ending: Ending<AccountedResult>;
	/** Set when the run ended with a result. */
	result: AccountedResult | undefined;
	exchanges: readonly Exchange[];
	destination: Destination;
	/** Requests that record `id` was in, in order. */
	journeys: Exchange[][];
	cancelledAt: number | undefined;
	endedAt: number;
}

const MOST_EVENTS = 5000;

/** Records at hand as items are, or a few at a time as from a file: everything holds for both. */
function sourceFor({ seed }: Scenario, { sources }: Setup, world: World) {
	if (seed % 2 === 0) return sources;
	const fetch = () => new Promise<void>((resolve) => world.after(5, resolve));
	return new ChunkedSource(sources, 1 + (Math.abs(seed) % 11), fetch);
}

/** What a run that ended early never took up is unsent, as whoever reads files accounts for it. */
function withRest(result: AccountedResult, count: number): AccountedResult {
	const { notRead, ...records } = result.records;
	if (notRead !== true) return result;
	const rest = count - records.total;
	const settlements = [...result.settlements];
	const reason = `Not sent: ${result.stop?.reason ?? 'the run ended'}`;
	for (let index = records.total; index < count; index++) settlements[index] = unsent(reason);
	return {
		...result,
		settlements,
		records: {
			...records,
			total: count,
			unsent: records.unsent + rest,
			notSucceeded: records.notSucceeded + rest,
		},
	};
}

export async function faultRun(scenario: Scenario): Promise<Evidence> {
	const world = new World();
	const dice = new Dice(scenario.seed);
	const destination = new Destination(scenario, world, dice);
	const setup = setUp(scenario);
	const jitter = new Dice(scenario.seed + 1);
	let keys = 0;
	const ports = {
		send: destination.send,
		authorizer: destination.authorizer,
		sleep: world.sleep,
		now: () => world.now,
		date: () => world.now,
		random: jitter.roll,
		newIdempotencyKey: () => `key-${++keys}`,
	};
	const abort = new AbortController();
	let cancelledAt: number | undefined;
	const callOff =
		scenario.cancelAfter === undefined
			? () => undefined
			: world.after(scenario.cancelAfter, () => {
					cancelledAt = world.now;
					abort.abort();
				});
	const running = deliverAll(
		sourceFor(scenario, setup, world),
		setup.settings,
		ports,
		abort.signal,
	).then((result) => withRest(result, setup.sources.length));
	running.then(callOff, callOff);
	const ending = await world.play(running, MOST_EVENTS);
	const { exchanges } = destination;
	return {
		...setup,
		scenario,
		ending,
		result: 'value' in ending ? ending.value : undefined,
		exchanges,
		destination,
		journeys: scenario.records.map((_, id) => exchanges.filter(({ ids }) => ids.includes(id))),
		cancelledAt,
		endedAt: world.now,
	};
}
