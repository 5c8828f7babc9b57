import type { Settlement } from '../../../../../../nodes/ApiBulkSender/engine/types';
import { first } from '../../properties/first';
import { rowsIn } from '../dialects/deeds';
import { leavesDoubt } from '../destination/exchange';
import { parsed } from '../rules/signs';
import type { Evidence } from './run';

/** A promise, and what breaks it. */
export type Invariant = readonly [string, (evidence: Evidence) => string | undefined];

/** The first finding among the records of a run that ended. */
export function eachRecord(
	{ result, journeys }: Evidence,
	broken: (settlement: Settlement, row: number) => string | false | undefined,
): string | undefined {
	if (result === undefined) return undefined;
	return first(journeys, (_, row) => {
		const settlement = result.settlements[row];
		const finding = settlement === undefined ? undefined : broken(settlement, row);
		return finding && `record ${row}: ${finding}; ${JSON.stringify(settlement)}`;
	});
}

/** Sentences in it that are about other records only. */
export function strangers(carried: unknown, row: number): string[] {
	const texts = JSON.stringify(carried).match(/why\[[\d,]+\]/g) ?? [];
	return texts.filter((text) => !rowsIn(text).includes(row));
}

/** Whether a large number is a number or a text is another promise. */
function asTexts(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'number' ? String(inner) : inner,
	);
}

/** What holds whatever the settings are. `accepted` is left out of Summary where it says nothing. */
export const commonInvariants: readonly Invariant[] = [
	[
		'every run ends with a result',
		({ result, problem }) => (result === undefined ? problem : undefined),
	],
	[
		'every record has exactly one outcome, and the account is the sum of them',
		({ result, scenario }) => {
			if (result === undefined) return undefined;
			const { settlements, records } = result;
			const of = (outcome: string) => settlements.filter((one) => one?.outcome === outcome).length;
			const because = (cause: string) => settlements.filter((one) => one?.cause === cause).length;
			const counted = [of('succeeded'), of('failed'), of('unsent')];
			const told = [records.succeeded, records.failed, records.unsent];
			const total = scenario.records.length;
			const sum = counted.reduce((all, one) => all + one, 0);
			const { accepted = because('accepted') } = records as { accepted?: number };
			const adds =
				sum === total &&
				settlements.length === total &&
				records.total === total &&
				`${counted}` === `${told}` &&
				records.unclear === because('unclear') &&
				accepted === because('accepted');
			return adds ? undefined : `${total} records, ${counted}; ${JSON.stringify(records)}`;
		},
	],
	[
		'a record is unsent or invalid only if it was in no request, and unreachable only if it cannot have arrived',
		(evidence) =>
			eachRecord(evidence, ({ outcome, cause }, row) => {
				const journey = evidence.journeys[row];
				const isHeldBack = outcome === 'unsent' || cause === 'invalid';
				if (isHeldBack !== (journey.length === 0)) return `${journey.length} requests`;
				if (cause !== 'unreachable') return undefined;
				const last = journey[journey.length - 1];
				const isOpen = last.words.get(row) !== 'nowhere' || journey.slice(0, -1).some(leavesDoubt);
				return isOpen && 'it may have arrived';
			}),
	],
	[
		'no record carries what was said of another',
		(evidence) =>
			eachRecord(evidence, ({ httpStatus, parsed: found, warnings, response }, row) => {
				// What is said of the whole request is shown with each of its records, if asked for.
				const { text = '' } = evidence.journeys[row].at(-1) ?? {};
				const isWhole = (httpStatus ?? 0) >= 300 || asTexts(response) === asTexts(parsed(text));
				const strange = strangers([found, warnings, isWhole ? undefined : response], row);
				return strange.length > 0 && `it carries ${strange}`;
			}),
	],
	[
		'attempts and batch are those of the requests it was in',
		(evidence) =>
			eachRecord(evidence, ({ attempts, batch }, row) => {
				const journey = evidence.journeys[row];
				const last = journey.at(-1)?.number;
				return (
					((attempts ?? 0) !== journey.length || (batch ?? undefined) !== last) &&
					`${journey.length} requests, the last was ${last}`
				);
			}),
	],
	[
		'what failed or was not sent has a reason',
		(evidence) =>
			eachRecord(evidence, ({ outcome, reason }) => {
				return outcome !== 'succeeded' && !reason && 'no reason';
			}),
	],
];
