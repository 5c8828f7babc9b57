import {
	FixedConcurrency,
	type Concurrency,
} from '../../../../../nodes/ApiBulkSender/engine/run/concurrency';

/** Jest looks up each global anew, which takes most of the time of a simulation. */
const { log, max, min } = Math;
const NEVER = Infinity;

/** In [0, 1). */
export type Random = () => number;

/** How many times as long as usual one answer takes. */
export type Noise = (random: Random) => number;

/** Up to a fifth more or less. */
export const uneven: Noise = (random) => 0.8 + 0.4 * random();
/** Exponentially distributed: as often under 0.7 times as over. */
export const erratic: Noise = (random) => -log(1 - random());
/** One in twenty takes ten times as long. */
export const stalling: Noise = (random) => (random() < 0.05 ? 10 : 1) * (0.9 + 0.2 * random());

export interface Answer {
	/** In ms of simulated time, like all times here. */
	endedAt: number;
	refused: boolean;
}

/** Answers a request that starts now, with so many in flight. */
export type Destination = (now: number, inFlight: number) => Answer;

/** Makes a destination that has had no request yet. */
export type DestinationKind = (noise: Noise, random: Random) => Destination;

/** So long takes an answer when there is nothing else to do. */
const ALONE_MS = 100;
const REFUSED_MS = 50;

/** Works on so many requests at once, each taking so long; the others wait in line. */
export function workers(
	countAt: (now: number) => number,
	timeAt: (now: number) => number = () => ALONE_MS,
): DestinationKind {
	return (noise, random) => {
		const freeAt = Array.from({ length: countAt(0) }, () => 0);
		return (now) => {
			freeAt.length = min(freeAt.length, countAt(now));
			const next = freeAt.indexOf(min(...freeAt));
			freeAt[next] = max(now, freeAt[next]) + timeAt(now) * noise(random);
			return { endedAt: freeAt[next], refused: false };
		};
	};
}

/** Takes longer the more is in flight. With `load` it takes twice as long; beyond, less gets done. */
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

/** Refuses what is more than so many a second: a bucket that holds as many. */
export function atMostPerSecond(most: number): DestinationKind {
	return (noise, random) => {
		let room = most;
		let last = 0;
		return (now) => {
			room = min(most, room + ((now - last) * most) / 1000);
			last = now;
			if (room < 1) return { endedAt: now + REFUSED_MS, refused: true };
			room--;
			return { endedAt: now + ALONE_MS * noise(random), refused: false };
		};
	};
}

export interface Outcome {
	/** Accepted requests a second. */
	throughput: number;
	/** Share of the requests. */
	refused: number;
	/** Time that an accepted request took. */
	median: number;
	highestLimit: number;
}

/**
 * Sends for so long, as many at once as allowed, without a rest after a refusal.
 * @param spacing ms between two starts at least: the sender's own rate limit
 */
export function simulate(
	destination: Destination,
	concurrency: Concurrency,
	seconds: number,
	spacing = 0,
): Outcome {
	const inFlight = new InFlight();
	const times: number[] = [];
	let refusals = 0;
	let highestLimit = 0;
	let now = 0;
	let nextStart = 0;
	while (now < seconds * 1000) {
		highestLimit = max(highestLimit, concurrency.limit);
		if (inFlight.size < concurrency.limit && nextStart <= inFlight.nextEnd) {
			now = max(now, nextStart);
			nextStart = now + spacing;
			inFlight.add({ startedAt: now, ...destination(now, inFlight.size + 1) });
			continue;
		}
		const { startedAt, endedAt, refused } = inFlight.takeNext();
		now = endedAt;
		if (refused) refusals++;
		else times.push(endedAt - startedAt);
		concurrency.answered({ startedAt, endedAt, trouble: refused }, inFlight.size + 1);
	}
	return {
		throughput: times.length / seconds,
		refused: refusals / (times.length + refusals),
		median: Float64Array.from(times).sort()[Math.floor(times.length / 2)],
		highestLimit,
	};
}

/** The fixed limit that gets most done while the median time is at most twice that of one at a time. */
export function bestFixed(destination: () => Destination, seconds: number) {
	const alone = simulate(destination(), new FixedConcurrency(1), seconds);
	let best = alone;
	for (let limit = 2; ; limit++) {
		const outcome = simulate(destination(), new FixedConcurrency(limit), seconds);
		const slower = outcome.median / alone.median;
		if (slower <= 2 && outcome.throughput > best.throughput) best = outcome;
		// A little over 2 may be chance. At a hard limit nothing gets slow, but ever more is refused.
		if (slower > 2.2 || outcome.refused > 0.5) return { best, alone };
	}
}

interface Request extends Answer {
	startedAt: number;
}

/** In the order in which they end. */
class InFlight {
	/** The next to end is the last. */
	private readonly requests: Request[] = [];

	get size(): number {
		return this.requests.length;
	}

	get nextEnd(): number {
		return this.requests.at(-1)?.endedAt ?? NEVER;
	}

	add(request: Request): void {
		let place = this.requests.length;
		while (place > 0 && this.requests[place - 1].endedAt < request.endedAt) place--;
		this.requests.splice(place, 0, request);
	}

	takeNext(): Request {
		const next = this.requests.pop();
		if (next === undefined) throw new Error('Nothing is in flight');
		return next;
	}
}
