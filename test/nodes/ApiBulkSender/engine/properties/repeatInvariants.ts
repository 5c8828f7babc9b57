import type { Exchange } from './destination';
import type { Evidence } from './faultRun';
import { first } from './first';
import type { Invariant } from './invariants';
import { isHalved, meaningOf, recoverableBefore, statusOf } from './oracle';

/** Looks at every request of every record but its first: `at` is its place in the journey. */
function eachRepeat(
	{ journeys }: Evidence,
	broken: (id: number, journey: Exchange[], at: number) => string | false | undefined,
): string | undefined {
	return first(journeys, (journey, id) =>
		first(journey.slice(1), (_, place) => {
			const finding = broken(id, journey, place + 1);
			return finding && `record ${id}, request ${journey[place + 1].number}: ${finding}`;
		}),
	);
}

/** The request that the records of a repeat were in before; undefined when it is a first one. */
function parentsOf({ journeys }: Evidence, exchange: Exchange): Array<Exchange | undefined> {
	return exchange.ids.map((id) => journeys[id][journeys[id].indexOf(exchange) - 1]);
}

/** Records of a request that are to be sent again, together. */
function toRepeat({ scenario, journeys }: Evidence, exchange: Exchange): number[] {
	return exchange.ids.filter((id) => {
		const at = journeys[id].indexOf(exchange);
		const meaning = meaningOf(scenario, id, journeys[id], at);
		if (meaning === 'yielding' || meaning === 'again') return true;
		const used = recoverableBefore(scenario, id, journeys[id], at);
		return meaning === 'recoverable' && used < scenario.maxRetries;
	});
}

function waitsUntil({ retryAfter, retryAt, answeredAt = Infinity }: Exchange): number {
	return retryAfter > 0 ? answeredAt + retryAfter : retryAt;
}

/** Records are sent again when they need it, and only then. */
export const repeatInvariants: Invariant[] = [
	[
		'only answers that ask for it lead to a repeat',
		(evidence) =>
			eachRepeat(evidence, (id, journey, at) => {
				const before = journey[at - 1];
				if (before.answeredAt === undefined) return 'its request before is still open';
				if (isHalved(evidence.scenario, before)) return undefined;
				const meaning = meaningOf(evidence.scenario, id, journey, at - 1);
				const said = JSON.stringify(before.answer).slice(0, 120);
				return (meaning === 'final' || meaning === 'stop') && `after ${said}`;
			}),
	],
	[
		'without Retry Network Errors nothing is sent again after a time-out or reset',
		(evidence) =>
			eachRepeat(evidence, (_, journey, at) => {
				const { answer } = journey[at - 1];
				if (evidence.scenario.retryNetworkErrors || answer.kind === 'response') return undefined;
				return answer.failure !== 'unreachable' && answer.failure;
			}),
	],
	[
		'a record is repeated at most Max Retries times for recoverable answers',
		(evidence) =>
			eachRepeat(evidence, (id, journey, at) => {
				const count = recoverableBefore(evidence.scenario, id, journey, at);
				return count > evidence.scenario.maxRetries && `${count} repeats`;
			}),
	],
	[
		'a repeat has exactly the records of one earlier request that need it, in order',
		(evidence) =>
			first(evidence.exchanges, (exchange) => {
				const parents = new Set(parentsOf(evidence, exchange));
				const [parent] = parents;
				const name = `request ${exchange.number} of records ${exchange.ids}`;
				if (parents.size > 1) return `${name} mixes records of different requests`;
				if (parent === undefined) return undefined;
				if (isHalved(evidence.scenario, parent)) {
					const middle = Math.ceil(parent.ids.length / 2);
					const halves = [parent.ids.slice(0, middle), parent.ids.slice(middle)];
					const isHalf = halves.some((half) => `${half}` === `${exchange.ids}`);
					return isHalf ? undefined : `${name} is no half of ${parent.ids}`;
				}
				const wanted = toRepeat(evidence, parent);
				return `${wanted}` === `${exchange.ids}` ? undefined : `${name} should be of ${wanted}`;
			}),
	],
	[
		'without a stop everything that needs a repeat gets it',
		(evidence) => {
			if (!evidence.result || evidence.result.stop !== undefined) return undefined;
			return first(evidence.exchanges, (exchange) => {
				const idle = toRepeat(evidence, exchange).filter(
					(id) => evidence.journeys[id].at(-1) === exchange,
				);
				return idle.length > 0 && `records ${idle} of request ${exchange.number} were given up`;
			});
		},
	],
	[
		'a yielding answer pauses all requests for as long as it asks',
		(evidence) =>
			first(evidence.exchanges, (yielding) => {
				const { ids, answeredMoment = Infinity } = yielding;
				const yields = ids.some((id) => {
					const journey = evidence.journeys[id];
					return (
						meaningOf(evidence.scenario, id, journey, journey.indexOf(yielding)) === 'yielding'
					);
				});
				const until = waitsUntil(yielding);
				const early = evidence.exchanges.find(
					({ at, moment }) => moment >= answeredMoment && at < until,
				);
				return yields && early && `${early.number} did not wait as ${yielding.number} asked`;
			}),
	],
	[
		'a repeat waits for as long as the answer asks',
		(evidence) =>
			eachRepeat(evidence, (_, journey, at) => {
				const early = waitsUntil(journey[at - 1]) - journey[at].at;
				return early > 0 && `${early} ms too early`;
			}),
	],
	[
		'equal idempotency keys mean equal bytes, and a repeated body keeps its key',
		(evidence) => {
			if (evidence.scenario.idempotencyKeyHeader === '') return undefined;
			const keyOf = ({ request }: Exchange) => request.headers['idempotency-key'];
			const bodies = new Map<string, Exchange>();
			return first(evidence.exchanges, (exchange) => {
				const { number, ids, request } = exchange;
				const key = keyOf(exchange);
				if (!key) return `request ${number} has no key`;
				const same = bodies.get(key) ?? exchange;
				bodies.set(key, same);
				if (same.request.body !== request.body || `${same.ids}` !== `${ids}`) {
					return `requests ${same.number} and ${number} differ but share ${key}`;
				}
				const parent = parentsOf(evidence, exchange)[0];
				const whole = parent !== undefined && `${parent.ids}` === `${ids}`;
				return whole && keyOf(parent) !== key && `requests ${parent.number} and ${number} differ`;
			});
		},
	],
	[
		'after a 401 a request is sent again with another token',
		(evidence) =>
			eachRepeat(evidence, (_, journey, at) => {
				const [before, now] = [journey[at - 1], journey[at]];
				const same = before.request.headers.authorization === now.request.headers.authorization;
				return statusOf(before) === 401 && same && 'the same token';
			}),
	],
	[
		'nothing is taken twice when no ambiguous answer is repeated',
		({ scenario, destination }) => {
			const { retryNetworkErrors, recoverable } = scenario;
			if (retryNetworkErrors || /502|5xx/.test(recoverable)) return undefined;
			return first([...destination.taken], ([id, times]) => times > 1 && `record ${id}: ${times}`);
		},
	],
];
