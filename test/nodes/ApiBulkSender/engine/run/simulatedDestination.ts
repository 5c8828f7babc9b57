import {
	type Concurrency,
	FixedConcurrency,
} from '../../../../../nodes/ApiBulkSender/engine/run/adaptiveConcurrency';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Factor by which one answer takes longer or shorter than it should. */
export type Noise = (random: Random) => number;

const normal: Noise = (random) =>
	Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const noises = {
	'every answer a little off': (random) => 0.8 + 0.4 * random(),
	'answers of very different length': (random) => Math.exp(0.5 * normal(random) - 0.125),
	'one answer in twenty ten times as long': (random) =>
		(random() < 0.05 ? 10 : 1) * (0.9 + 0.2 * random()),
} satisfies Record<string, Noise>;

export interface Answer {
	endedAt: number;
	refused: boolean;
}

/** Answers a request that starts now; the time of a simulation only moves on. */
export type Destination = (now: number, inFlight: number) => Answer;

/** A destination as it is before the first request. */
export type DestinationKind = (noise: Noise, random: Random) => Destination;

/** One answer takes so long when nothing else is going on. */
const ALONE_MS = 100;
const REFUSED_MS = 50;

/** Works on so many requests at once; the others wait in line. */
export function workers(countAt: (now: number) => number): DestinationKind {
	return (noise, random) => {
		const free = Array.from({ length: countAt(0) }, () => 0);
		return (now) => {
			free.length = Math.min(free.length, countAt(now));
			const next = free.indexOf(Math.min(...free));
			free[next] = Math.max(now, free[next]) + ALONE_MS * noise(random);
			return { endedAt: free[next], refused: false };
		};
	};
}

/** Each request is slower the more are in flight: twice as slow with `load`, the throughput falls from there on. */
export function slowsDown(load: number): DestinationKind {
	return (noise, random) => (now, inFlight) => ({
		endedAt: now + ALONE_MS * (1 + (inFlight / load) ** 2) * noise(random),
		refused: false,
	});
}

/** Refuses what is more than so many at once. */
export function atMostAtOnce(most: number): DestinationKind {
	return (noise, random) => {
		let ends: number[] = [];
		return (now) => {
			ends = ends.filter((end) => end > now);
			if (ends.length >= most) return { endedAt: now + REFUSED_MS, refused: true };
			const endedAt = now + ALONE_MS * noise(random);
			ends.push(endedAt);
			return { endedAt, refused: false };
		};
	};
}

/** Refuses what is more than so many in a second. */
export function atMostPerSecond(most: number): DestinationKind {
	return (noise, random) => {
		let room = most;
		let last = 0;
		return (now) => {
			room = Math.min(most, room + ((now - last) / 1000) * most);
			last = now;
			if (room < 1) return { endedAt: now + REFUSED_MS, refused: true };
			room--;
			return { endedAt: now + ALONE_MS * noise(random), refused: false };
		};
	};
}

export interface Outcome {
	/** Accepted requests per second. */
	throughput: number;
	/** Share of the requests that were refused. */
	refused: number;
	/** Of the accepted ones, in ms. */
	median: number;
	limits: number[];
}

/** Sends for so long, with as many in flight as the limit allows. */
export function simulate(
	destination: Destination,
	concurrency: Concurrency,
	seconds: number,
): Outcome {
	const inFlight = new Queue();
	const times: number[] = [];
	const limits: number[] = [];
	let refusedCount = 0;
	let now = 0;
	while (now < seconds * 1000) {
		while (inFlight.size < concurrency.limit) {
			inFlight.add({ startedAt: now, ...destination(now, inFlight.size + 1) });
		}
		const { startedAt, endedAt, refused } = inFlight.takeFirst();
		now = endedAt;
		if (refused) refusedCount++;
		else times.push(endedAt - startedAt);
		concurrency.answered({ startedAt, endedAt, trouble: refused, inFlight: inFlight.size + 1 });
		limits.push(concurrency.limit);
	}
	return {
		throughput: times.length / seconds,
		refused: refusedCount / (times.length + refusedCount),
		median: times.sort((a, b) => a - b)[Math.floor(times.length / 2)],
		limits,
	};
}

interface Request extends Answer {
	startedAt: number;
}

/** What ends first comes first. */
class Queue {
	private readonly requests: Request[] = [];

	get size(): number {
		return this.requests.length;
	}

	add(request: Request): void {
		let place = this.requests.length;
		while (place > 0 && this.requests[place - 1].endedAt < request.endedAt) place--;
		this.requests.splice(place, 0, request);
	}

	takeFirst(): Request {
		return this.requests.pop()!;
	}
}

/** The fixed setting that does most while half of the answers come at most twice as late as alone. */
export function best(
	make: () => Destination,
	seconds: number,
	most: number,
): Outcome & { limit: number } {
	const fixed = (limit: number) => ({
		limit,
		...simulate(make(), new FixedConcurrency(limit), seconds),
	});
	const alone = fixed(1);
	let found = alone;
	for (let limit = 2; limit <= most; limit = Math.ceil(limit * 1.07)) {
		const outcome = fixed(limit);
		if (outcome.median > 2 * alone.median) break;
		if (outcome.throughput > found.throughput) found = outcome;
	}
	return found;
}
