import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import { Dice } from '../../properties/world';
import { ROW, type Does, type Settings } from '../dialects/deeds';
import type { Dialect } from '../dialects/dialect';
import { anyFamily, dialectOf, type Family } from '../dialects';
import { requestCodes, type RequestCodes } from './requestCodes';

/** Where destinations say in a body how long (s) to wait. */
export const WAIT_PATH = '$.again.after';

/** What a record will meet: delays, one for each request it is in, and then the last word. */
export interface Nature {
	delays: Array<'puts off' | 'makes wait'>;
	last: 'takes' | 'refuses' | 'stops';
}

export interface Scenario {
	seed: number;
	family: Family;
	dialect: Dialect;
	records: JsonObject[];
	natures: Nature[];
	settings: Settings;
	maxRetries: number;
	/** How often a request meets something else than an answer about its records. */
	storminess: number;
	/** At most so many requests do. */
	mostStorms: number;
	requestCodes: RequestCodes | undefined;
	/** It answers a request that it has seen as it did the first time. */
	remembers: boolean;
	/** It refuses a record that it has instead of taking it again. */
	refusesRepeats: boolean;
	successMeans: NonNullable<Settings['successMeans']>;
	/** Requests under way take up to this long (ms). */
	slowness: number;
}

/** @param tellsApart no two records have the same name, so that they may share a request */
export function scenario(seed: number, tellsApart = false): Scenario {
	const dice = new Dice(seed);
	const family = anyFamily(dice);
	let dialect = dialectOf(family, dice);
	while (tellsApart && dialect.naming.repeats) dialect = dialectOf(family, dice);
	const limit = limitFor(dialect, dice);
	const count = countFor(dialect, limit, dice);
	const rows = Array.from({ length: count }, (_, row) => row);
	const remembers = dice.chance(0.3);
	const maxRetries = dice.upTo(3);
	const successMeans = dice.pick(['byStatus', 'byStatus', 'processed', 'accepted'] as const);
	const codes = dice.chance(0.3) ? requestCodes(dialect, dice) : undefined;
	const settings: Settings = {
		groupingLimit: limit,
		maxRetries,
		concurrency: 1 + dice.upTo(3),
		...dialect.settings,
		...codes?.settings(dialect.settings),
		successMeans,
		retryNetworkErrors: dice.chance(0.6),
		stopWhenUnclear: dice.chance(0.5),
		includeResponse: !dialect.whole && dice.chance(0.3),
		idempotencyKeyHeader: remembers || dice.chance(0.2) ? 'Idempotency-Key' : '',
		requestSplitPath: dialect.settings.bulkSupport === false ? '' : dice.pick(['', '$.docs[*]']),
		baseDelay: dice.pick([0, 10, 1000]),
		...(dice.chance(0.3) && { waiting: waiting(dice) }),
	};
	return {
		seed,
		family,
		dialect,
		records: rows.map((row) => ({ [ROW]: row, ...dialect.naming.fields(row) })),
		natures: rows.map(() => nature(dialect, dice)),
		settings,
		maxRetries,
		storminess: dice.chance(0.5) ? 0 : 0.3,
		mostStorms: 1 + dice.upTo(4),
		requestCodes: codes,
		remembers,
		refusesRepeats: dialect.can.includes('knows it') && dice.chance(0.3),
		successMeans,
		slowness: dice.pick([0, 0, 3000]),
	};
}

function waiting(dice: Dice): Settings['waiting'] {
	return {
		waitPath: dice.pick(['', WAIT_PATH, `$.nothing,${WAIT_PATH}`]),
		leastWait: dice.pick([0, 2]),
		longestWait: 3600,
		heedRateLimitHeaders: true,
	};
}

function limitFor({ leastRecords = 1 }: Dialect, dice: Dice): number {
	return Math.max(leastRecords, dice.pick([1, 2, 3, 4, 5, 100]));
}

/** Where a request of one record would be another case, all requests are full. */
function countFor({ leastRecords, settings }: Dialect, limit: number, dice: Dice): number {
	const few = settings.bulkSupport === false ? 3 : 7;
	if (leastRecords === undefined) return dice.chance(0.05) ? 0 : 1 + dice.upTo(few - 1);
	return limit > 10 ? leastRecords + dice.upTo(4) : limit * (1 + dice.upTo(1));
}

function nature({ can, partial }: Dialect, dice: Dice): Nature {
	const waits = (['puts off', 'makes wait'] as const).filter((does) => can.includes(does as Does));
	const delays: Nature['delays'] = [];
	if (waits.length > 0 && dice.chance(partial ? 0.25 : 0.15)) {
		const count = 1 + dice.upTo(3);
		for (let at = 0; at < count; at++) delays.push(dice.pick(waits));
	}
	if (can.includes('stops') && dice.chance(0.03)) return { delays, last: 'stops' };
	return { delays, last: dice.chance(0.3) ? 'refuses' : 'takes' };
}
