import type { AccountedResult } from '../../ends';
import { run, type Overrides } from '../../harness';
import { Dice } from '../../properties/world';
import type { Settings } from '../dialects/deeds';
import { Destination } from '../destination/destination';
import type { Exchange } from '../destination/exchange';
import { scenario, type Scenario } from '../destination/scenario';

/** Everything that is known after a run. */
export interface Evidence {
	scenario: Scenario;
	settings: Settings;
	/** Unset when the engine threw or got stuck. */
	result: AccountedResult | undefined;
	problem: string | undefined;
	exchanges: readonly Exchange[];
	taken: ReadonlyMap<number, number>;
	/** By record: the requests it was in, in order. */
	journeys: readonly Exchange[][];
}

/** @param misfit settings that the destination was not made for; then it does nothing but answer */
export async function judgedRun(
	seed: number,
	misfit?: (of: Scenario) => Settings,
): Promise<Evidence> {
	const made = scenario(seed, misfit !== undefined);
	const settings = misfit?.(made) ?? made.settings;
	const destination = new Destination(made, misfit !== undefined);
	const world = {
		answers: destination.answer,
		tokens: ['first', 'second', 'third', 'fourth'].map((name) => ({ name })),
		random: new Dice(seed).roll(),
	};
	let result: AccountedResult | undefined;
	let problem: string | undefined;
	try {
		result = (await run(made.records, settings as Overrides, world)).result;
	} catch (error) {
		problem = (error as Error).message;
	}
	const { exchanges, taken } = destination;
	const journeys = made.records.map((_, row) => exchanges.filter(({ rows }) => rows.includes(row)));
	return { scenario: made, settings, result, problem, exchanges, taken, journeys };
}
