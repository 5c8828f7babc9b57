import { Destination, type Exchange } from './destination';
import type { Scenario } from './scenario';
import { setUp, type Setup } from './setup';
import { deliverAll, type AccountedResult } from '../ends';
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
	const running = deliverAll(setup.sources, setup.settings, ports, abort.signal);
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
