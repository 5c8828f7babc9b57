import type { Exchange } from './destination';
import type { Evidence } from './faultRun';
import { first } from './first';
import type { Invariant } from './invariants';
import { isHalved, meaningOf, statusOf } from './oracle';
import { matchesByKey, SMALL } from './setup';

const PERIOD = 2000;

function eachRequest(
	{ exchanges }: Evidence,
	broken: (exchange: Exchange, at: number) => string | false | undefined,
): string | undefined {
	return first(exchanges, (exchange, at) => {
		const finding = broken(exchange, at);
		return finding && `request ${exchange.number} of records ${exchange.ids}: ${finding}`;
	});
}

const repeats = (values: readonly unknown[]) => new Set(values).size < values.length;

/** Requests leave within all limits at once. */
export const trafficInvariants: Invariant[] = [
	[
		'never more requests are open than Concurrency allows',
		(evidence) =>
			eachRequest(evidence, ({ openBefore }) => {
				return openBefore >= evidence.scenario.concurrency && `${openBefore + 1} are open`;
			}),
	],
	[
		'one request at a time until the first 2xx answer',
		(evidence) =>
			eachRequest(evidence, ({ openBefore, afterSuccess }) => {
				return !afterSuccess && openBefore > 0 && `${openBefore + 1} are open`;
			}),
	],
	[
		'never more than Requests per Period start in any window of one period',
		(evidence) => {
			const { requestsPerPeriod: most } = evidence.scenario;
			if (most === 0) return undefined;
			return eachRequest(evidence, ({ at }, place) => {
				const window = evidence.exchanges[place - most];
				return window && at - window.at < PERIOD && `${most + 1} within ${at - window.at} ms`;
			});
		},
	],
	[
		'no batch is over Grouping Limit',
		(evidence) =>
			eachRequest(evidence, ({ ids }) => {
				const { bulk, groupingLimit, itemsAre } = evidence.scenario;
				if (itemsAre === 'requestBodies') return undefined;
				return ids.length > (bulk ? groupingLimit : 1) && `${ids.length} records`;
			}),
	],
	[
		'a request holds records of one ready-made body only',
		(evidence) =>
			eachRequest(evidence, ({ ids }) => {
				if (evidence.scenario.itemsAre === 'records') return undefined;
				return new Set(ids.map((id) => evidence.bodyOf[id])).size > 1 && 'of several';
			}),
	],
	[
		'no body is over Max Body Size',
		(evidence) =>
			eachRequest(evidence, ({ request }) => {
				const bytes = Buffer.byteLength(request.body ?? '');
				return evidence.scenario.smallBodies && bytes > SMALL && `${bytes} bytes`;
			}),
	],
	[
		'every record goes to its own URL',
		(evidence) =>
			eachRequest(evidence, ({ path, places, ids }) => {
				const { bulk, perPlace } = evidence.scenario;
				const plain = path.replace(/^(\/moved)+/, '').replace('%26', '&');
				if (!bulk) return plain !== `/v1/records/${ids[0]}` && plain;
				if (!perPlace) return plain !== '/v1/records' && plain;
				return places.some((place) => plain !== `/v1/places/${place}/records`) && plain;
			}),
	],
	[
		'equal match keys never share a batch',
		(evidence) =>
			eachRequest(evidence, ({ keys }) => {
				return matchesByKey(evidence.scenario) && repeats(keys) && `keys ${keys}`;
			}),
	],
	[
		'records beyond Send Only First are not sent',
		(evidence) =>
			eachRequest(evidence, ({ ids }) => {
				const { sendOnlyFirst: most } = evidence.scenario;
				return most > 0 && ids.some((id) => id >= most) && 'beyond';
			}),
	],
	[
		'a record waits until the one before it with an equal Serialize By is settled',
		({ scenario, journeys }) => {
			if (!scenario.serialize) return undefined;
			const before = new Map<string, { id: number; end: number }>();
			return first(journeys, (journey, id) => {
				const { serial } = scenario.records[id];
				if (serial === undefined || journey.length === 0) return undefined;
				const earlier = before.get(serial);
				before.set(serial, { id, end: journey.at(-1)?.answeredMoment ?? Infinity });
				const early = earlier !== undefined && journey[0].moment < earlier.end;
				return early && `record ${id} did not wait for record ${earlier.id}`;
			});
		},
	],
	[
		'records of an equal Serialize By leave without gaps, in the order they came',
		({ scenario, journeys, result }) => {
			if (!scenario.serialize) return undefined;
			const skipped = new Set<string>();
			return first(journeys, (journey, id) => {
				const { serial } = scenario.records[id];
				if (serial === undefined) return undefined;
				if (result?.settlements[id]?.outcome === 'unsent') skipped.add(serial);
				return journey.length > 0 && skipped.has(serial) && `record ${id} overtook an unsent one`;
			});
		},
	],
	[
		'one token request at a time, and no request without a token',
		(evidence) => {
			const { mostTokenRequests: most } = evidence.destination;
			if (most > 1) return `${most} at once`;
			return eachRequest(evidence, ({ request }) => !request.headers.authorization && 'no token');
		},
	],
	[
		'nothing starts after a stop code has been answered',
		(evidence) => {
			const { stopCodes } = evidence.scenario;
			const stopping = evidence.exchanges.find((exchange) => {
				if (stopCodes.includes('403') && statusOf(exchange) === 403) return true;
				return stopCodes.includes('HALT') && [...exchange.says.values()].includes('HALT');
			});
			const moment = stopping?.answeredMoment ?? Infinity;
			return eachRequest(evidence, (exchange) => exchange.moment >= moment && 'too late');
		},
	],
	[
		'a run with as many failed records as Stop After Failures is called stopped',
		({ scenario, result }) => {
			const { stopAfterFailures: most } = scenario;
			if (most === 0 || !result || result.records.failed < most) return undefined;
			return result.stop === undefined ? `${result.records.failed} failed` : undefined;
		},
	],
	[
		'nothing starts once Stop After Failures is reached',
		(evidence) => {
			const { scenario, journeys } = evidence;
			const { stopAfterFailures: most } = scenario;
			if (most === 0) return undefined;
			const ends = journeys.flatMap((journey, id) => {
				const last = journey.at(-1);
				if (last === undefined || isHalved(scenario, last)) return [];
				if (evidence.result?.settlements[id]?.outcome !== 'failed') return [];
				const isFinal = meaningOf(scenario, id, journey, journey.length - 1) === 'final';
				return isFinal && last.answeredMoment !== undefined ? [last.answeredMoment] : [];
			});
			return eachRequest(evidence, ({ moment }) => {
				const failed = ends.filter((end) => end <= moment).length;
				return failed >= most && `after ${failed} failed`;
			});
		},
	],
];
