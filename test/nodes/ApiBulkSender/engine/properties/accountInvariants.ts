import type { Settlement } from '../../../../../nodes/ApiBulkSender/engine/types';
import type { Evidence } from './faultRun';
import { first } from './first';
import type { Invariant } from './invariants';
import { canBeSent, fairEnd, isAmbiguous } from './oracle';

/** Looks at every record of a run that ended. */
function eachRecord(
	{ result }: Evidence,
	broken: (settlement: Settlement, id: number) => string | false | undefined,
): string | undefined {
	return first(result?.settlements ?? [], (settlement, id) => {
		const finding = settlement && broken(settlement, id);
		return finding && `record ${id}: ${finding}; ${JSON.stringify(settlement)}`;
	});
}

/** What the run says of the records is what became of them. */
export const accountInvariants: Invariant[] = [
	[
		'the run ends, and without an error',
		({ ending }) => {
			if ('stuck' in ending) return ending.stuck;
			return 'error' in ending ? `${ending.error.stack}` : undefined;
		},
	],
	[
		'total = succeeded + failed + unsent, with one settlement for each record',
		({ result, scenario }) => {
			if (result === undefined) return undefined;
			const { settlements, records } = result;
			const count = (outcome: string) => settlements.filter((s) => s?.outcome === outcome).length;
			const counted = [count('succeeded'), count('failed'), count('unsent')];
			const told = [records.succeeded, records.failed, records.unsent];
			const total = scenario.records.length;
			const sum = counted[0] + counted[1] + counted[2];
			if (sum === total && settlements.length === total && `${counted}` === `${told}`)
				return undefined;
			return `${total} records, settlements ${counted}, told ${told}`;
		},
	],
	[
		'unclear records and kinds of error add up',
		({ result }) => {
			if (result === undefined) return undefined;
			const unclear = result.settlements.filter(({ cause }) => cause === 'unclear').length;
			const errors = result.errors.reduce((sum, { count }) => sum + count, 0);
			const { records } = result;
			if (records.unclear === unclear && errors === records.failed) return undefined;
			return `${unclear} unclear, ${errors} errors; ${JSON.stringify(records)}`;
		},
	],
	[
		'nothing is called succeeded that the destination did not take',
		(evidence) =>
			eachRecord(evidence, ({ outcome }, id) => {
				const known = evidence.scenario.records[id].fate === 'known';
				const taken = known || evidence.destination.taken.has(id);
				return outcome === 'succeeded' && !taken && 'never taken';
			}),
	],
	[
		'the last answer decides outcome and cause',
		(evidence) =>
			eachRecord(evidence, ({ outcome, cause }, id) => {
				const journey = evidence.journeys[id];
				if (journey.length === 0) return undefined;
				const fair = fairEnd(evidence, id, journey);
				const kept = fair.outcome === outcome && fair.cause === cause;
				return !kept && `should be ${fair.outcome}, ${fair.cause}`;
			}),
	],
	[
		'a record that is unclear only by an earlier attempt says so, and no other does',
		(evidence) =>
			eachRecord(evidence, ({ cause, reason }, id) => {
				const journey = evidence.journeys[id];
				const last = journey.at(-1);
				if (last?.answer.kind !== 'response' || last.answer.status < 400) return undefined;
				if (isAmbiguous(last) || last.answeredAt === undefined) return undefined;
				const says = reason?.includes('may have been applied') === true;
				return says !== (cause === 'unclear') && `says so: ${says}`;
			}),
	],
	[
		'what failed has a reason, what succeeded has none',
		(evidence) =>
			eachRecord(evidence, ({ outcome, reason }) => {
				return (outcome === 'succeeded') !== (reason === undefined) || reason === ''
					? 'wrong'
					: undefined;
			}),
	],
	[
		'a record is unsent or invalid if and only if it was in no request',
		(evidence) =>
			eachRecord(evidence, ({ outcome, cause }, id) => {
				const sent = evidence.journeys[id].length > 0;
				return (
					(outcome === 'unsent' || cause === 'invalid') === sent && (sent ? 'sent' : 'not sent')
				);
			}),
	],
	[
		'a record is invalid if and only if it cannot be sent and the run came to it',
		(evidence) =>
			eachRecord(evidence, ({ outcome, cause }, id) => {
				const possible = canBeSent(evidence, id);
				if (cause === 'invalid') return possible && 'it could be sent';
				return !possible && outcome !== 'unsent' && 'it cannot be sent';
			}),
	],
	[
		'attempts is the number of requests it was in, batch the number of the last',
		(evidence) =>
			eachRecord(evidence, ({ attempts, batch }, id) => {
				const journey = evidence.journeys[id];
				const last = journey.at(-1)?.number ?? null;
				return (attempts !== journey.length || batch !== last) && `${journey.length} requests`;
			}),
	],
	[
		'every request is counted',
		({ result, exchanges }) => {
			const sent = result?.requests.sent ?? exchanges.length;
			return sent === exchanges.length ? undefined : `${sent} of ${exchanges.length}`;
		},
	],
	[
		'without a stop, a cancel or Send Only First nothing is unsent',
		({ result, scenario }) => {
			if (!result || result.stop !== undefined || scenario.sendOnlyFirst > 0) return undefined;
			return result.records.unsent > 0 ? `${result.records.unsent} unsent` : undefined;
		},
	],
	[
		'a cancel settles the run at once',
		({ cancelledAt, endedAt, result }) => {
			if (cancelledAt === undefined) return undefined;
			if (result?.stop?.kind !== 'cancelled') return `the run ended by ${result?.stop?.kind}`;
			return endedAt === cancelledAt ? undefined : `${endedAt - cancelledAt} ms later`;
		},
	],
];
