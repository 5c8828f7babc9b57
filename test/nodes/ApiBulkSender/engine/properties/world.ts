import { setImmediate as afterMicrotasks } from 'node:timers/promises';

import { seeded } from '../../../../support/seeded';

interface Event {
	time: number;
	happen: () => void;
}

export type Ending<T> = { value: T } | { error: Error } | { stuck: string };

/** A clock that only moves from one event to the next; events at the same time in order. */
export class World {
	now = Date.UTC(2030, 0, 1);
	/** Counts everything that happens, so that events of the same time have an order. */
	moment = 0;
	private readonly events: Event[] = [];

	/** @returns a function that calls the event off */
	after(delay: number, happen: () => void): () => void {
		const event = { time: this.now + delay, happen };
		let at = this.events.length;
		while (at > 0 && this.events[at - 1].time > event.time) at--;
		this.events.splice(at, 0, event);
		return () => {
			const place = this.events.indexOf(event);
			if (place >= 0) this.events.splice(place, 1);
		};
	}

	readonly sleep = (ms: number, signal: AbortSignal): Promise<void> =>
		new Promise((resolve, reject) => {
			if (signal.aborted) return reject(new Error('aborted'));
			const callOff = this.after(ms, resolve);
			signal.addEventListener('abort', () => {
				callOff();
				reject(new Error('aborted'));
			});
		});

	/** Lets events happen until the promise settles, nothing is left, or it takes too many. */
	async play<T>(promise: Promise<T>, mostEvents: number): Promise<Ending<T>> {
		let ending: Ending<T> | undefined;
		promise.then(
			(value) => (ending = { value }),
			(error: Error) => (ending = { error }),
		);
		for (let count = 0; count <= mostEvents; count++) {
			await afterMicrotasks();
			if (ending !== undefined) return ending;
			const next = this.events.shift();
			if (next === undefined) return { stuck: 'it waits for something that never comes' };
			this.now = next.time;
			this.moment++;
			next.happen();
		}
		return { stuck: `it did not end within ${mostEvents} events` };
	}
}

/** Seeded randomness. */
export class Dice {
	/** In [0, 1). */
	readonly roll: () => number;

	constructor(seed: number) {
		this.roll = seeded(seed);
	}

	chance(probability: number): boolean {
		return this.roll() < probability;
	}

	/** From 0 to `most`. */
	upTo(most: number): number {
		return Math.floor(this.roll() * (most + 1));
	}

	pick<T>(list: readonly T[]): T {
		return list[this.upTo(list.length - 1)];
	}

	shuffle<T>(list: T[]): void {
		for (let at = list.length - 1; at > 0; at--) {
			const other = this.upTo(at);
			[list[at], list[other]] = [list[other], list[at]];
		}
	}
}
